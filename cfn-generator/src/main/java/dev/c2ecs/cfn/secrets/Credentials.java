package dev.c2ecs.cfn.secrets;

/** Tells what looks like a credential, by the name of a variable or by its content. */
public final class Credentials {

  private Credentials() {}

  /** Whether a text that somebody wrote is a credential: it says something, and is not harmless. */
  public static boolean looksLike(String name, String value) {
    return !value.isEmpty() && isCredential(name, value);
  }

  /**
   * Whether a value from outside the Compose file is a credential, whether it is there or not: an
   * empty one may have content tomorrow.
   */
  public static boolean isCredential(String name, String value) {
    boolean named =
        switch (CredentialNames.kind(name)) {
          case ALWAYS -> true;
          case UNLESS_HARMLESS -> !CredentialContents.isHarmless(name, value);
          case SWITCH -> !value.isEmpty() && !CredentialContents.isHarmless(name, value);
          case NEVER -> false;
        };
    return named || CredentialContents.isCredential(value);
  }

  /** Whether a name is one of a credential, as far as a name can tell. */
  public static boolean isName(String name) {
    return CredentialNames.kind(name) != CredentialNames.Kind.NEVER;
  }

  /**
   * Whether a text contains what only credentials look like; what names the place of one instead,
   * as {@code password=$2} does, is none.
   */
  public static boolean isContent(String value) {
    return CredentialContents.isCredential(value)
        && CredentialContents.isCredential(CredentialReferences.without(value));
  }
}
