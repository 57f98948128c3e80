package dev.c2ecs.compose.loader;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.interpolation.Interpolator;
import dev.c2ecs.compose.schema.SchemaValidator;
import dev.c2ecs.compose.transform.Canonical;
import dev.c2ecs.compose.transform.Defaults;
import dev.c2ecs.compose.transform.Entries;
import dev.c2ecs.compose.transform.Merger;
import dev.c2ecs.compose.transform.Normalizer;
import dev.c2ecs.compose.transform.ProjectPaths;
import dev.c2ecs.compose.transform.SemanticChecks;
import dev.c2ecs.compose.transform.Spellings;
import dev.c2ecs.compose.transform.Unicity;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Turns a set of files into one tree in canonical form with absolute paths. */
final class ModelLoader {

  private final Sources sources;
  private final Faults reporter;
  private final boolean resolvePaths;
  private final String home;

  ModelLoader(Sources sources, Faults reporter, boolean resolvePaths, String home) {
    this.sources = sources;
    this.reporter = reporter;
    this.resolvePaths = resolvePaths;
    this.home = home;
  }

  /** The merged model of the files without what is wrong with it; empty when nothing is left. */
  Optional<Mapping> load(FileSet set) {
    Mapping model = Mapping.empty(Origin.DEFAULT);
    for (Sources.ComposeFile file : set.files()) {
      for (YamlDocument document : file.documents()) {
        model = mergeDocument(model, document, file, set);
      }
    }
    if (model.entries().isEmpty() && reporter.any()) {
      return Optional.empty();
    }
    if (model.entries().isEmpty()) {
      Sources.ComposeFile first = set.files().get(0);
      sources.fail(
          ReadCode.EMPTY_FILE,
          first.path(),
          Origin.DEFAULT,
          "the file is empty",
          "a Compose file has at least `services:`");
      return Optional.empty();
    }
    return Optional.of(
        inTurn(
            model,
            found -> part -> resolved(defaulted(part, found), set),
            whole -> resolved(reporter.endStep(defaulted(whole, reporter)), set)));
  }

  private static Mapping defaulted(Mapping model, Reporter found) {
    Mapping filled = Defaults.apply(model);
    SemanticChecks.check(filled, found);
    return filled;
  }

  private Mapping resolved(Mapping model, FileSet set) {
    Mapping resolved = resolvePaths ? ProjectPaths.resolve(model, set.directory(), home) : model;
    return Normalizer.resolveEnvironment(resolved, set.variables());
  }

  /**
   * Runs steps on one service or resource after the other. After an error they run on the whole
   * instead, where each step leaves out what the one before it refused.
   */
  private Mapping inTurn(
      Mapping model,
      Function<Reporter, UnaryOperator<Mapping>> steps,
      UnaryOperator<Mapping> afterError) {
    List<Diagnostic> found = new ArrayList<>();
    Mapping result = Entries.each(model, steps.apply(found::add));
    if (Diagnostic.anyError(found)) {
      return afterError.apply(model);
    }
    found.forEach(reporter::report);
    return result;
  }

  private Mapping mergeDocument(
      Mapping model, YamlDocument document, Sources.ComposeFile file, FileSet set) {
    if (!(document.root() instanceof Mapping root)) {
      reporter.report(
          Diagnostic.at(
              ReadCode.WRONG_TYPE,
              TreePath.ROOT,
              document.root().origin(),
              "the top level must be a mapping, not a " + document.root().kind(),
              "a Compose file has at least `services:`"));
      return model;
    }
    Mapping doc =
        inTurn(
            root,
            found -> interpolation(set, found),
            whole -> reporter.endStep(interpolation(set, reporter).apply(whole)));
    doc =
        new Includes(sources, reporter, resolvePaths, home).apply(doc, set, document.directives());
    document.directives().forEach(directive -> warnOfList(model, directive));
    Mapping base = withoutDirectives(model, document.directives());
    Extends extending = new Extends(sources, reporter, home);
    doc = reporter.endStep(extending.apply(doc, file, set, document.directives()));
    Mapping merged = reporter.endStep(Merger.merge(base, doc, reporter));
    return withoutVersion(
        inTurn(merged, found -> part -> canonical(part, found), this::canonicalAfterError));
  }

  private static UnaryOperator<Mapping> interpolation(FileSet set, Reporter found) {
    Interpolator interpolator = new Interpolator(set.variables(), found);
    return part -> {
      Mapping result = set.interpolate() ? interpolator.part(part) : part;
      Spellings.check(result, found);
      return result;
    };
  }

  private static Mapping canonical(Mapping model, Reporter found) {
    Mapping unique = Unicity.apply(model, found);
    SchemaValidator.validate(unique, found);
    return Unicity.apply(Canonical.apply(unique, found), found);
  }

  private Mapping canonicalAfterError(Mapping model) {
    Mapping unique = reporter.endStep(Unicity.apply(model, reporter));
    SchemaValidator.validate(unique, reporter);
    Mapping valid = reporter.endStep(unique);
    Mapping canonical = reporter.endStep(Canonical.apply(valid, reporter));
    return reporter.endStep(Unicity.apply(canonical, reporter));
  }

  private Mapping withoutVersion(Mapping model) {
    model
        .get("version")
        .ifPresent(
            version ->
                reporter.report(
                    Diagnostic.at(
                        ReadCode.OBSOLETE_VERSION,
                        TreePath.of("version"),
                        version.origin(),
                        "the attribute version is obsolete and ignored",
                        "remove it")));
    return model.without("version");
  }

  /** A key cannot be taken out of what an earlier file wrote as a list. */
  private void warnOfList(Mapping model, YamlDocument.Directive directive) {
    List<String> segments = directive.path().segments();
    Node node = model;
    for (int i = 0; i < segments.size(); i++) {
      if (node instanceof Sequence && !directive.path().isItem()) {
        reporter.report(
            Diagnostic.at(
                ReadCode.SURPRISING,
                directive.path(),
                directive.origin(),
                "there is nothing to reset at "
                    + directive.path()
                    + ": an earlier file wrote a list there",
                "reset the whole list, or write a mapping in the earlier file"));
        return;
      }
      Optional<Node> child =
          node instanceof Mapping mapping ? mapping.get(segments.get(i)) : Optional.empty();
      if (child.isEmpty()) {
        return;
      }
      node = child.get();
    }
  }

  /** Drops what the document resets or overrides from the model so far. */
  static Mapping withoutDirectives(Mapping model, List<YamlDocument.Directive> directives) {
    Mapping result = model;
    for (YamlDocument.Directive directive : directives) {
      result = without(result, directive.path().segments());
    }
    return result;
  }

  private static Mapping without(Mapping mapping, List<String> segments) {
    if (segments.isEmpty()) {
      return mapping;
    }
    String key = segments.get(0);
    if (segments.size() == 1) {
      return mapping.without(key);
    }
    return mapping
        .mapping(key)
        .map(child -> mapping.with(key, without(child, segments.subList(1, segments.size()))))
        .orElse(mapping);
  }
}
