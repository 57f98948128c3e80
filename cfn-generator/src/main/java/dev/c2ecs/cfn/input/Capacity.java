package dev.c2ecs.cfn.input;

/**
 * Where tasks run: the first {@code base} of them and a share of the others on demand, the rest on
 * spare capacity, which AWS may take back.
 *
 * @param base the tasks that run on demand in any case, 0 to 100,000
 * @param onDemand the weight of further tasks on demand, 0 to 1,000
 * @param spot the weight of tasks on spare capacity, 0 to 1,000; 0 when there are none
 */
public record Capacity(int base, int onDemand, int spot) {

  /** All tasks run on demand. */
  public static final Capacity ON_DEMAND = new Capacity(0, 1, 0);

  /** All tasks run on spare capacity. */
  public static final Capacity SPOT = new Capacity(0, 0, 1);

  /** The capacity provider of tasks on demand. */
  public static final String FARGATE = "FARGATE";

  /** The capacity provider of tasks on spare capacity. */
  public static final String FARGATE_SPOT = "FARGATE_SPOT";

  /** Whether any task may run on spare capacity. */
  public boolean isSpot() {
    return spot > 0;
  }

  /** Whether some tasks run on demand. */
  public boolean isMixed() {
    return isSpot() && (base > 0 || onDemand > 0);
  }
}
