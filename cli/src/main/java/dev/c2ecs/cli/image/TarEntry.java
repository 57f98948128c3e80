package dev.c2ecs.cli.image;

/**
 * What the headers of a tar archive say of one entry.
 *
 * @param name the path as it stands there
 * @param kind what it is
 * @param mode the permissions, without the kind
 * @param uid the number of the owner
 * @param gid the number of the group
 * @param size the length of the content in the archive, 0 for what has none
 * @param linkName where a link leads, else empty
 * @param isSparse whether the content has holes that are left out
 * @param offset where the content begins in the archive
 */
record TarEntry(
    String name,
    Kind kind,
    int mode,
    long uid,
    long gid,
    long size,
    String linkName,
    boolean isSparse,
    long offset) {

  /** The kinds of entries. */
  enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK,
    HARD_LINK,
    /** Devices and pipes. */
    SPECIAL
  }
}
