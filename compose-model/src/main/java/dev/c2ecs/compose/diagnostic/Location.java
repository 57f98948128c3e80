package dev.c2ecs.compose.diagnostic;

import dev.c2ecs.compose.tree.Origin;

/**
 * A position in a file.
 *
 * @param file the file as the user named it
 * @param line from 1, 0 when only the file is known
 * @param column from 1, 0 when only the file is known
 */
public record Location(String file, int line, int column) implements Comparable<Location> {

  /** The position of an origin. */
  public static Location of(Origin origin) {
    return new Location(origin.file(), origin.line(), origin.column());
  }

  /** A file as a whole. */
  public static Location file(String file) {
    return new Location(file, 0, 0);
  }

  @Override
  public int compareTo(Location other) {
    int result = file.compareTo(other.file);
    result = result != 0 ? result : Integer.compare(line, other.line);
    return result != 0 ? result : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
