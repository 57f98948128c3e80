package dev.c2ecs.cfn.diff;

import java.util.Optional;

/** What a change means for what runs, from the mildest to the worst. */
public enum Consequence {
  /** It is new. */
  NEW("new", "new"),
  /** It is changed where it is; nothing restarts. */
  IN_PLACE("changes in place", "in-place"),
  /** It leaves the stack, nothing stops. */
  REMOVED("goes", "removed"),
  /** It leaves the stack and stays in the account. */
  KEPT("leaves the stack", "kept"),
  /** Somebody may do something else, nobody more. */
  PERMISSIONS("permissions change", "permissions"),
  /** It may do what it could not. */
  PERMISSIONS_WIDER("permissions wider", "permissions-wider"),
  /** It is reached by who did not reach it. */
  NETWORK_WIDER("network wider", "network-wider"),
  /** Its data are not kept any more when it goes, which it does not do now. */
  UNPROTECTED("NO LONGER KEPT", "unprotected"),
  /** New tasks take over from the old ones. */
  ROLLING("rolling restart", "rolling-restart"),
  /** A new one takes the place of the old one. */
  REPLACED("is replaced", "replaced"),
  /** It does not answer for a while, or not any more. */
  OUTAGE("outage", "outage"),
  /** Who uses it by its address has to use another one. */
  NEW_ADDRESS("new address", "new-address"),
  /** For a while two write what only one may. */
  TWO_WRITERS("two writers", "two-writers"),
  /** It is a data store that may not start on the files that another version wrote. */
  OTHER_VERSION("may not read its files", "other-version"),
  /** It finds other files than it had, or those of the image; they stay in the account. */
  OTHER_FILES("OTHER FILES", "other-files"),
  /** It begins without the data that its predecessor has, which stay in the account. */
  EMPTY("STARTS EMPTY", "starts-empty"),
  /** CloudFormation will not manage it. */
  WILL_FAIL("will fail", "will-fail"),
  /** Data is lost. */
  DATA_LOSS("DATA LOSS", "data-loss");

  private final String words;
  private final String key;

  Consequence(String words, String key) {
    this.words = words;
    this.key = key;
  }

  /** The consequence with a key; empty when there is none. */
  public static Optional<Consequence> of(String key) {
    for (Consequence consequence : values()) {
      if (consequence.key.equals(key)) {
        return Optional.of(consequence);
      }
    }
    return Optional.empty();
  }

  /** It in words. */
  public String words() {
    return words;
  }

  /** It as an option and in JSON, {@code data-loss}. */
  public String key() {
    return key;
  }

  /** Whether it is told whatever worse happens to the same thing. */
  public boolean standsAlone() {
    return switch (this) {
      case PERMISSIONS_WIDER, NETWORK_WIDER, UNPROTECTED, OTHER_VERSION, OTHER_FILES, EMPTY, DATA_LOSS -> true;
      default -> false;
    };
  }

  /** Whether people who only look at the end should see it. */
  public boolean isSevere() {
    return compareTo(OUTAGE) >= 0;
  }
}
