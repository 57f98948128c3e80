package dev.c2ecs.cli.build;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Projects of these tests. */
final class Projects {

  private Projects() {}

  /** Loads a Compose text; variables are pairs of names and values. */
  static LoadResult load(Path directory, String compose, String... variables) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    try {
      Files.writeString(directory.resolve("compose.yaml"), compose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LoadResult loaded =
        ComposeLoader.load(LoadRequest.builder(directory).environment(environment).build());
    if (loaded.project().isEmpty()) {
      throw new AssertionError(loaded.diagnostics().toString());
    }
    return loaded;
  }

  static BuildPlan plan(LoadResult loaded) {
    return BuildPlan.of(loaded.project().orElseThrow(), BuildOptions.NONE, loaded.variables());
  }

  static BuildPlan plan(Path directory, String compose, String... variables) {
    return plan(load(directory, compose, variables));
  }

  /** A project with one service, web, whose build has some attributes. */
  static BuildPlan build(Path directory, String attributes, String... variables) {
    return plan(
        directory,
        "name: shop\nservices:\n  web:\n    build:\n      context: .\n"
            + attributes.indent(6)
            + "secrets: {tok: {file: ./tok}, var: {environment: VAR}}\n",
        variables);
  }

  static BuildRequest request(Path directory, String attributes, String... variables) {
    return build(directory, attributes, variables).of("web").orElseThrow().request();
  }
}
