package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.images.BaseImages;
import dev.c2ecs.cfn.images.Dockerfile;
import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.task.SharedMemory;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides what the bind mounts of a project are: each source once, from all of its mounts. */
final class MountPurposes {

  /** A mount of a source, with the image of the service that has it. */
  private record Use(Mount.Bind mount, String image) {}

  private static final Set<String> TIME = Set.of("/etc/localtime", "/etc/timezone");
  private static final String ZONES = "/usr/share/zoneinfo";

  /** Directories and files of a home that let somebody in; the first two of a project as well. */
  private static final List<String> CREDENTIALS = List.of(".aws", ".ssh");

  private static final List<String> CREDENTIALS_OF_A_HOME =
      List.of(
          ".docker",
          ".kube",
          ".azure",
          ".gnupg",
          ".config/gcloud",
          ".config/gh",
          ".netrc",
          ".git-credentials",
          ".npmrc",
          ".pypirc");

  private static final Pattern DATA_FILE =
      Pattern.compile(".*\\.(db|db3|sqlite|sqlite3|mdb)|acme\\.json");

  /** A last part with an extension; {@code conf.d}, {@code .config} and {@code v1.2} have none. */
  private static final Pattern FILE_NAME = Pattern.compile(".+\\.(?!d$)[A-Za-z][A-Za-z0-9]{0,9}");

  private static final Set<String> BARE_FILES =
      Set.of("Caddyfile", "Corefile", "Dockerfile", "Makefile", "Procfile", ".env", ".htpasswd");

  private final ComposeProject project;
  private final ProjectExtensions extensions;
  private final Surroundings surroundings;
  private final BaseImages images;

  private MountPurposes(
      ComposeProject project, ProjectExtensions extensions, Surroundings surroundings) {
    this.project = project;
    this.extensions = extensions;
    this.surroundings = surroundings;
    this.images = new BaseImages(project, surroundings);
  }

  /**
   * The purposes of the bind mounts of a project.
   *
   * @param mounts the mounts of each service
   */
  static Map<String, MountPurpose> of(
      ComposeProject project,
      ProjectExtensions extensions,
      Map<String, List<Mount>> mounts,
      Surroundings surroundings) {
    for (List<Mount> all : mounts.values()) {
      for (Mount mount : all) {
        if (mount instanceof Mount.Bind) {
          return new MountPurposes(project, extensions, surroundings).of(mounts);
        }
      }
    }
    return Map.of();
  }

  private Map<String, MountPurpose> of(Map<String, List<Mount>> mounts) {
    Map<String, MountPurpose> purposes = new HashMap<>();
    Map<String, List<Use>> bySource = new TreeMap<>();
    for (Service service : project.services().values()) {
      List<Mount.Bind> binds =
          mounts.getOrDefault(service.name(), List.of()).stream()
              .flatMap(mount -> mount instanceof Mount.Bind bind ? Stream.of(bind) : Stream.empty())
              .toList();
      if (!binds.isEmpty()) {
        Optional<Build> build = images.build(service);
        String image = images.of(service);
        for (Mount.Bind bind : binds) {
          if (build.isPresent() && isSourceCode(build.get(), bind)) {
            purposes.put(StoragePlan.key(bind), new MountPurpose.SourceCode());
          } else {
            bySource
                .computeIfAbsent(bind.source(), key -> new ArrayList<>())
                .add(new Use(bind, image));
          }
        }
      }
    }
    bySource.forEach(
        (source, uses) -> {
          MountPurpose purpose = purpose(source, uses);
          uses.forEach(use -> purposes.put(StoragePlan.key(use.mount()), purpose));
        });
    return Collections.unmodifiableMap(purposes);
  }

  /** A directory of the context that the image has at the same path. */
  private boolean isSourceCode(Build build, Mount.Bind mount) {
    String context = build.context();
    boolean inContext = context.startsWith("/") && (mount.source() + "/").startsWith(context + "/");
    return inContext
        && !surroundings.at(mount.source()).isFile()
        && data(mount).isEmpty()
        && Dockerfile.of(build, surroundings)
            .map(
                file ->
                    file.copies(
                        mount.source().length() > context.length()
                            ? mount.source().substring(context.length() + 1)
                            : "",
                        mount.target()))
            .orElse(true);
  }

  private MountPurpose purpose(String source, List<Use> uses) {
    boolean inProject = isInProject(source);
    Optional<MountPurpose> behind = surroundings.at(source).leadsTo().flatMap(this::behindLinks);
    if (behind.isPresent()) {
      return behind.get();
    }
    if (TIME.contains(source) || (source + "/").startsWith(ZONES + "/")) {
      return new MountPurpose.TimeZone();
    }
    if (source.equals(SharedMemory.PATH)) {
      return new MountPurpose.HostMemory();
    }
    if (isCredential(source, inProject)) {
      return new MountPurpose.DeveloperCredentials();
    }
    Optional<HostPart> host = inProject ? Optional.empty() : HostPart.of(source);
    if (host.isPresent()) {
      return new MountPurpose.Host(host.get());
    }
    boolean written = uses.stream().anyMatch(use -> !use.mount().readOnly());
    SourceFacts facts = surroundings.at(source);
    if (facts.isFile()) {
      String name = source.substring(source.lastIndexOf('/') + 1);
      return written && (facts.binary() || DATA_FILE.matcher(name).matches())
          ? new MountPurpose.DataFile()
          : new MountPurpose.Configuration(written);
    }
    Optional<Boolean> said =
        uses.stream().flatMap(use -> data(use.mount()).stream()).reduce(Boolean::logicalOr);
    if (surroundings.isMissing(source)) {
      boolean file = said.isEmpty() && looksLikeAFile(source);
      if (file || !written || said.filter(data -> !data).isPresent()) {
        return new MountPurpose.Missing(file);
      }
    }
    boolean configuration =
        said.or(() -> written && inProject ? locked(source) : Optional.empty())
            .map(data -> !data)
            .orElseGet(() -> isConfiguration(source, uses, facts));
    return configuration
        ? new MountPurpose.Configuration(written)
        : new MountPurpose.Data(inProject);
  }

  /** What a link of the project leads to, when that is never delivered. */
  private Optional<MountPurpose> behindLinks(String real) {
    if (TIME.contains(real) || (real + "/").startsWith(ZONES + "/")) {
      return Optional.of(new MountPurpose.TimeZone());
    }
    return isCredential(real, false)
        ? Optional.of(new MountPurpose.DeveloperCredentials())
        : HostPart.of(real).map(MountPurpose.Host::new);
  }

  /** What the lock says, so that what a run leaves in a directory does not change what it is. */
  private Optional<Boolean> locked(String source) {
    return Optional.ofNullable(
        surroundings.data().get("." + source.substring(project.directory().length())));
  }

  private boolean isConfiguration(String source, List<Use> uses, SourceFacts facts) {
    if (uses.stream().allMatch(use -> use.mount().readOnly())) {
      return true;
    }
    if (!facts.isFilled() || !isInProject(source)) {
      return false;
    }
    if (uses.stream().anyMatch(use -> KnownPaths.isData(use.image(), use.mount().target()))) {
      return false;
    }
    return source.equals(project.directory())
        || uses.stream().anyMatch(use -> KnownPaths.isRead(use.image(), use.mount().target()))
        || facts.repository().filter(SourceFacts.Repository::isOnlyTracked).isPresent();
  }

  private Optional<Boolean> data(Mount mount) {
    return extensions.data(mount.path()).or(() -> ofVolume(mount)).flatMap(Setting::value);
  }

  /** What the volume says that is another name for the source. */
  private Optional<Setting<Boolean>> ofVolume(Mount mount) {
    if (!extensions.saysWhatIsData()) {
      return Optional.empty();
    }
    return project.services().values().stream()
        .flatMap(service -> service.volumes().stream())
        .filter(declared -> declared.path().equals(mount.path()))
        .flatMap(
            declared ->
                declared instanceof Mount.OfVolume named ? named.source().stream() : Stream.empty())
        .findFirst()
        .flatMap(key -> extensions.data(TreePath.of("volumes", key)));
  }

  private boolean isInProject(String source) {
    return (source + "/").startsWith(project.directory() + "/");
  }

  private boolean isCredential(String source, boolean inProject) {
    String below = source + "/";
    return CREDENTIALS.stream().anyMatch(name -> below.contains("/" + name + "/"))
        || (!inProject
            && CREDENTIALS_OF_A_HOME.stream().anyMatch(name -> below.contains("/" + name + "/")));
  }

  private static boolean looksLikeAFile(String source) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    return FILE_NAME.matcher(name).matches() || BARE_FILES.contains(name);
  }
}
