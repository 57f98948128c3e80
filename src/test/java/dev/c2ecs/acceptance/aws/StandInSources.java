package dev.c2ecs.acceptance.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the builds of a project must find on this machine before a builder is asked: contexts,
 * Dockerfiles with the stages that are wanted of them, secrets and keys. What is there stays, and
 * nothing is written outside the project.
 */
final class StandInSources {

  private final Path place;
  private final Map<?, ?> project;
  private final Map<Path, Set<String>> stages = new LinkedHashMap<>();

  private StandInSources(Path place, Map<?, ?> project) {
    this.place = place;
    this.project = project;
  }

  /**
   * Writes what is missing.
   *
   * @param place the directory of the project
   * @param project its model, as {@code config --format json} has it
   */
  static void write(Path place, Map<?, ?> project) throws IOException {
    StandInSources sources = new StandInSources(place, project);
    for (Object service : map(project, "services").values()) {
      if (((Map<?, ?>) service).get("build") instanceof Map<?, ?> build) {
        sources.build(build);
      }
    }
    for (Map.Entry<Path, Set<String>> file : sources.stages.entrySet()) {
      sources.file(file.getKey(), dockerfile(file.getValue()));
    }
  }

  private void build(Map<?, ?> build) throws IOException {
    String context = text(build, "context", ".");
    directory(context);
    if (!isRemote(context) && !build.containsKey("dockerfile_inline")) {
      Path file = place.resolve(context).resolve(text(build, "dockerfile", "Dockerfile"));
      Set<String> targets = stages.computeIfAbsent(file.normalize(), key -> new TreeSet<>());
      String target = text(build, "target", "");
      // a number needs no name
      if (!target.isEmpty() && !target.matches("\\d+")) {
        targets.add(target);
      }
    }
    for (Object address : map(build, "additional_contexts").values()) {
      directory(String.valueOf(address));
    }
    for (Object secret : list(build, "secrets")) {
      String source = text((Map<?, ?>) secret, "source", "");
      String file = text(map(map(project, "secrets"), source), "file", "");
      if (!file.isEmpty()) {
        file(place.resolve(file), "a stand-in\n");
      }
    }
    for (Object key : list(build, "ssh")) {
      String[] words = String.valueOf(key).split("[=:] *", 2);
      if (words.length == 2) {
        file(place.resolve(words[1]), "a stand-in\n");
      }
    }
  }

  /** Each stage copies its context, as those of the authors do. */
  private static String dockerfile(Set<String> targets) {
    StringBuilder text = new StringBuilder();
    for (String target : targets) {
      text.append("FROM scratch AS ").append(target).append("\nCOPY . /\n");
    }
    return text.append("FROM scratch\nCOPY . /\n").toString();
  }

  private static boolean isRemote(String address) {
    return address.matches("[a-z-]+:(//|[^/\\\\]).*|git@.*");
  }

  private void directory(String address) throws IOException {
    Path directory = place.resolve(isRemote(address) ? "." : address).normalize();
    if (directory.startsWith(place) && !Files.exists(directory)) {
      Files.createDirectories(directory);
    }
  }

  private void file(Path file, String text) throws IOException {
    Path path = file.normalize();
    if (path.startsWith(place) && !Files.exists(path)) {
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, text);
    }
  }

  private static Map<?, ?> map(Map<?, ?> map, String key) {
    return map.get(key) instanceof Map<?, ?> found ? found : Map.of();
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> found ? found : List.of();
  }

  private static String text(Map<?, ?> map, String key, String otherwise) {
    Object value = map.get(key);
    return value == null ? otherwise : String.valueOf(value);
  }
}
