package dev.c2ecs.cli.stack;

import java.util.List;

/**
 * What a user of Compose calls the thing that some resources stand for.
 *
 * @param kind {@code service}, {@code network}, {@code volume}, {@code load balancer}, {@code
 *     project}
 * @param name its name in the Compose file, empty for the kinds that a project has once
 */
public record ComposeObject(String kind, String name) implements Comparable<ComposeObject> {

  /** What all services share. */
  public static final ComposeObject PROJECT = new ComposeObject("project", "");

  private static final List<String> ORDER =
      List.of("project", "network", "volume", "secret", "load balancer", "service");

  /** The object of a Compose path, as templates have it in their comments. */
  public static ComposeObject of(String path) {
    String[] words = path.split("\\.", 3);
    if (words.length < 2) {
      return PROJECT;
    }
    String name = words[1].replaceAll("\\[\\d+]$", "");
    return switch (words[0]) {
      case "services" ->
          name.equals("*")
              ? new ComposeObject("load balancer", "")
              : new ComposeObject("service", name);
      case "networks" -> new ComposeObject("network", name);
      case "volumes" -> new ComposeObject("volume", name);
      case "secrets" -> new ComposeObject("secret", name);
      default -> PROJECT;
    };
  }

  /** Its name in a sentence: {@code service web}. */
  public String label() {
    return name.isEmpty() ? kind : kind + " " + name;
  }

  @Override
  public int compareTo(ComposeObject other) {
    int byKind = Integer.compare(ORDER.indexOf(kind), ORDER.indexOf(other.kind));
    return byKind != 0 ? byKind : NaturalOrder.compare(name, other.name);
  }
}
