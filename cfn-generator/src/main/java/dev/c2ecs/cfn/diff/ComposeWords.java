package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Compose, or an extension of ours, calls a property of a resource. */
final class ComposeWords {

  /** Of a container, by its property. */
  private static final Map<String, String> OF_CONTAINER =
      Map.ofEntries(
          Map.entry("EntryPoint", "entrypoint"),
          Map.entry("WorkingDirectory", "working_dir"),
          Map.entry("User", "user"),
          Map.entry("Hostname", "hostname"),
          Map.entry("StopTimeout", "stop_grace_period"),
          Map.entry("ReadonlyRootFilesystem", "read_only"),
          Map.entry("DockerLabels", "labels"),
          Map.entry("Ulimits", "ulimits"),
          Map.entry("DependsOn", "depends_on"),
          Map.entry("LogConfiguration", "logging"),
          Map.entry("LinuxParameters", "linux"),
          Map.entry("RestartPolicy", "restart_policy"),
          Map.entry("VolumesFrom", "volumes_from"),
          Map.entry("CredentialSpecs", "credential_spec"),
          Map.entry("SystemControls", "sysctls"),
          Map.entry("Cpu", "cpus"),
          Map.entry("Memory", "memory limit"),
          Map.entry("MemoryReservation", "mem_reservation"),
          Map.entry("Interactive", "stdin_open"),
          Map.entry("PseudoTerminal", "tty"),
          Map.entry("RepositoryCredentials", "x-aws-pull_credentials"));

  /** Of a container, by what is inside its {@code LinuxParameters}. */
  private static final Map<String, String> OF_LINUX =
      Map.of("Capabilities", "cap", "InitProcessEnabled", "init", "Tmpfs", "tmpfs");

  /** Of what {@code update_config} becomes. */
  private static final Map<String, String> OF_ROLLOUT =
      Map.of("MinimumHealthyPercent", Keys.MIN_PERCENT, "MaximumPercent", Keys.MAX_PERCENT);

  /** What {@code shm_size} becomes. */
  private static final String SHARED_MEMORY = "/dev/shm";

  private ComposeWords() {}

  /** All words that stand for a property. */
  static Collection<String> all() {
    Set<String> all = new TreeSet<>(OF_CONTAINER.values());
    all.addAll(OF_LINUX.values());
    all.addAll(OF_ROLLOUT.values());
    all.addAll(List.of("cap_add", "cap_drop", "shm_size"));
    for (ResourceType type : ResourceType.values()) {
      all.addAll(type.words());
    }
    return all;
  }

  /** The word for a property of a container, with what is inside it behind. */
  static Optional<String> ofContainer(List<String> path) {
    if (path.get(0).equals("LinuxParameters") && path.size() > 1) {
      return Optional.of(ofLinux(path.subList(1, path.size())));
    }
    return withRest(Optional.ofNullable(OF_CONTAINER.get(path.get(0))), path);
  }

  private static String ofLinux(List<String> path) {
    String word = OF_LINUX.getOrDefault(path.get(0), "linux " + path.get(0));
    if (word.equals("cap") && path.size() > 1) {
      return path.get(1).equals("Add") ? "cap_add" : "cap_drop";
    }
    if (word.equals("tmpfs") && path.size() > 1 && path.get(1).equals(SHARED_MEMORY)) {
      return "shm_size";
    }
    return withRest(Optional.of(word), path).orElse(word);
  }

  /** The word for a property, with what is inside it behind; empty when there is none. */
  static Optional<String> of(ResourceType type, List<String> path) {
    if (type == ResourceType.SERVICE && path.size() > 1) {
      Optional<String> rollout = Optional.ofNullable(OF_ROLLOUT.get(path.get(1)));
      if (rollout.isPresent()) {
        return type.word(path.get(0)).map(word -> word + " " + rollout.get());
      }
    }
    return withRest(type.word(path.get(0)), path);
  }

  private static Optional<String> withRest(Optional<String> word, List<String> path) {
    List<String> inner =
        path.subList(1, path.size()).stream().filter(k -> !k.equals("[]")).toList();
    return word.map(known -> (known + " " + String.join(".", inner)).strip());
  }
}
