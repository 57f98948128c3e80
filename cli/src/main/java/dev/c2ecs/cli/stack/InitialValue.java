package dev.c2ecs.cli.stack;

import java.util.List;

/** A credential that a data store reads only while it has no data, in words. */
public final class InitialValue {

  /** What it is, and what to do. */
  public static final String COUNTS =
      "counts only before there are data: the password of the data does not change with it;"
          + " change it there too";

  private InitialValue() {}

  /** That one changes, for whoever deploys. */
  public static String warning(String credential, List<String> services) {
    return "warning: " + credential + " of " + String.join(", ", services) + " " + COUNTS;
  }
}
