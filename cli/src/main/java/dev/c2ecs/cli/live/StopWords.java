package dev.c2ecs.cli.live;

import dev.c2ecs.cli.stack.TaskView;
import java.util.ArrayList;
import java.util.List;

/** Why a task stopped, in one line. */
final class StopWords {

  /** What ECS says of every container that ends, and tells less than its exit code. */
  private static final String GENERIC = "Essential container in task exited";

  private static final String SCALING = "Scaling activity initiated by";

  private StopWords() {}

  /** Whether it had to go because fewer tasks are wanted, or another one took its place. */
  static boolean isScaling(TaskView task) {
    return task.reason().startsWith(SCALING);
  }

  /** {@code exited with code 1}, {@code stopped: Scaling activity initiated by …}. */
  static String of(TaskView task) {
    List<String> words = new ArrayList<>();
    boolean several = task.containers().size() > 1;
    for (TaskView.Container container : task.containers()) {
      boolean failed = container.exitCode().filter(code -> code != 0).isPresent();
      if (failed || !container.reason().isEmpty()) {
        String name = several ? container.name() + " " : "";
        String reason = container.reason().isEmpty() ? "" : " (" + container.reason() + ")";
        words.add(
            container
                .exitCode()
                .map(code -> name + "exited with code " + code + reason)
                .orElse(name + "did not run" + reason));
      }
    }
    if (words.isEmpty() && task.stopCode().equals("EssentialContainerExited")) {
      words.add("exited with code 0");
    } else if (!task.reason().isEmpty() && !task.reason().equals(GENERIC)) {
      words.add("stopped: " + task.reason());
    }
    return words.isEmpty() ? "stopped" : String.join("; ", words);
  }
}
