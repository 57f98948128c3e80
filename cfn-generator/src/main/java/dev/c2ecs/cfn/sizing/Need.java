package dev.c2ecs.cfn.sizing;

/**
 * What a container needs.
 *
 * @param cpu CPU units, 1024 for a vCPU
 * @param memory MiB
 */
public record Need(long cpu, long memory) {

  /** What a container needs of which nothing is known. */
  static final Need DEFAULT = new Need(256, 512);

  /** Nothing. */
  public static final Need NOTHING = new Need(0, 0);

  /** Both at the same time. */
  public Need plus(Need other) {
    return new Need(cpu + other.cpu, memory + other.memory);
  }

  /** One after the other, or what both say of the same. */
  public Need or(Need other) {
    return new Need(Math.max(cpu, other.cpu), Math.max(memory, other.memory));
  }

  @Override
  public String toString() {
    return cpu / 1024.0 + " vCPU and " + memory + " MiB";
  }
}
