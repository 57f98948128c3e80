package dev.c2ecs.cfn.task;

import java.util.List;
import java.util.Optional;

/**
 * A size that a Fargate task can have.
 *
 * @param cpu CPU units, 1024 for a vCPU
 * @param memory MiB
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size">
 *     ECS, task size</a>
 */
public record FargateSize(int cpu, int memory) {

  /** The memory that goes with a number of CPU units: from, to and step in MiB. */
  private record Row(int cpu, int from, int to, int step) {
    Optional<Integer> atLeast(long wanted) {
      if (wanted <= from) {
        return Optional.of(from);
      }
      long steps = (wanted - from + step - 1) / step;
      long memory = from + steps * step;
      return memory <= to ? Optional.of((int) memory) : Optional.empty();
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(256, 512, 512, 512),
          new Row(256, 1024, 2048, 1024),
          new Row(512, 1024, 4096, 1024),
          new Row(1024, 2048, 8192, 1024),
          new Row(2048, 4096, 16384, 1024),
          new Row(4096, 8192, 30720, 1024),
          new Row(8192, 16384, 61440, 4096),
          new Row(16384, 32768, 122880, 8192));

  /** The smallest size. */
  public static final FargateSize SMALLEST = new FargateSize(256, 512);

  /** The largest size. */
  public static final FargateSize LARGEST = new FargateSize(16384, 122880);

  /** The smallest size with at least so many CPU units and MiB; empty when there is none. */
  public static Optional<FargateSize> atLeast(long cpu, long memory) {
    for (Row row : ROWS) {
      Optional<Integer> enough = row.atLeast(memory);
      if (row.cpu >= cpu && enough.isPresent()) {
        return Optional.of(new FargateSize(row.cpu, enough.get()));
      }
    }
    return Optional.empty();
  }

  /** The size that comes nearest to a wish that no task can fulfil. */
  public static FargateSize nearest(long cpu, long memory) {
    return atLeast(Math.min(cpu, LARGEST.cpu), Math.min(memory, LARGEST.memory)).orElse(LARGEST);
  }

  @Override
  public String toString() {
    return cpu / 1024.0 + " vCPU and " + memory + " MiB";
  }
}
