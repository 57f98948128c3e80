package dev.c2ecs.acceptance.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which properties replace a resource when they change, from the table of resources. */
final class CreateOnly {

  private static final String DELETE_FIRST = "delete-first";
  private static final Map<String, List<String[]>> PATHS = new HashMap<>();
  private static final Set<String> DELETED_FIRST = new HashSet<>();

  static {
    for (String line : lines()) {
      List<String> words = Arrays.asList(line.split(" "));
      List<String[]> paths = new ArrayList<>();
      for (String path : words.subList(1, words.size())) {
        if (path.equals(DELETE_FIRST)) {
          DELETED_FIRST.add(words.get(0));
        } else {
          paths.add(path.split("/"));
        }
      }
      PATHS.put(words.get(0), paths);
    }
  }

  private CreateOnly() {}

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(CreateOnly.class.getResourceAsStream("/cloud/create-only.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The property whose change replaces a resource; empty when it is updated in place. */
  static Optional<String> changed(String type, Props before, Props after) {
    for (String[] path : PATHS.getOrDefault(type, List.of())) {
      if (!Objects.equals(before.at(path), after.at(path))) {
        return Optional.of(String.join(".", path));
      }
    }
    return Optional.empty();
  }

  /** Whether the registry says that the old one is deleted before the new one is created. */
  static boolean deletesFirst(String type) {
    return DELETED_FIRST.contains(type);
  }
}
