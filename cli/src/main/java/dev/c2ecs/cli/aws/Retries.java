package dev.c2ecs.cli.aws;

/** Hears of calls that are tried again. */
@FunctionalInterface
public interface Retries {

  /**
   * A call is tried again now.
   *
   * @param action the call, {@code cloudformation:DescribeStacks} and the like
   * @param attempt which try this is; 2 is the first repetition
   * @param why what the last try gave, {@code no answer} or {@code status 503}
   */
  void again(String action, int attempt, String why);

  /** Nobody listens. */
  static Retries unheard() {
    return (action, attempt, why) -> {};
  }
}
