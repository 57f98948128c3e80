package dev.c2ecs.cfn.diff;

/**
 * Something that only one can have at a time.
 *
 * @param key what it is, equal on both sides of an update when it is the same
 * @param holder who has it; the same holder may have it twice
 * @param id the logical ID of the resource that claims it
 * @param kind which rule says so
 * @param words what it is, for people
 */
record Claim(String key, String holder, String id, Kind kind, String words) {

  Claim {
    words = Side.unmarked(words);
  }

  /** Why only one can have it. */
  enum Kind {
    /** The second one is refused while the first is there. */
    REFUSED("is still taken"),
    /** The second one takes the first over, and the removal of the first takes it away. */
    TAKEN_AWAY("would go with the old one"),
    /** It belongs to its first owner as long as that is there, whatever is said of it later. */
    FOR_LIFE("stays with its service as long as that is there");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
