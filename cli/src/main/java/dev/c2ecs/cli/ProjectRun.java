package dev.c2ecs.cli;

import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.cli.source.ProjectSources;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.ReferencedFiles;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Loads and translates a project.
 *
 * @param template the template; empty after errors
 * @param secrets the secrets that the template names
 * @param images the images that the template names by a parameter
 * @param diagnostics those of loading and translating together
 * @param coverage how the attributes are accounted for; all zero when loading failed
 * @param loaded what came of loading
 */
record ProjectRun(
    Optional<Template> template,
    List<NeededSecret> secrets,
    List<NeededImage> images,
    List<Diagnostic> diagnostics,
    Coverage coverage,
    LoadResult loaded) {

  /** Loads and translates it, and asks nobody else. */
  static ProjectRun of(LoadRequest request, List<String> accepted) {
    return of(request, accepted, TagDigests.NONE);
  }

  /**
   * Loads and translates it.
   *
   * @param tags asks what its tags are
   */
  static ProjectRun of(LoadRequest request, List<String> accepted, TagDigests.Question tags) {
    LoadResult loaded = ComposeLoader.load(request);
    if (loaded.project().isEmpty()) {
      return untranslated(loaded, List.of());
    }
    ComposeProject project = loaded.project().get();
    Optional<ImageLock> lock;
    try {
      lock = LockFile.read(project);
    } catch (Refusal e) {
      return untranslated(loaded, e.diagnostics());
    }
    Supplier<TagDigests.Answer> asked = tags.about(project, lock);
    Surroundings found = ProjectSources.of(project, request.fileAccess(), request.environment());
    TagDigests.Answer answer = asked.get();
    Surroundings known = found.withDigests(answer.digests());
    Translation translation =
        Translator.translate(
            project,
            lock.map(l -> known.withLock(l.entries()).withData(l.mounts())).orElse(known),
            accepted);
    List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
    all.addAll(translation.diagnostics());
    all.addAll(answer.diagnostics());
    all.addAll(ReferencedFiles.missing(project, request.fileAccess()));
    return new ProjectRun(
        translation.template(),
        translation.secrets(),
        translation.images(),
        Diagnostic.sorted(all),
        translation.coverage(),
        loaded);
  }

  private static ProjectRun untranslated(LoadResult loaded, List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
    all.addAll(more);
    return new ProjectRun(
        Optional.empty(),
        List.of(),
        List.of(),
        Diagnostic.sorted(all),
        new Coverage(0, 0, 0, 0, 0, 0),
        loaded);
  }

  long count(Severity severity) {
    return diagnostics.stream().filter(d -> d.severity() == severity).count();
  }

  /** The diagnostics as text. */
  String text(boolean color) {
    return text(color, diagnostics);
  }

  /** Some of the diagnostics as text. */
  String text(boolean color, List<Diagnostic> some) {
    return new DiagnosticText(new SourceLines(loaded.sources()), color).of(some);
  }

  /** What is at least as bad as a severity. */
  List<Diagnostic> from(Severity least) {
    return diagnostics.stream().filter(d -> d.severity().compareTo(least) <= 0).toList();
  }

  /** The numbers of errors and warnings in words. */
  String summary() {
    long errors = count(Severity.ERROR);
    long warnings = count(Severity.WARNING);
    return errors
        + (errors == 1 ? " error, " : " errors, ")
        + warnings
        + (warnings == 1 ? " warning" : " warnings");
  }
}
