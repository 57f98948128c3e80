package dev.c2ecs.cfn.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tables of images by the whole name of their repository. The host of the registry does not count,
 * because mirrors keep the names; official images are also known under those of their mirrors.
 */
public final class ImageNames {

  /** Where the official images are too. */
  private static final Set<String> OFFICIAL =
      Set.of(
          "library",
          "docker/library",
          "chainguard",
          "amd64",
          "arm32v5",
          "arm32v6",
          "arm32v7",
          "arm64v8",
          "i386",
          "mips64le",
          "ppc64le",
          "riscv64",
          "s390x",
          "ubuntu");

  /** The collections of Bitnami: current, no longer changed, and paid for. */
  private static final List<String> BITNAMI =
      List.of("bitnami/", "bitnamilegacy/", "bitnamisecure/");

  private ImageNames() {}

  /**
   * The repositories that a row of a table names.
   *
   * @param names names with a space between, {@code @NAME} for that of Bitnami in all its
   *     collections
   */
  public static List<String> spelledOut(String names) {
    List<String> all = new ArrayList<>();
    for (String name : names.split(" ", -1)) {
      if (name.startsWith("@")) {
        BITNAMI.forEach(space -> all.add(space + name.substring(1)));
      } else {
        all.add(name);
      }
    }
    return all;
  }

  /** What a table says of an image. */
  public static <T> Optional<T> find(Map<String, T> table, String image) {
    String name = repository(image);
    T found = table.get(name);
    return Optional.ofNullable(found == null ? table.get(official(name)) : found);
  }

  /** Whether an image is in a list. */
  public static boolean isOneOf(Set<String> names, String image) {
    String name = repository(image);
    return names.contains(name) || names.contains(official(name));
  }

  /** The last part of the name of an image, in lower case, without its tag. */
  public static String lastPart(String image) {
    String name = repository(image);
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The name of an official image that a mirror has; any other name stays. */
  private static String official(String name) {
    int slash = name.lastIndexOf('/');
    return slash > 0 && OFFICIAL.contains(name.substring(0, slash))
        ? name.substring(slash + 1)
        : name;
  }

  /**
   * The name of the repository of an image in lower case, without the host of its registry, its tag
   * and its digest.
   */
  private static String repository(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    int digest = name.indexOf('@');
    name = digest < 0 ? name : name.substring(0, digest);
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    name = colon < 0 ? name : name.substring(0, colon);
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean host = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    return host ? name.substring(slash + 1) : name;
  }
}
