package dev.c2ecs.cfn.diagnostic;

import java.util.List;

/** Lists of names in messages. */
public final class Names {

  private Names() {}

  /**
   * Names with commas between; of more than some the first, and how many more there are.
   *
   * @param names the names, in the order in which they are shown
   * @param most how many are shown, 1 or more
   */
  public static String shown(List<String> names, int most) {
    return shown(names, most, ", ");
  }

  /**
   * The same with something else between.
   *
   * @param between what stands between two of them
   */
  public static String shown(List<String> names, int most, String between) {
    return names.size() <= most
        ? String.join(between, names)
        : String.join(between, names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }
}
