package dev.c2ecs.cfn;

import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Compose projects for tests, from texts. */
public final class Projects {

  private static final Path FILE = Path.of("/project/compose.yaml");

  private Projects() {}

  /** What the loader makes of a Compose text. */
  public static LoadResult loaded(String compose) {
    FileAccess access =
        new FileAccess() {
          @Override
          public byte[] read(Path path, int limit) throws IOException {
            if (!path.equals(FILE)) {
              throw new NoSuchFileException(path.toString());
            }
            return compose.getBytes(StandardCharsets.UTF_8);
          }

          @Override
          public boolean exists(Path path) {
            return path.equals(FILE);
          }

          @Override
          public boolean isDirectory(Path path) {
            return false;
          }
        };
    return ComposeLoader.load(
        LoadRequest.builder(Path.of("/project"))
            .fileAccess(access)
            .options(Translator.loading(LoadOptions.DEFAULT))
            .build());
  }

  /** A project of a Compose text, without the files that it names. */
  public static ComposeProject of(String compose) {
    LoadResult result = loaded(compose);
    return result.project().orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
  }

  /** A project of one service with these attributes, in the flow style of YAML. */
  public static ComposeProject service(String attributes) {
    return of("name: p\nservices: {web: {image: x, " + attributes + "}}\n");
  }

  /** The template of a Compose text. */
  public static Template template(String compose) {
    Translation translation = Translator.translate(of(compose), Surroundings.UNKNOWN, List.of());
    return translation
        .template()
        .orElseThrow(() -> new AssertionError(translation.diagnostics().toString()));
  }
}
