import com.sun.management.ThreadMXBean;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how the cost of translating grows with the number of services, with the limits on a
 * template switched off.
 */
final class TranslatorGrowth {

  private static final int[] SIZES = {10, 100, 1_000, 3_000};
  private static final int WARM_UP = 30;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A measured run: milliseconds, allocated bytes, characters of the template. */
  private record Cost(double millis, long bytes, int length, int resources) {}

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    List<ComposeProject> projects = new ArrayList<>();
    for (int size : SIZES) {
      projects.add(load(project(size)));
    }
    for (int i = 0; i < WARM_UP; i++) {
      measure(projects.get(1), 1);
    }
    Cost[][] costs = new Cost[SIZES.length][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < SIZES.length; i++) {
        costs[i][round] = measure(projects.get(i), Math.max(1, 1_000 / SIZES[i]));
      }
    }
    System.out.println(
        "services   ms   us/service   of 100   MB   KB/service   of 100   resources   template MB");
    Cost base = median(costs[1]);
    for (int i = 0; i < SIZES.length; i++) {
      Cost c = median(costs[i]);
      double share = (double) SIZES[i] / SIZES[1];
      System.out.printf(
          "%8d %8.1f %10.1f %8.2f %8.1f %10.1f %8.2f %8d %12.2f%n",
          SIZES[i],
          c.millis(),
          c.millis() * 1_000 / SIZES[i],
          c.millis() / base.millis() / share,
          c.bytes() / 1e6,
          c.bytes() / 1e3 / SIZES[i],
          c.bytes() / share / base.bytes(),
          c.resources(),
          c.length() / 1e6);
    }
  }

  private static Cost measure(ComposeProject project, int times) {
    System.gc();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    String text = "";
    int resources = 0;
    for (int i = 0; i < times; i++) {
      Template template = translate(project);
      text = YamlTemplateWriter.write(template);
      resources = template.resources().size();
    }
    double millis = (System.nanoTime() - start) / 1e6;
    return new Cost(
        millis / times,
        (THREADS.getCurrentThreadAllocatedBytes() - bytes) / times,
        text.length(),
        resources);
  }

  private static Template translate(ComposeProject project) {
    return Translator.translate(project, Surroundings.UNKNOWN, List.of()).template().orElseThrow();
  }

  private static Cost median(Cost[] costs) {
    Cost[] sorted = costs.clone();
    Arrays.sort(sorted, (a, b) -> Double.compare(a.millis(), b.millis()));
    return sorted[sorted.length / 2];
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
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(Path.of("/bench"))
                .files(List.of("compose.yaml"))
                .fileAccess(access)
                .build());
    return result.project().orElseThrow();
  }

  private static String project(int services) {
    StringBuilder text = new StringBuilder("name: bench\nservices:\n");
    for (int i = 0; i < services; i++) {
      text.append("  service").append(i).append(":\n");
      text.append("    image: registry.example.com/team/service:1.").append(i).append('\n');
      text.append("    ports: [\"").append(i % 60_000 + 1).append(":80\"]\n");
      text.append("    environment:\n      MODE: production\n");
      text.append("      BACKEND: http://service").append(i / 3).append(":80\n");
      if (i > 0) {
        text.append("    depends_on: [service").append(i / 2).append("]\n");
      }
      if (i % 10 == 0) {
        text.append("    volumes: [\"data").append(i).append(":/data\"]\n");
      }
    }
    text.append("volumes:\n");
    for (int i = 0; i < services; i += 10) {
      text.append("  data").append(i).append(": {}\n");
    }
    return text.toString();
  }
}
