package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.MountedPlace;
import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.SourceFacts.Repository;
import dev.c2ecs.cfn.mapper.FileRights;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What there is to say of the files that are added to an image. */
final class AddedFileRules {

  private AddedFileRules() {}

  static void check(
      Plan plan, Service service, List<AddedFile> files, DiagnosticCollector findings) {
    service.configs().forEach(config -> FileRights.check(config, "config", findings));
    copied(plan, service, files, findings);
    for (AddedFile file : files) {
      hidden(plan, service, file, findings);
      if (file.source() instanceof AddedFile.Directory directory) {
        SourceFacts facts = plan.images().surroundings().at(directory.path());
        content(file, DeliveredFiles.inWords(file, plan.project()), facts, findings);
      }
    }
    for (Mount mount : plan.storage().mountsOf(service)) {
      if (isAdded(files, mount) && !mount.readOnly() && !service.readOnly()) {
        findings.add(
            PolicyCode.CHANGES_LOST,
            mount.path(),
            "changes of files that come from the image last as long as the task: "
                + service.name()
                + " at "
                + mount.target(),
            "add `:ro` when it changes nothing");
      }
    }
  }

  /** Whether a mount is a part of the image, at its own place. */
  static boolean isAdded(List<AddedFile> files, Mount mount) {
    return files.stream()
        .anyMatch(file -> !file.isAside() && isOf(file, mount.path(), mount.target()));
  }

  /** A path alone is no mount: {@code volumes_from} takes several over. */
  private static boolean isOf(AddedFile file, TreePath path, String target) {
    return file.path().equals(path) && file.shownAt().equals(target);
  }

  private static void content(
      AddedFile file, String words, SourceFacts facts, DiagnosticCollector findings) {
    Optional<Repository> repository = facts.repository();
    boolean empty =
        repository
            .map(files -> files.tracked() + files.untracked().count() == 0)
            .orElse(facts.isEmpty());
    int absent = repository.map(files -> files.absent().count()).orElse(0);
    if (absent > 0) {
      findings.add(
          PolicyCode.FILES_ABSENT,
          file.path(),
          words + ": git tracks files that are not there: " + names(repository, Repository::absent),
          "restore them, `git restore`, or commit that they are gone");
    } else if (empty) {
      findings.add(
          PolicyCode.FILES_ABSENT,
          file.path(),
          words + ": it has no file that could be added to the image",
          "put the files there, or remove the mount");
      return;
    }
    if (facts.unread()) {
      findings.add(
          PolicyCode.FILES_UNTOLD,
          file.path(),
          words + ": git cannot read the repository, so that what it ignores is added too",
          "install git, or let it read a repository of another user: `git config --global --add"
              + " safe.directory DIRECTORY`");
    }
    if (repository.isPresent() && repository.get().untracked().count() > 0) {
      findings.add(
          PolicyCode.FILES_UNTRACKED,
          file.path(),
          words
              + ": with files that are not committed: "
              + names(repository, Repository::untracked),
          "");
    }
    if (repository.isPresent() && repository.get().ignored().count() > 0) {
      findings.add(
          PolicyCode.FILES_IGNORED,
          file.path(),
          words + ": without what git ignores: " + names(repository, Repository::ignored),
          "mount a file by its own name to have it in the image");
    }
  }

  private static String names(
      Optional<Repository> repository, Function<Repository, SourceFacts.Names> part) {
    return repository.map(part).map(SourceFacts.Names::words).orElse("");
  }

  /** What lies below a file system is copied there. */
  private static void copied(
      Plan plan, Service service, List<AddedFile> files, DiagnosticCollector findings) {
    List<String> copied = new ArrayList<>();
    TreePath first = service.path();
    for (AddedFile file : files) {
      if (file.isAside()) {
        first = copied.isEmpty() ? file.path() : first;
        copied.add(DeliveredFiles.inWords(file, plan.project()));
      }
    }
    if (!copied.isEmpty()) {
      findings.add(
          PolicyCode.FILES_COPIED,
          first,
          "before each start of "
              + service.name()
              + " these files of its image are copied to a volume, which would hide them: "
              + String.join(", ", copied),
          "mount them elsewhere when the volume is to have nothing of the project");
    }
  }

  /** What lies in the image below a mount is not seen. */
  private static void hidden(
      Plan plan, Service service, AddedFile file, DiagnosticCollector findings) {
    if (file.isAside()) {
      return;
    }
    for (MountedPlace other : MountedPlaces.of(service, plan.storage())) {
      if (!isOf(file, other.path(), other.target())
          && (file.target() + "/").startsWith(other.target() + "/")) {
        findings.add(
            PolicyCode.FILES_HIDDEN,
            file.path(),
            other.path(),
            DeliveredFiles.inWords(file, plan.project())
                + " is hidden by what "
                + service.name()
                + " mounts at "
                + other.target()
                + ": files of an image are not seen below a mount",
            "mount one of them elsewhere");
        return;
      }
    }
  }
}
