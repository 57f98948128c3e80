package dev.c2ecs.cli;

import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.identity.EarlierIds;
import dev.c2ecs.cfn.identity.KeptIds;
import dev.c2ecs.cfn.input.ImageInspection;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.secrets.Concealed;
import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.cfn.support.SupportWalk;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.build.BuildOptions;
import dev.c2ecs.cli.deploy.ProjectFiles;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.cli.source.DeliveredPaths;
import dev.c2ecs.cli.source.ProjectSources;
import dev.c2ecs.cli.source.TrackedFiles;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.ReferencedFiles;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Loads and translates a project.
 *
 * @param template the template; empty after errors
 * @param secrets the secrets that the template names
 * @param images the images that the template names by a parameter
 * @param jobs the jobs that nobody runs by themselves
 * @param kept the logical IDs that are kept from an earlier template
 * @param diagnostics those of loading and translating together
 * @param accepted those of them that the owner of the project accepts
 * @param leaves what becomes of each attribute; none when loading failed
 * @param loaded what came of loading
 * @param concealed takes credentials out of what is said; the diagnostics have none
 * @param files what files of the project are delivered from; empty when loading failed
 */
record ProjectRun(
    Optional<Template> template,
    List<NeededSecret> secrets,
    List<NeededImage> images,
    List<NeededJob> jobs,
    KeptIds kept,
    List<Diagnostic> diagnostics,
    List<AcceptedDiagnostic> accepted,
    List<SupportWalk.Leaf> leaves,
    LoadResult loaded,
    Concealed concealed,
    Optional<ProjectFiles> files) {

  /** Who looks into what images are made of, which only some commands need. */
  @FunctionalInterface
  interface Inspection {
    /** Nobody. */
    Inspection NONE = (request, files) -> ImageInspection.NONE;

    /** Looks into the files of every image: a template does not need its builds. */
    Inspection FILES =
        (request, files) -> new ImageJudgement(request, files, false, Optional.empty());

    /** Looks into all that every image is made of. */
    Inspection ALL =
        (request, files) ->
            new ImageJudgement(request, files, false, Optional.of(BuildOptions.NONE));

    /** Who looks. */
    ImageInspection of(LoadRequest request, ProjectFiles files);
  }

  /** Loads and translates it, and asks nobody else. */
  static ProjectRun of(LoadRequest request, List<String> accepted, Inspection inspection) {
    return of(request, accepted, TagDigests.NONE, inspection);
  }

  /** The same with the logical IDs of an earlier template, whatever the lock has. */
  static ProjectRun like(
      LoadRequest request, List<String> accepted, Inspection inspection, Template earlier) {
    return of(
        request, accepted, TagDigests.NONE, inspection, Optional.of(earlier), working(request));
  }

  /**
   * Loads and translates it.
   *
   * @param tags asks what its tags are
   * @param inspection who looks into what images are made of
   */
  static ProjectRun of(
      LoadRequest request, List<String> accepted, TagDigests.Question tags, Inspection inspection) {
    return of(request, accepted, tags, inspection, Optional.empty(), working(request));
  }

  /**
   * Loads and translates it from files that are not, or not all, those of the machine: nobody looks
   * into images.
   *
   * @param git what git has of these files
   * @param earlier the template whose logical IDs are kept, whatever the lock has
   */
  static ProjectRun elsewhere(
      LoadRequest request,
      List<String> accepted,
      TrackedFiles.Source git,
      Optional<Template> earlier) {
    return of(request, accepted, TagDigests.NONE, Inspection.NONE, earlier, git);
  }

  private static TrackedFiles.Source working(LoadRequest request) {
    return directory -> TrackedFiles.of(directory, request.environment());
  }

  private static ProjectRun of(
      LoadRequest request,
      List<String> accepted,
      TagDigests.Question tags,
      Inspection inspection,
      Optional<Template> like,
      TrackedFiles.Source git) {
    LoadResult loaded =
        ComposeLoader.load(
            request.toBuilder().options(Translator.loading(request.options())).build());
    if (loaded.project().isEmpty()) {
      return untranslated(loaded, List.of());
    }
    ComposeProject project = loaded.project().get();
    Optional<ImageLock> lock;
    try {
      lock = LockFile.read(project, request.fileAccess());
    } catch (Refusal e) {
      return untranslated(loaded, e.diagnostics());
    }
    Supplier<TagDigests.Answer> asked = tags.about(project, lock);
    DeliveredPaths delivered = new DeliveredPaths(git);
    Surroundings found =
        ProjectSources.of(project, request.fileAccess(), request.environment(), delivered);
    TagDigests.Answer answer = asked.get();
    ProjectFiles files = ProjectFiles.of(project, loaded.variables(), delivered);
    Surroundings known =
        found
            .withDigests(answer.digests())
            .inspectedBy(inspection.of(request, files))
            .withEarlier(
                new EarlierIds(lock.map(l -> l.identities(project.name())).orElse(Map.of()), like));
    Translation translation =
        Translator.translate(project, lock.map(l -> with(known, l)).orElse(known), accepted);
    List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
    all.addAll(translation.diagnostics());
    all.addAll(answer.diagnostics());
    if (like.isEmpty()) {
      lock.flatMap(l -> identitiesElsewhere(l, project)).ifPresent(all::add);
    }
    List<TreePath> refused =
        all.stream().filter(d -> d.code() == DeployCode.BUILD_INPUT).map(Diagnostic::path).toList();
    ReferencedFiles.missing(project, request.fileAccess()).stream()
        .filter(missing -> !isDelivered(project, missing.path()) || inspection == Inspection.NONE)
        .filter(missing -> !refused.contains(missing.path()))
        .filter(missing -> !isOfRefusedBuild(project, missing.path(), refused))
        .forEach(all::add);
    Concealed concealed = Concealed.of(loaded);
    return new ProjectRun(
        translation.template(),
        translation.secrets(),
        translation.images(),
        translation.jobs(),
        translation.kept(),
        Diagnostic.sorted(concealed.diagnostics(all)),
        concealed.accepted(translation.accepted(), all),
        concealed.leaves(translation.leaves()),
        loaded,
        concealed,
        Optional.of(files));
  }

  /** A lock that has only logical IDs says nothing of images. */
  private static Surroundings with(Surroundings known, ImageLock lock) {
    Surroundings more = known.withData(lock.mounts());
    return lock.hasOnlyIdentities() ? more : more.withLock(lock.entries());
  }

  /** What a lock has for another name of the project does nothing. */
  private static Optional<Diagnostic> identitiesElsewhere(ImageLock lock, ComposeProject project) {
    Set<String> names = lock.identified();
    if (names.isEmpty() || names.contains(project.name())) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.general(
            DeployCode.IDENTITIES_ELSEWHERE,
            ImageLock.FILE
                + " has logical IDs of the project "
                + String.join(", ", names)
                + ", not of "
                + project.name()
                + ": they are not used",
            "give the project the name of its stack, or name an earlier template with"
                + " `c2ecs convert --like`"));
  }

  /** Whether a secret of a build is meant that was refused because of its secrets. */
  private static boolean isOfRefusedBuild(
      ComposeProject project, TreePath path, List<TreePath> refused) {
    Optional<String> name = path.nameIn("secrets");
    return name.isPresent()
        && project.services().values().stream()
            .filter(service -> refused.contains(service.path().child("build").child("secrets")))
            .flatMap(service -> service.build().stream())
            .flatMap(build -> build.secrets().stream())
            .anyMatch(secret -> name.get().equals(secret.source()));
  }

  /** Whether a config of a service is meant, whose file is looked at when it is delivered. */
  private static boolean isDelivered(ComposeProject project, TreePath path) {
    return project.services().values().stream()
        .flatMap(service -> service.configs().stream())
        .anyMatch(config -> path.nameIn("configs").filter(config.source()::equals).isPresent());
  }

  private static ProjectRun untranslated(LoadResult loaded, List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
    all.addAll(more);
    Concealed concealed = Concealed.of(loaded);
    return new ProjectRun(
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        KeptIds.NONE,
        Diagnostic.sorted(concealed.diagnostics(all)),
        List.of(),
        List.of(),
        loaded,
        concealed,
        Optional.empty());
  }

  /** The same run with these diagnostics. */
  ProjectRun saying(List<Diagnostic> all) {
    return new ProjectRun(
        template, secrets, images, jobs, kept, all, accepted, leaves, loaded, concealed, files);
  }

  /** How the attributes are accounted for; all zero when loading failed. */
  Coverage coverage() {
    return Coverage.of(leaves);
  }

  /** Why a diagnostic is accepted; empty when nobody accepts it. */
  Optional<AcceptedDiagnostic> acceptance(Diagnostic diagnostic) {
    return accepted.stream().filter(one -> one.is(diagnostic)).findFirst();
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
