package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.transform.Merger;
import dev.c2ecs.compose.transform.ResourceSteps;
import dev.c2ecs.compose.transform.WrongKind;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.NodeText;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports the models of included files.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/include/">Compose specification,
 *     Include</a>
 */
final class Includes {

  /** The deepest nesting of includes. */
  static final int MAX_CHAIN = 50;

  /** The most files that a project includes, one counted as often as it is included. */
  static final int MAX_FILES = 1000;

  private static final List<String> KEYS = List.of("path", "project_directory", "env_file");

  private final Sources sources;
  private final LoadErrors reporter;
  private final String home;

  Includes(Sources sources, LoadErrors reporter, String home) {
    this.sources = sources;
    this.reporter = reporter;
    this.home = home;
  }

  /**
   * The document with everything that it includes below its own definitions.
   *
   * @param file the file of the document
   * @param directives what the document resets or overrides
   */
  Mapping apply(Mapping doc, Sources.ComposeFile file, FileSet set, Directives directives) {
    Optional<Node> include = doc.get("include");
    if (include.isEmpty() || !(include.get() instanceof Sequence || include.get().isNull())) {
      return doc;
    }
    Mapping result = doc.without("include");
    List<String> chain = new ArrayList<>(set.chain());
    chain.add(file.path());
    List<Node> items = doc.items("include");
    for (int i = 0; i < items.size(); i++) {
      Optional<Mapping> imported = load(items.get(i), set, chain, i);
      if (imported.isPresent()) {
        result = imported(imported.get(), result, directives);
      } else {
        reporter.missesPart();
      }
    }
    return result;
  }

  private Mapping imported(Mapping source, Mapping target, Directives directives) {
    Mapping result = target;
    for (String section : ResourceSteps.SECTIONS) {
      if (source.mapping(section).isEmpty()) {
        continue;
      }
      Node own = target.get(section).orElse(Mapping.empty(source.origin()));
      if (!(own instanceof Mapping local)) {
        String hint = "an included file has " + section + " as well";
        reporter.report(WrongKind.of(own, TreePath.of(section), "a mapping", hint));
        continue;
      }
      Map<String, Node> entries = new LinkedHashMap<>(source.child(section).entries());
      local
          .entries()
          .forEach(
              (name, node) ->
                  entries.merge(
                      name, node, (a, b) -> merged(TreePath.of(section, name), a, b, directives)));
      result = result.with(section, local.withEntries(entries));
    }
    return result;
  }

  /** The local definition over the imported one; equal ones are one. */
  private Node merged(TreePath path, Node imported, Node local, Directives directives) {
    return NodeText.of(imported).equals(NodeText.of(local))
        ? local
        : Merger.merge(
            directives.appliedTo(path.keyAt(0), path.key(), imported), local, path, reporter);
  }

  private Optional<Mapping> load(Node item, FileSet set, List<String> chain, int index) {
    Origin origin = item.origin();
    TreePath at = TreePath.of("include").item(index);
    if (!isInclude(item)) {
      reporter.report(WrongKind.of(item, at, "a string or a mapping", "write the path of a file"));
      return Optional.empty();
    }
    Mapping none = Mapping.empty(origin);
    Mapping include =
        item instanceof Mapping mapping ? mapping : isPath(item) ? none.with("path", item) : none;
    if (!checkKeys(include, at)) {
      return Optional.empty();
    }
    List<String> paths = texts(include, "path");
    if (paths.isEmpty()) {
      String message = "the include names no file: it includes nothing";
      fail(ReadCode.SURPRISING, at, origin, message, "add `path: …`");
      // An env file that is named is looked at all the same.
      variables(include, sources.fromHere(projectDirectory(include)), set);
      return Optional.of(Mapping.empty(origin));
    }
    List<Sources.ComposeFile> files = new ArrayList<>();
    for (String path : paths) {
      String absolute = Sources.resolve(set.directory(), path);
      if (chain.size() > MAX_CHAIN) {
        fail(
            ReadCode.INCLUDE,
            at,
            origin,
            "includes are nested more than " + MAX_CHAIN + " levels deep",
            "include the file further up");
        return Optional.empty();
      }
      if (files.isEmpty() && chain.contains(absolute)) {
        fail(
            ReadCode.INCLUDE,
            at,
            origin,
            "the files include each other in a circle: " + circle(chain, absolute),
            "remove one of these includes");
        return Optional.empty();
      }
      if (sources.countInclude() > MAX_FILES) {
        String message = "more than " + MAX_FILES + " files are included";
        fail(ReadCode.INCLUDE, at, origin, message, "include fewer files");
        return Optional.empty();
      }
      sources.compose(absolute, origin).ifPresent(files::add);
    }
    if (files.size() < paths.size()) {
      return Optional.empty();
    }
    return loadFiles(files, include, set, chain);
  }

  private String circle(List<String> chain, String last) {
    StringBuilder result = new StringBuilder();
    for (String path : chain) {
      result.append(sources.label(path)).append(" → ");
    }
    return result.append(sources.label(last)).toString();
  }

  /** Whether an item has a form that can be read; a date is an include of nothing. */
  private static boolean isInclude(Node item) {
    return item instanceof Mapping
        || (item instanceof Scalar scalar && (scalar.isString() || scalar.isNull()));
  }

  private static boolean isPath(Node node) {
    return node instanceof Scalar scalar && scalar.isString() && !scalar.isDate();
  }

  /** Whether the values have a form that can be read; the schema never sees an include. */
  private boolean checkKeys(Mapping include, TreePath at) {
    int before = reporter.count();
    for (Map.Entry<String, Node> entry : include.entries().entrySet()) {
      String key = entry.getKey();
      Node value = entry.getValue();
      TreePath path = at.child(key);
      if (key.equals("project_directory")) {
        checkDirectory(value, path);
      } else if (KEYS.contains(key)) {
        checkPaths(value, path);
      } else if (!key.startsWith("x-")) {
        String message = "`" + key + "` is not a key of an include and has no effect";
        String hint = NearestName.hint(key, KEYS, "its keys are " + String.join(", ", KEYS));
        fail(ReadCode.SURPRISING, path, value.origin(), message, hint);
      }
    }
    return reporter.count() == before;
  }

  private void checkDirectory(Node value, TreePath path) {
    boolean isNumber = value instanceof Scalar scalar && scalar.type() == ScalarType.INTEGER;
    if (!isPath(value) && !value.isNull() && !isNumber) {
      reporter.report(WrongKind.of(value, path, "a string", "write a path"));
    }
  }

  private void checkPaths(Node value, TreePath path) {
    if (!(value instanceof Sequence list)) {
      if (!isPath(value) && !value.isNull()) {
        reporter.report(WrongKind.of(value, path, "a string or a list of strings", "write a path"));
      }
      return;
    }
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      if (!isPath(item)) {
        reporter.report(WrongKind.of(item, path.item(i), "a string", "write a path"));
      }
    }
  }

  private Optional<Mapping> loadFiles(
      List<Sources.ComposeFile> files, Mapping include, FileSet set, List<String> chain) {
    String first = files.get(0).path();
    String given = projectDirectory(include);
    String named =
        given.isEmpty() ? UnixPath.clean(first + "/..") : UnixPath.resolve(set.directory(), given);
    String directory =
        given.isEmpty() || given.startsWith("/") ? named : existing(named, given, include, set);
    FileSet included =
        new FileSet(
            files,
            directory,
            Optional.of(
                given.startsWith("/") ? given : UnixPath.relative(set.directory(), directory)),
            variables(include, named, set),
            set.options(),
            chain);
    return new ModelLoader(sources, reporter, home).load(included);
  }

  private static String projectDirectory(Mapping include) {
    return include.text("project_directory").orElse("");
  }

  /** The directory that is named, or else, when it is none, the one that it would be in. */
  private String existing(String named, String given, Mapping include, FileSet set) {
    if (sources.isDirectory(named)) {
      return named;
    }
    String parent = UnixPath.resolve(set.directory(), UnixPath.parent(given));
    reporter.report(
        Diagnostic.at(
            ReadCode.SURPRISING,
            Location.of(include.get("project_directory").orElse(include).origin()),
            given + " is no directory: the paths of the included file start in " + parent,
            "make the directory, or name another one"));
    return parent;
  }

  private Variables variables(Mapping include, String directory, FileSet set) {
    List<String> named = texts(include, "env_file");
    List<String> files = new ArrayList<>();
    if (named.isEmpty()) {
      String implied = directory + "/.env";
      if (sources.exists(implied) && !sources.isDirectory(implied)) {
        files.add(implied);
      }
    }
    for (String name : named) {
      if (!name.equals("/dev/null")) {
        files.add(UnixPath.resolve(set.directory(), name));
      }
    }
    return new EnvFiles(sources, reporter).behind(set.variables(), files, include.origin());
  }

  private static List<String> texts(Mapping mapping, String key) {
    Optional<Node> node = mapping.get(key);
    if (node.isPresent() && node.get() instanceof Sequence list) {
      return list.items().stream()
          .filter(Scalar.class::isInstance)
          .map(item -> ((Scalar) item).text())
          .toList();
    }
    return mapping.text(key).map(List::of).orElse(List.of());
  }

  private void fail(ReadCode code, TreePath path, Origin origin, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, origin, message, hint));
  }
}
