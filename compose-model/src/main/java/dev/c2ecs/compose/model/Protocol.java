package dev.c2ecs.compose.model;

/** The transport protocol of a port. */
public sealed interface Protocol {

  /** TCP. */
  Protocol TCP = Known.TCP;

  /** UDP. */
  Protocol UDP = Known.UDP;

  /** SCTP. */
  Protocol SCTP = Known.SCTP;

  /** The word of Compose: {@code tcp}. */
  String word();

  /** The protocols of the Compose specification. */
  enum Known implements Protocol {
    /** TCP. */
    TCP("tcp"),
    /** UDP. */
    UDP("udp"),
    /** SCTP. */
    SCTP("sctp");

    private final String word;

    Known(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A word that the specification does not know. */
  record Other(String word) implements Protocol {}

  /** The protocol that a word says. */
  static Protocol of(String word) {
    return switch (word) {
      case "tcp" -> TCP;
      case "udp" -> UDP;
      case "sctp" -> SCTP;
      default -> new Other(word);
    };
  }
}
