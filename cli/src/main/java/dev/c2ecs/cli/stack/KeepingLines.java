package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a Compose file with which services keep the volume that they have. The key of a
 * volume is what the stack knows it by, so it stays; {@code name} may be anything.
 */
public final class KeepingLines {

  private static final String DIRECTORY = "./";

  private final ComposeProject project;
  private final MovedMount moved;

  private KeepingLines(ComposeProject project, MovedMount moved) {
    this.project = project;
    this.moved = moved;
  }

  /** The lines; complete, in the block style of YAML. */
  public static List<String> of(ComposeProject project, MovedMount moved) {
    return new KeepingLines(project, moved).lines();
  }

  /** What the file called the volume, or the directory, that is left. */
  public static String oldName(ComposeProject project, MovedMount moved) {
    if (isVolume(moved.beforeOrigin())) {
      return moved.beforeOrigin().name();
    }
    String prefix = project.name() + "_";
    String name =
        moved.beforeName().startsWith(prefix)
            ? moved.beforeName().substring(prefix.length())
            : moved.beforeName();
    return moved.beforeOrigin().isKnown() ? DIRECTORY + name : name;
  }

  private static boolean isVolume(ComposeRef origin) {
    return origin.kind() == ComposeRef.Kind.VOLUME;
  }

  private List<String> lines() {
    String name = oldName(project, moved);
    List<String> lines = new ArrayList<>();
    lines.add("services:");
    for (Service service : project.services().values()) {
      List<Mount> mounts = service.volumes().stream().filter(this::isMoved).toList();
      if (!mounts.isEmpty()) {
        lines.add("  " + service.name() + ":");
        lines.add("    volumes:");
        mounts.forEach(mount -> mount(name, mount, lines));
      }
    }
    if (!name.startsWith(DIRECTORY)) {
      lines.add("volumes:");
      lines.add("  " + name + ":");
      newVolume().ifPresent(volume -> options(volume, lines));
    }
    return lines;
  }

  /** Whether a mount is of what takes the place. */
  private boolean isMoved(Mount mount) {
    if (isVolume(moved.afterOrigin())) {
      return mount instanceof Mount.OfVolume named
          && named.source().orElse("").equals(moved.afterOrigin().name());
    }
    return mount.path().equals(moved.afterOrigin().path())
        || (mount instanceof Mount.Bind bind
            && sourceOfNew().filter(bind.source()::equals).isPresent());
  }

  private Optional<String> sourceOfNew() {
    return project.services().values().stream()
        .flatMap(service -> service.volumes().stream())
        .filter(mount -> mount.path().equals(moved.afterOrigin().path()))
        .findFirst()
        .flatMap(
            mount ->
                mount instanceof Mount.Bind bind ? Optional.of(bind.source()) : Optional.empty());
  }

  private Optional<Volume> newVolume() {
    return isVolume(moved.afterOrigin())
        ? Optional.ofNullable(project.volumes().get(moved.afterOrigin().name()))
        : Optional.empty();
  }

  private static void mount(String name, Mount mount, List<String> lines) {
    Optional<String> subpath = mount.subpath();
    if (subpath.isEmpty()) {
      String access = mount.readOnly() ? ":ro" : "";
      lines.add("      - " + quoted(name + ":" + mount.target() + access));
      return;
    }
    lines.add("      - type: volume");
    lines.add("        source: " + quoted(name));
    lines.add("        target: " + quoted(mount.target()));
    if (mount.readOnly()) {
      lines.add("        read_only: true");
    }
    lines.add("        volume:");
    lines.add("          subpath: " + quoted(subpath.get()));
  }

  private void options(Volume volume, List<String> lines) {
    if (!volume.name().equals(volume.key())
        && !volume.name().equals(project.name() + "_" + volume.key())) {
      lines.add("    name: " + quoted(volume.name()));
    }
    if (!volume.driver().equals("local")) {
      lines.add("    driver: " + quoted(volume.driver()));
    }
    map("driver_opts", volume.driverOpts(), lines);
    map("labels", volume.labels(), lines);
  }

  private static void map(String key, Map<String, String> entries, List<String> lines) {
    if (!entries.isEmpty()) {
      lines.add("    " + key + ":");
      entries.forEach((name, value) -> lines.add("      " + quoted(name) + ": " + quoted(value)));
    }
  }

  /** Quoted unless it is a text in every YAML. */
  private static String quoted(String text) {
    boolean plain =
        text.matches("[A-Za-z./][A-Za-z0-9_./:-]*")
            && !text.endsWith(":")
            && !text.matches("(?i)true|false|yes|no|on|off|null|y|n|\\.inf|\\.nan");
    return plain
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + "\"";
  }
}
