package dev.c2ecs.cli.stack;

/** What a change means for what runs, from the mildest to the worst. */
public enum Consequence {
  /** It is new. */
  NEW("new"),
  /** It is changed where it is; nothing restarts. */
  IN_PLACE("changes in place"),
  /** It leaves the stack, nothing stops. */
  REMOVED("goes"),
  /** It leaves the stack and stays in the account. */
  KEPT("leaves the stack"),
  /** It may do more than before. */
  PERMISSIONS("permissions change"),
  /** New tasks take over from the old ones. */
  ROLLING("rolling restart"),
  /** A new one takes the place of the old one. */
  REPLACED("is replaced"),
  /** It does not answer for a while, or not any more. */
  OUTAGE("outage"),
  /** It begins without the data that its predecessor has, which stay in the account. */
  EMPTY("STARTS EMPTY"),
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

  /** Whether people who only look at the end should see it. */
  public boolean isSevere() {
    return compareTo(OUTAGE) >= 0;
  }
}
