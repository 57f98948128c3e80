package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
          Map.entry("SystemControls", "sysctls"),
          Map.entry("Cpu", "cpus"),
          Map.entry("Memory", "memory limit"),
          Map.entry("MemoryReservation", "memory reservation"),
          Map.entry("Interactive", "stdin_open"),
          Map.entry("PseudoTerminal", "tty"),
          Map.entry("RepositoryCredentials", "x-aws-pull_credentials"));

  private ComposeWords() {}

  /** The word for a property of a container, with what is inside it behind. */
  static Optional<String> ofContainer(List<String> path) {
    return withRest(Optional.ofNullable(OF_CONTAINER.get(path.get(0))), path);
  }

  /** The word for a property, with what is inside it behind; empty when there is none. */
  static Optional<String> of(ResourceType type, List<String> path) {
    return withRest(type.word(path.get(0)), path);
  }

  private static Optional<String> withRest(Optional<String> word, List<String> path) {
    List<String> inner =
        path.subList(1, path.size()).stream().filter(k -> !k.equals("[]")).toList();
    return word.map(known -> (known + " " + String.join(".", inner)).strip());
  }
}
