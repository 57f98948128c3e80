package dev.c2ecs.cfn.storage;

import dev.c2ecs.compose.model.Mount;

/**
 * Files of an image that a container of the same image copies to a mount before its service starts.
 *
 * @param way when it is done, and what becomes of owners and modes
 * @param from the absolute path in the image
 * @param mount the mount that they are copied to
 * @param below where below the mount, {@code ""} for its root, else {@code /name}
 */
public record Copy(Way way, String from, Mount mount, String below) {

  /** The kinds of copies. */
  public enum Way {
    /** What the image has at the target of an empty volume, once, with owners and modes. */
    IMAGE,
    /** The files that the project has in a directory of data, once, for whoever may write there. */
    SEED,
    /** A file or directory of the project below the mount, at every start. */
    FILE
  }

  /** Whether it is done once in the life of a file system. */
  public boolean isOnce() {
    return way != Way.FILE;
  }
}
