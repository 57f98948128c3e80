package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.interpolation.Interpolator;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.transform.Merger;
import dev.c2ecs.compose.transform.ProjectPaths;
import dev.c2ecs.compose.transform.ShortForms;
import dev.c2ecs.compose.transform.UniqueItems;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges services over the ones that they extend.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#extends">Compose
 *     specification, extends</a>
 */
final class Extends {

  /** Services of one file, their relative paths starting from the directory of the project. */
  private record Scope(String label, Mapping services, Directives directives) {}

  /** The longest chain of services that extend each other. */
  static final int MAX_CHAIN = 100;

  private final Map<String, Optional<Scope>> scopes = new HashMap<>();
  private final Sources sources;
  private final LoadErrors reporter;
  private final String home;

  Extends(Sources sources, LoadErrors reporter, String home) {
    this.sources = sources;
    this.reporter = reporter;
    this.home = home;
  }

  /** The document with every {@code extends} of its services carried out. */
  Mapping apply(Mapping doc, Sources.ComposeFile file, FileSet set, Directives directives) {
    Optional<Mapping> services = doc.mapping("services");
    if (services.isEmpty()) {
      doc.get("services")
          .ifPresent(node -> mustBeMapping(TreePath.of("services"), "services", node));
      return doc;
    }
    Scope scope = new Scope(file.label(), services.get(), directives);
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> service : scope.services().entries().entrySet()) {
      int before = reporter.count();
      String name = service.getKey();
      entries.put(name, resolve(name, service.getValue(), scope, set, List.of()));
      if (reporter.count() > before) {
        reporter.affects(TreePath.of("services", name));
      }
    }
    return doc.with("services", services.get().withEntries(entries));
  }

  private Node resolve(String name, Node node, Scope scope, FileSet set, List<String> chain) {
    if (!(node instanceof Mapping service) || service.get("extends").isEmpty()) {
      return node;
    }
    Node reference = service.get("extends").get();
    if (!isReference(reference)) {
      return node;
    }
    Mapping own = service.without("extends");
    TreePath path = TreePath.of("services", name, "extends");
    String here = name + " in " + scope.label();
    List<String> longer = new ArrayList<>(chain);
    longer.add(here);
    if (chain.contains(here)) {
      fail(
          path,
          reference,
          "services extend each other in a circle: " + String.join(" → ", longer),
          "remove `extends` from one of them");
      return own;
    }
    if (longer.size() > MAX_CHAIN) {
      String message = "more than " + MAX_CHAIN + " services extend each other";
      fail(path, reference, message, "extend a service that stands nearer to the first");
      return own;
    }
    Optional<Node> base = base(reference, path, scope, set, longer);
    if (base.isEmpty()) {
      return own;
    }
    if (base.get().isNull()) {
      return service;
    }
    TreePath at = TreePath.of("services", name);
    if (!(base.get() instanceof Mapping)) {
      mustBeMapping(at, "services." + target(reference).orElse(name), base.get());
      return own;
    }
    Node kept = scope.directives().appliedTo("services", name, base.get());
    return Merger.merge(kept, own, at, reporter);
  }

  private void mustBeMapping(TreePath path, String what, Node node) {
    reporter.report(
        Diagnostic.at(
            ReadCode.WRONG_TYPE,
            path,
            node.origin(),
            what + " must be a mapping, not " + (node.isNull() ? "empty" : "a " + node.kind()),
            "write `key: value` pairs"));
  }

  private static Optional<String> target(Node reference) {
    return reference instanceof Mapping mapping
        ? mapping.text("service")
        : Optional.of(((Scalar) reference).text());
  }

  /** Whether the schema will have nothing against the form of the reference. */
  private static boolean isReference(Node node) {
    return node instanceof Scalar
        || (node instanceof Mapping mapping
            && mapping.get("file").map(Scalar.class::isInstance).orElse(true));
  }

  private Optional<Node> base(
      Node reference, TreePath path, Scope scope, FileSet set, List<String> chain) {
    Optional<String> target = target(reference);
    if (target.isEmpty()) {
      fail(path, reference, path + " needs the key `service`", "add `service: NAME`");
      return Optional.empty();
    }
    Optional<String> file =
        reference instanceof Mapping mapping ? mapping.text("file") : Optional.empty();
    if (file.isEmpty()) {
      return service(target.get(), reference, path, scope)
          .map(node -> resolve(target.get(), node, scope, set, chain));
    }
    String absolute = Sources.resolve(set.directory(), file.get());
    Optional<Scope> other = scope(absolute, reference.origin(), set);
    if (other.isEmpty()) {
      return Optional.empty();
    }
    return service(target.get(), reference, path, other.get())
        .map(node -> resolve(target.get(), node, other.get(), set, chain));
  }

  private Optional<Node> service(String name, Node reference, TreePath path, Scope scope) {
    Optional<Node> found = scope.services().get(name);
    if (found.isEmpty()) {
      fail(
          path,
          reference,
          path + " names the service " + name + ", which " + scope.label() + " does not have",
          NearestName.hint(
              name,
              scope.services().entries().keySet(),
              "define it there, or name the file that has it: `file: …`"));
    }
    return found;
  }

  /** The services of another file, interpolated and in canonical form, not validated. */
  private Optional<Scope> scope(String path, Origin from, FileSet set) {
    Optional<Scope> known = scopes.get(path);
    if (known == null) {
      known = readScope(path, from, set);
      scopes.put(path, known);
    }
    return known;
  }

  private Optional<Scope> readScope(String path, Origin from, FileSet set) {
    Optional<Sources.ComposeFile> file = sources.compose(path, from);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Mapping model = Mapping.empty(Origin.DEFAULT);
    Directives directives = new Directives(List.of());
    // What is wrong in this file is left out of it, whatever the project has at the same path.
    LoadErrors faults = new LoadErrors(reporter);
    Interpolator interpolator =
        new Interpolator(set.variables(), set.options().postponed(), faults);
    for (YamlDocument document : file.get().documents()) {
      if (!(document.root() instanceof Mapping root)) {
        mustBeMapping(TreePath.ROOT, "the top level", document.root());
        continue;
      }
      Mapping doc =
          set.options().interpolate() ? faults.endStep(interpolator.interpolate(root)) : root;
      directives = new Directives(document.directives());
      Mapping base = directives.appliedTo(model);
      model = faults.endStep(UniqueItems.apply(Merger.merge(base, doc, faults), faults));
      model = faults.endStep(ShortForms.apply(model, faults));
    }
    Optional<Mapping> services = model.mapping("services");
    if (services.isEmpty()) {
      reporter.report(
          Diagnostic.at(
              ReadCode.EXTENDS,
              TreePath.ROOT,
              from,
              file.get().label() + " has no services to extend",
              "name the file that defines the service"));
    }
    Directives last = directives;
    String directory = UnixPath.relative(set.directory(), UnixPath.clean(path + "/.."));
    return services.map(s -> new Scope(file.get().label(), rebased(s, directory), last));
  }

  /**
   * The services with their paths starting from the directory of the project. They stay relative:
   * only so they are the same as ones that the project writes itself.
   */
  private Mapping rebased(Mapping services, String directory) {
    return ProjectPaths.resolve(
            Mapping.empty(Origin.DEFAULT).with("services", services), directory, home, reporter)
        .child("services");
  }

  private void fail(TreePath path, Node node, String message, String hint) {
    reporter.report(Diagnostic.at(ReadCode.EXTENDS, path, node.origin(), message, hint));
  }
}
