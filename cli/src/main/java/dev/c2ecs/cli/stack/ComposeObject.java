package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.template.ComposeRef;

/**
 * What a user of Compose calls the thing that some resources stand for.
 *
 * @param kind what it is
 * @param name its name in the Compose file, empty for the kinds that a project has once
 */
public record ComposeObject(ComposeRef.Kind kind, String name)
    implements Comparable<ComposeObject> {

  /** The object that a part of a Compose file belongs to. */
  public static ComposeObject of(ComposeRef ref) {
    return new ComposeObject(ref.kind(), ref.name());
  }

  /** Its name in a sentence: {@code service web}. */
  public String label() {
    return name.isEmpty() ? kind.word() : kind.word() + " " + name;
  }

  @Override
  public int compareTo(ComposeObject other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : NaturalOrder.compare(name, other.name);
  }
}
