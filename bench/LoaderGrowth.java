import com.sun.management.ThreadMXBean;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.io.FileAccess;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/** Measures how the cost of loading grows with the number of services. */
final class LoaderGrowth {

  private static final int[] SIZES = {10, 100, 1_000, 10_000};
  private static final int WARM_UP = 20_000;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A measured run: milliseconds and allocated bytes. */
  private record Cost(double millis, long bytes) {}

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    List<String> texts = new ArrayList<>();
    for (int size : SIZES) {
      texts.add(project(size));
    }
    for (int done = 0; done < WARM_UP; done += 100) {
      load(texts.get(1));
      compose(texts.get(1));
    }
    Cost[][] loads = new Cost[SIZES.length][rounds];
    Cost[][] composes = new Cost[SIZES.length][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < SIZES.length; i++) {
        String text = texts.get(i);
        int times = Math.max(1, 1_000 / SIZES[i]);
        loads[i][round] = measure(times, () -> load(text));
        composes[i][round] = measure(times, () -> compose(text));
      }
    }
    print(loads, composes);
  }

  private static void print(Cost[][] loads, Cost[][] composes) {
    System.out.println(
        "services   load ms   us/service   of 100   load MB   KB/service   of 100"
            + "   YAML ms   load/YAML");
    double time = median(loads[1]).millis() / SIZES[1];
    double memory = (double) median(loads[1]).bytes() / SIZES[1];
    for (int i = 0; i < SIZES.length; i++) {
      Cost load = median(loads[i]);
      Cost yaml = median(composes[i]);
      System.out.printf(
          "%8d %9.2f %12.1f %8.2f %9.2f %12.1f %8.2f %9.2f %11.2f%n",
          SIZES[i],
          load.millis(),
          load.millis() * 1_000 / SIZES[i],
          load.millis() / SIZES[i] / time,
          load.bytes() / 1e6,
          load.bytes() / 1e3 / SIZES[i],
          load.bytes() / (double) SIZES[i] / memory,
          yaml.millis(),
          load.millis() / yaml.millis());
    }
  }

  private static Cost measure(int times, Runnable work) {
    System.gc();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    double millis = (System.nanoTime() - start) / 1e6;
    return new Cost(
        millis / times, (THREADS.getCurrentThreadAllocatedBytes() - bytes) / times);
  }

  private static Cost median(Cost[] costs) {
    Cost[] sorted = costs.clone();
    Arrays.sort(sorted, (a, b) -> Double.compare(a.millis(), b.millis()));
    return sorted[sorted.length / 2];
  }

  private static void compose(String text) {
    new Compose(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build())
        .composeAllFromString(text)
        .forEach(node -> {});
  }

  private static void load(String text) {
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(Path.of("/bench"))
                .files(List.of("compose.yaml"))
                .fileAccess(new OneFile(text.getBytes(StandardCharsets.UTF_8)))
                .build());
    if (result.project().isEmpty()) {
      throw new IllegalStateException(result.diagnostics().toString());
    }
  }

  private static String project(int services) {
    StringBuilder text = new StringBuilder("name: bench\nservices:\n");
    for (int i = 0; i < services; i++) {
      text.append("  service").append(i).append(":\n");
      text.append("    image: registry.example.com/team/service:1.").append(i).append('\n');
      text.append("    ports: [\"").append(i % 60_000 + 1).append(":80\"]\n");
      text.append("    environment:\n      MODE: production\n");
      if (i > 0) {
        text.append("    depends_on: [service").append(i / 2).append("]\n");
      }
    }
    return text.toString();
  }

  /** A file system with one file. */
  private record OneFile(byte[] content) implements FileAccess {

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
  }
}
