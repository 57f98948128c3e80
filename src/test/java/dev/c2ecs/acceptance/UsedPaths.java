package dev.c2ecs.acceptance;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.model.ComposeProject;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The paths that a fixture uses, in the file as written or in the model that it becomes.
 *
 * @param paths the paths, {@code []} for items, steps apart by a character that no key has
 */
record UsedPaths(Set<String> paths) {

  /** A path that is longer is one of an alias that contains itself. */
  private static final int MAX_LENGTH = 300;

  private static final String SEPARATOR = "\u0001";

  static UsedPaths of(Path fixture) {
    Set<String> paths = new TreeSet<>();
    Path file = fixture.resolve("compose.yaml");
    if (Files.exists(file)) {
      ComposeLoader.load(LoadRequest.builder(fixture).files(List.of(file.toString())).build())
          .project()
          .map(ComposeProject::tree)
          .ifPresent(tree -> collect(Trees.plain(tree, text -> text), "", paths));
      written(file, paths);
    }
    return new UsedPaths(paths);
  }

  private static void written(Path file, Set<String> paths) {
    try {
      collect(new Load(LoadSettings.builder().build()).loadFromString(Repo.read(file)), "", paths);
    } catch (YamlEngineException | UncheckedIOException e) {
      // a fixture of a file that is not YAML or not text uses no path
      paths.clear();
    }
  }

  private static void collect(@Nullable Object value, String path, Set<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path);
    }
    if (path.length() > MAX_LENGTH) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> collect(item, path.isEmpty() ? key + "" : path + SEPARATOR + key, paths));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, path + SEPARATOR + "[]", paths));
    }
  }

  /** Whether a path of the schema is used. */
  boolean uses(String row) {
    List<String> parts = new ArrayList<>();
    for (String part : row.replace("[]", ".[]").split("\\.", -1)) {
      parts.add(part.equals("*") ? "[^" + SEPARATOR + "]+" : Pattern.quote(part));
    }
    Pattern pattern = Pattern.compile(String.join(SEPARATOR, parts));
    return paths.stream().anyMatch(path -> pattern.matcher(path).matches());
  }
}
