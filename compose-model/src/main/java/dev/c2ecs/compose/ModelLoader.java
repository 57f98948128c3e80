package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.interpolation.Interpolator;
import dev.c2ecs.compose.schema.SchemaValidator;
import dev.c2ecs.compose.transform.ChangedScalars;
import dev.c2ecs.compose.transform.DefaultValues;
import dev.c2ecs.compose.transform.EnvironmentValues;
import dev.c2ecs.compose.transform.Merger;
import dev.c2ecs.compose.transform.ProjectPaths;
import dev.c2ecs.compose.transform.ResourceSteps;
import dev.c2ecs.compose.transform.SemanticChecks;
import dev.c2ecs.compose.transform.ShortForms;
import dev.c2ecs.compose.transform.UniqueItems;
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

  /** What to do about a file without anything. */
  static final String AT_LEAST = "a Compose file has at least `services:`";

  private final Sources sources;
  private final LoadErrors reporter;
  private final String home;

  ModelLoader(Sources sources, LoadErrors reporter, String home) {
    this.sources = sources;
    this.reporter = reporter;
    this.home = home;
  }

  /** The merged model of the files without what is wrong with it; empty when that left nothing. */
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
    return Optional.of(
        set.options().until() == LoadOptions.Stage.MERGED
            ? model
            : inTurn(model, faults -> part -> resolved(part, set, faults)));
  }

  private Mapping resolved(Mapping model, FileSet set, LoadErrors faults) {
    Mapping filled = DefaultValues.apply(model);
    SemanticChecks.check(filled, set.base().isPresent(), faults);
    filled = faults.endStep(filled);
    Mapping resolved =
        set.base().isPresent()
            ? ProjectPaths.resolve(filled, set.base().get(), home, faults)
            : filled;
    return EnvironmentValues.ofLists(resolved, set.variables());
  }

  /**
   * Runs steps on one service or resource after the other. When one has an error they run again on
   * the whole, because what follows from an error may be anywhere.
   */
  private Mapping inTurn(Mapping model, Function<LoadErrors, UnaryOperator<Mapping>> steps) {
    List<Diagnostic> found = new ArrayList<>();
    LoadErrors trial = new LoadErrors(found::add);
    Mapping result = ResourceSteps.each(model, steps.apply(trial));
    if (trial.any()) {
      return steps.apply(reporter).apply(model);
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
              "the top level must be a mapping, not "
                  + (document.root().isNull() ? "empty" : "a " + document.root().kind()),
              AT_LEAST));
      return model;
    }
    Mapping doc = inTurn(root, faults -> interpolation(set, faults));
    Directives directives = new Directives(document.directives());
    doc = new Includes(sources, reporter, home).apply(doc, file, set, directives);
    for (YamlDocument.Directive directive : document.directives()) {
      warnOfList(model, directive);
    }
    Mapping base = directives.appliedTo(model);
    Extends extending = new Extends(sources, reporter, home);
    doc = reporter.endStep(extending.apply(doc, file, set, directives));
    Mapping merged = reporter.endStep(Merger.merge(base, doc, reporter));
    Mapping canonical = inTurn(merged, faults -> part -> canonical(part, set, faults));
    return set.options().until() == LoadOptions.Stage.MERGED
        ? canonical
        : withoutVersion(canonical);
  }

  private static UnaryOperator<Mapping> interpolation(FileSet set, LoadErrors faults) {
    Interpolator interpolator =
        new Interpolator(set.variables(), set.options().postponed(), faults);
    return part -> {
      Mapping result =
          set.options().interpolate() ? faults.endStep(interpolator.interpolate(part)) : part;
      ChangedScalars.check(result, faults);
      return result;
    };
  }

  private static Mapping canonical(Mapping model, FileSet set, LoadErrors faults) {
    Mapping unique = faults.endStep(UniqueItems.apply(model, faults));
    if (set.options().until() == LoadOptions.Stage.MERGED) {
      ShortForms.applyWhereReadable(unique, faults);
      return faults.endStep(unique);
    }
    SchemaValidator.validate(unique, faults);
    Mapping valid = faults.endStep(unique);
    Mapping canonical =
        faults.endStep(
            set.options().keepsUnread()
                ? ShortForms.applyWhereReadable(valid, faults)
                : ShortForms.apply(valid, faults));
    return faults.endStep(UniqueItems.apply(canonical, faults));
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
    Node node = model;
    for (TreePath.Segment segment : directive.path().segments()) {
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
          node instanceof Mapping mapping && segment instanceof TreePath.Key key
              ? mapping.get(key.name())
              : Optional.empty();
      if (child.isEmpty()) {
        return;
      }
      node = child.get();
    }
  }
}
