package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * No attribute is lost without a word: whoever takes one that counts as mapped away from its
 * fixture gets another template or other diagnostics.
 */
class SilenceTest {

  /** Rows whose attributes say how an image is built, which a template does not show. */
  private static final String BUILD = "services.*.build.";

  /** Mapped rows whose removal is not seen in the template, with the reason. */
  private static final Map<String, String> UNSEEN =
      Map.of(
          "configs.*.name", "deploy reads the parameter of Systems Manager",
          "configs.*.external.name", "deploy reads the parameter of Systems Manager",
          "services.*.healthcheck.disable", "ECS ignores the health check of an image anyway",
          "services.*.volumes[].volume.nocopy", "EFS never copies the files of an image",
          "services", "the file would be empty",
          "volumes.*.driver", "local is the default",
          "services.*.deploy.mode", "replicated is the default",
          "services.*.deploy.update_config.order", "stop-first is the default");

  @TempDir static Path directory;

  @Test
  void takingAMappedAttributeAwayIsSeen() throws IOException {
    List<String> silent = new ArrayList<>();
    Map<Path, String> whole = new LinkedHashMap<>();
    for (Path fixture : Fixtures.all()) {
      if (Files.exists(fixture.resolve("template.yaml"))
          && !Files.exists(fixture.resolve("arguments.txt"))) {
        whole.put(fixture, seen(fixture, tree(fixture)));
      }
    }
    for (SupportRow row : SupportTable.rows()) {
      boolean mapped =
          row.disposition() == Disposition.EXACT || row.disposition() == Disposition.APPROXIMATED;
      if (mapped && !row.path().startsWith(BUILD) && !UNSEEN.containsKey(row.path())) {
        if (!isSeen(row.path(), whole)) {
          silent.add(row.path());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean isSeen(String row, Map<Path, String> whole) throws IOException {
    for (Map.Entry<Path, String> entry : whole.entrySet()) {
      Map<?, ?> without = without(entry.getKey(), row);
      if (!without.equals(tree(entry.getKey()))
          && !seen(entry.getKey(), without).equals(entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static Map<?, ?> tree(Path fixture) {
    Object tree =
        new Load(LoadSettings.builder().setMaxAliasesForCollections(Integer.MAX_VALUE).build())
            .loadFromString(
                Repo.read(fixture.resolve("compose.yaml")).replaceAll("!(Ref|GetAtt|Select) ", ""));
    return (Map<?, ?>) tree;
  }

  private static Map<?, ?> without(Path fixture, String row) {
    String[] steps = row.replace("[]", ".[]").split("\\.", -1);
    Object pruned = pruned(tree(fixture), steps, 0);
    return pruned instanceof Map<?, ?> map ? map : Map.of();
  }

  /** A copy of a tree without what a path leads to. */
  private static @Nullable Object pruned(@Nullable Object value, String[] steps, int depth) {
    boolean last = depth == steps.length - 1;
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> {
            boolean here = steps[depth].equals("*") || steps[depth].equals(key);
            if (!here) {
              kept.put(key, item);
            } else if (!last) {
              kept.put(key, pruned(item, steps, depth + 1));
            }
          });
      return kept;
    }
    if (value instanceof List<?> list && steps[depth].equals("[]")) {
      List<@Nullable Object> kept = new ArrayList<>();
      list.forEach(item -> kept.add(last ? item : pruned(item, steps, depth + 1)));
      return kept;
    }
    return value;
  }

  /** What a user sees of a project: the template, or what is said about it. */
  private static String seen(Path fixture, Map<?, ?> compose) throws IOException {
    Path project = Files.createTempDirectory(directory, "p");
    try (Stream<Path> files = Files.walk(fixture)) {
      for (Path file : files.toList()) {
        Path copy = project.resolve(fixture.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    Files.writeString(project.resolve("compose.yaml"), JsonText.of(compose));
    Program.Result result = Program.in(project).run("convert", "compose.yaml", "--format", "json");
    return result.out() + result.err().replaceAll("(?m)^compose.yaml:\\d+:\\d+", "");
  }
}
