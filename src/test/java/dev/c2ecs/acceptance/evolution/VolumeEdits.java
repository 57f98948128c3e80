package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.acceptance.evolution.Draft.MountOf;
import java.util.List;
import java.util.Optional;

/** Volumes and their mounts. */
final class VolumeEdits {

  private VolumeEdits() {}

  static Optional<String> added(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn()))
        .map(
            member -> {
              String volume = draft.fresh("volumes", dice.any("uploads", "files", "state"));
              draft.section("volumes").put(volume, Draft.map());
              member.mount(volume, "/srv/" + volume);
              return member.name() + " has the new volume " + volume;
            });
  }

  static Optional<String> removed(Draft draft, Dice dice) {
    return dice.pick(draft.mounts())
        .map(
            mount -> {
              for (MountOf other : draft.mounts()) {
                if (other.volume().equals(mount.volume())) {
                  other.member().list("volumes").remove(other.mount());
                }
              }
              draft.section("volumes").remove(mount.volume());
              return "the volume " + mount.volume() + " is gone";
            });
  }

  static Optional<String> unmounted(Draft draft, Dice dice) {
    return dice.pick(draft.mounts())
        .map(
            mount -> {
              mount.member().list("volumes").remove(mount.mount());
              return mount.member().name() + " does not mount " + mount.volume();
            });
  }

  static Optional<String> renamed(Draft draft, Dice dice) {
    return draft
        .any("volumes", dice)
        .map(
            volume -> {
              String now = draft.fresh("volumes", dice.any("data", "storage", "files"));
              Renaming.object(draft, "volumes", volume, now);
              return "the volume " + volume + " is called " + now;
            });
  }

  static Optional<String> moved(Draft draft, Dice dice) {
    return dice.pick(draft.mounts().stream().filter(m -> m.member().isOwn()).toList())
        .flatMap(
            mount ->
                dice.pick(draft.members(m -> m.isOwn() && !m.name().equals(mount.member().name())))
                    .map(
                        to -> {
                          mount.member().list("volumes").remove(mount.mount());
                          to.list("volumes").add(mount.mount());
                          return mount.volume() + " moves to " + to.name();
                        }));
  }

  static Optional<String> shared(Draft draft, Dice dice) {
    return dice.pick(draft.mounts())
        .flatMap(
            mount ->
                dice.pick(
                        draft.members(
                            m ->
                                m.isOwn()
                                    && m.mounts().stream()
                                        .noneMatch(o -> mount.volume().equals(o.get("source")))))
                    .map(
                        to -> {
                          to.mount(mount.volume(), "/shared/" + mount.volume());
                          if (mount.member().isStore() || dice.oneOf(2)) {
                            new MountOf(to, to.mounts().get(to.mounts().size() - 1))
                                .mount()
                                .put("read_only", true);
                          }
                          return to.name() + " mounts " + mount.volume() + " too";
                        }));
  }

  static Optional<String> readOnly(Draft draft, Dice dice) {
    return dice.pick(draft.mounts().stream().filter(m -> !m.member().isStore()).toList())
        .map(
            mount -> {
              if (mount.mount().remove("read_only") == null) {
                mount.mount().put("read_only", true);
              }
              return mount.member().name() + " may read, or write, " + mount.volume();
            });
  }

  static Optional<String> target(Draft draft, Dice dice) {
    return dice.pick(draft.mounts().stream().filter(m -> m.member().isOwn()).toList())
        .map(
            mount -> {
              mount.mount().put("target", "/mnt/" + dice.any("one", "two", "three"));
              return mount.volume() + " is mounted at " + mount.mount().get("target");
            });
  }

  static Optional<String> subpath(Draft draft, Dice dice) {
    return dice.pick(draft.mounts().stream().filter(m -> m.member().isOwn()).toList())
        .map(
            mount -> {
              if (mount.mount().remove("volume") == null) {
                mount.mount().put("volume", Draft.map("nocopy", true));
              }
              return mount.volume() + " has other options of its mount";
            });
  }

  static Optional<String> options(Draft draft, Dice dice) {
    return draft
        .any("volumes", dice)
        .map(
            volume -> {
              String key =
                  dice.pick(List.of("backup", "lifecycle", "throughput", "uid")).orElseThrow();
              draft
                  .entry("volumes", volume)
                  .put(
                      "driver_opts",
                      switch (key) {
                        case "backup" ->
                            Draft.map("backup_policy", dice.any("ENABLED", "DISABLED"));
                        case "lifecycle" -> Draft.map("lifecycle_policy", "AFTER_30_DAYS");
                        case "throughput" -> Draft.map("throughput_mode", "elastic");
                        default -> Draft.map("uid", "1000", "gid", "1000");
                      });
              return "the volume " + volume + " has options: " + key;
            });
  }

  static Optional<String> external(Draft draft, Dice dice) {
    return draft
        .any("volumes", dice)
        .map(
            volume -> {
              boolean now = draft.entry("volumes", volume).containsKey("external");
              draft
                  .section("volumes")
                  .put(
                      volume,
                      now
                          ? Draft.map()
                          : Draft.map("external", true, "name", "fs-0123456789abcdef0"));
              return volume + (now ? " is the project's own" : " is a file system that exists");
            });
  }
}
