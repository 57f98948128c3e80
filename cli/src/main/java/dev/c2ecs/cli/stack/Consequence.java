package dev.c2ecs.cli.stack;

/** What a change means for what runs, from the mildest to the worst. */
public enum Consequence {
  /** It is new. */
  NEW("new"),
  /** It is changed where it is; nothing restarts. */
  IN_PLACE("changed in place"),
  /** New tasks take over from the old ones. */
  ROLLING("rolling restart"),
  /** It leaves the stack, nothing stops. */
  REMOVED("removed"),
  /** It leaves the stack and stays in the account. */
  KEPT("no longer managed, stays in the account"),
  /** It may do more than before. */
  PERMISSIONS("permissions change"),
  /** A new one takes the place of the old one. */
  REPLACED("replaced"),
  /** It does not answer for a while, or not any more. */
  OUTAGE("outage"),
  /** CloudFormation will not manage it. */
  WILL_FAIL("will fail"),
  /** Data is lost. */
  DATA_LOSS("DATA LOSS");

  private final String words;

  Consequence(String words) {
    this.words = words;
  }

  /** It in words. */
  public String words() {
    return words;
  }
}
