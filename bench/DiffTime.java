import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Measures the difference of two templates, in turns with the translation of the second: nothing
 * changes, ten ordinary changes, all services change, and a change that takes two updates.
 */
final class DiffTime {

  private static final int SERVICES = 60;
  private static final int WARM_UP = 20;

  /** What is done to the project. */
  private enum Edit {
    NOTHING,
    TEN_SERVICES,
    ALL_SERVICES,
    TWO_UPDATES
  }

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    ComposeProject project = load(project(Edit.NOTHING));
    Template before = translate(project);
    List<Template> after = new ArrayList<>();
    for (Edit edit : Edit.values()) {
      after.add(translate(load(project(edit))));
    }
    double[] translations = new double[rounds];
    double[][] differences = new double[Edit.values().length][rounds];
    double first = difference(before, after.get(1));
    for (int round = -WARM_UP; round < rounds; round++) {
      long start = System.nanoTime();
      translate(project);
      double translation = (System.nanoTime() - start) / 1e6;
      for (Edit edit : Edit.values()) {
        double millis = difference(before, after.get(edit.ordinal()));
        if (round >= 0) {
          differences[edit.ordinal()][round] = millis;
          translations[round] = translation;
        }
      }
    }
    System.out.printf(
        "%d services, %d resources; the first difference %.1f ms; a translation %.2f ms%n",
        SERVICES, before.resources().size(), first, median(translations));
    System.out.println("change             ms   of a translation   worst   updates");
    for (Edit edit : Edit.values()) {
      double[] millis = differences[edit.ordinal()];
      System.out.printf(
          "%-14s %6.2f %18.2f %7.2f %9d%n",
          edit,
          median(millis),
          median(millis) / median(translations),
          Arrays.stream(millis).max().orElse(0),
          Forecast.of(before, Map.of(), after.get(edit.ordinal()), Map.of()).steps().size());
    }
  }

  private static double difference(Template before, Template after) {
    long start = System.nanoTime();
    Forecast forecast = Forecast.of(before, Map.of(), after, Map.of());
    double millis = (System.nanoTime() - start) / 1e6;
    if (forecast.steps().isEmpty()) {
      throw new IllegalStateException(forecast.obstacles().toString());
    }
    return millis;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Template translate(ComposeProject project) {
    return Translator.translate(project, Surroundings.UNKNOWN, List.of()).template().orElseThrow();
  }

  private static ComposeProject load(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    FileAccess access =
        new FileAccess() {
          @Override
          public byte[] read(Path path, int limit) {
            return content;
          }

          @Override
          public boolean exists(Path path) {
            return path.endsWith("compose.yaml");
          }

          @Override
          public boolean isDirectory(Path path) {
            return false;
          }
        };
    return ComposeLoader.load(
            LoadRequest.builder(Path.of("/bench"))
                .files(List.of("compose.yaml"))
                .fileAccess(access)
                .build())
        .project()
        .orElseThrow();
  }

  private static String project(Edit edit) {
    StringBuilder text = new StringBuilder("name: bench\nservices:\n");
    for (int i = 0; i < SERVICES; i++) {
      boolean changes = edit == Edit.ALL_SERVICES || (edit == Edit.TEN_SERVICES && i % 6 == 0);
      text.append("  service").append(i).append(":\n");
      text.append("    image: registry.example.com/team/service:1.")
          .append(changes ? i + 1_000 : i)
          .append('\n');
      if (i % 3 == 0) {
        text.append("    ports: [\"").append(i + 8_000).append(":80\"]\n");
      }
      text.append("    environment:\n      MODE: ").append(changes ? "test" : "live").append('\n');
      if (i > 0) {
        text.append("    depends_on: [service").append(i / 2).append("]\n");
      }
      if (i % 10 == 0) {
        text.append("    volumes: [\"data").append(i).append(":/data\"]\n");
      }
      if (i == 1) {
        String alias = edit == Edit.TWO_UPDATES ? "other" : "main";
        text.append("    networks: {default: {aliases: [").append(alias).append("]}}\n");
      }
    }
    if (edit == Edit.TWO_UPDATES) {
      text.append("  main: {image: registry.example.com/team/main}\n");
    }
    text.append("volumes:\n");
    for (int i = 0; i < SERVICES; i += 10) {
      text.append("  data").append(i).append(": {}\n");
    }
    return text.toString();
  }
}
