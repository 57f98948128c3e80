package dev.c2ecs.cfn.diff;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first two numbers of a version.
 *
 * @param minor empty when a tag does not say it, and moves
 */
record Version(int major, OptionalInt minor) {

  private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?!\\d).*");

  /** The version that a text begins with. */
  static Optional<Version> of(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    OptionalInt minor =
        matcher.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(2)));
    return Optional.of(new Version(Integer.parseInt(matcher.group(1)), minor));
  }

  /**
   * Compares two versions; where one does not say its second number both are the same by it.
   *
   * @param parts how many numbers count
   */
  int compareTo(Version other, int parts) {
    int byMajor = Integer.compare(major, other.major);
    if (byMajor != 0 || parts < 2 || minor.isEmpty() || other.minor.isEmpty()) {
      return byMajor;
    }
    return Integer.compare(minor.getAsInt(), other.minor.getAsInt());
  }

  @Override
  public String toString() {
    return minor.isPresent() ? major + "." + minor.getAsInt() : Integer.toString(major);
  }
}
