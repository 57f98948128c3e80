package dev.c2ecs.compose.loader;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.diagnostic.Severity;
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
            new Steps() {
              @Override
              public Mapping apply(Mapping part) {
                Mapping filled = defaulted(part, found());
                return failed() ? filled : resolved(filled, set);
              }

              @Override
              Mapping afterError(Mapping whole) {
                return resolved(reporter.endStep(defaulted(whole, reporter)), set);
              }
            }));
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

  /** Steps on one service or resource at a time. */
  private abstract static class Steps implements UnaryOperator<Mapping>, Reporter {

    private final List<Diagnostic> found = new ArrayList<>();
    private boolean failed;

    @Override
    public void report(Diagnostic diagnostic) {
      failed |= diagnostic.severity() == Severity.ERROR;
      found.add(diagnostic);
    }

    /** Whether one of the steps had an error: what follows would run on what it refused. */
    boolean failed() {
      return failed;
    }

    /** Takes what the steps find. */
    Reporter found() {
      return this;
    }

    /** The same steps on the whole, where each leaves out what the one before it refused. */
    abstract Mapping afterError(Mapping whole);
  }

  /** Runs steps on one entry after the other, and on the whole instead when one has an error. */
  private Mapping inTurn(Mapping model, Steps steps) {
    Mapping result = Entries.each(model, steps);
    if (steps.failed()) {
      return steps.afterError(model);
    }
    for (Diagnostic diagnostic : steps.found) {
      reporter.report(diagnostic);
    }
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
    Mapping doc = inTurn(root, interpolation(set));
    doc =
        new Includes(sources, reporter, resolvePaths, home).apply(doc, set, document.directives());
    for (YamlDocument.Directive directive : document.directives()) {
      warnOfList(model, directive);
    }
    Mapping base = withoutDirectives(model, document.directives());
    Extends extending = new Extends(sources, reporter, home);
    doc = reporter.endStep(extending.apply(doc, file, set, document.directives()));
    Mapping merged = reporter.endStep(Merger.merge(base, doc, reporter));
    return withoutVersion(inTurn(merged, canonicalForms()));
  }

  private Steps interpolation(FileSet set) {
    return new Steps() {
      private final Interpolator interpolator = new Interpolator(set.variables(), found());

      @Override
      public Mapping apply(Mapping part) {
        Mapping result = set.interpolate() ? interpolator.part(part) : part;
        Spellings.check(result, found());
        return result;
      }

      @Override
      Mapping afterError(Mapping whole) {
        Mapping result = (Mapping) Interpolator.interpolate(whole, set.variables(), reporter);
        Spellings.check(result, reporter);
        return reporter.endStep(result);
      }
    };
  }

  private Steps canonicalForms() {
    return new Steps() {
      @Override
      public Mapping apply(Mapping part) {
        Mapping unique = Unicity.apply(part, found());
        SchemaValidator.validate(unique, found());
        return failed() ? unique : Unicity.apply(Canonical.apply(unique, found()), found());
      }

      @Override
      Mapping afterError(Mapping whole) {
        return canonicalAfterError(whole);
      }
    };
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
