package dev.c2ecs.cli.source;

/** What is at a path before links are followed, as git keeps it. */
public sealed interface StoredEntry {

  /** A file. */
  record Plain(boolean executable) implements StoredEntry {}

  /** A symbolic link, with what is written in it. */
  record Link(String text) implements StoredEntry {}

  /** A directory. */
  record Folder() implements StoredEntry {}

  /** Another repository, at a commit. */
  record Submodule(String commit) implements StoredEntry {}

  /** Nothing that could be delivered. */
  record Nothing() implements StoredEntry {}
}
