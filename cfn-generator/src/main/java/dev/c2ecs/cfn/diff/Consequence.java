package dev.c2ecs.cfn.diff;

import java.util.Optional;

/** What a change means for what runs, from the mildest to the worst. */
public enum Consequence {
  /** It is new. */
  NEW("new", "new", "it is made"),
  /** It is changed where it is; nothing restarts. */
  IN_PLACE("changes in place", "in-place", "it changes where it is, nothing restarts"),
  /** It leaves the stack, nothing stops. */
  REMOVED(
      "goes",
      "removed",
      "it goes, and nothing that runs stops for it; a service that goes is an outage as well, its"
          + " tasks stop for good"),
  /** It leaves the stack and stays in the account. */
  KEPT("leaves the stack", "kept", "it leaves the stack and stays in the account: a file system"),
  /** Somebody may do something else, nobody more. */
  PERMISSIONS("permissions change", "permissions", "who may do what changes, nobody may do more"),
  /** It may do what it could not. */
  PERMISSIONS_WIDER(
      "permissions wider",
      "permissions-wider",
      "somebody may do what he could not, because of something new too"),
  /** It is reached by who did not reach it. */
  NETWORK_WIDER("network wider", "network-wider", "somebody reaches what he did not reach"),
  /** It works as before, and is less safe. */
  UNPROTECTED(
      "LESS SAFE",
      "unprotected",
      "it works as before, and less keeps it or its data: they go with it later, are kept for a"
          + " shorter time, without backups or unencrypted, or nothing takes over when it fails"),
  /** New tasks take over from the old ones. */
  ROLLING("rolling restart", "rolling-restart", "new tasks take over from the old ones"),
  /** A new one takes the place of the old one. */
  REPLACED("is replaced", "replaced", "a new one takes the place of the old one, which goes last"),
  /** It does not answer for a while, or not any more. */
  OUTAGE(
      "outage",
      "outage",
      "it does not answer for a while, or not any more: a service of one task that"
          + " writes a volume stops before it starts again, a port closes, a port leads to"
          + " tasks that are only starting"),
  /** Who uses it by its address has to use another one. */
  NEW_ADDRESS(
      "new address", "new-address", "the load balancer is another one: its DNS name changes"),
  /** For a while two write what only one may. */
  TWO_WRITERS(
      "two writers",
      "two-writers",
      "for a while two services write a file system that only one may write: a data"
          + " store was renamed, or its service is replaced"),
  /** It is a data store that may not start on the files that another version wrote. */
  OTHER_VERSION(
      "may not read its files",
      "other-version",
      "it is a data store that may not start on the files that another version, or another data"
          + " store, wrote"),
  /** It finds other files than it had, or those of the image; they stay in the account. */
  OTHER_FILES(
      "OTHER FILES",
      "other-files",
      "it finds other files than it had: another volume, another directory of one, or what its"
          + " image has, because the mount is at another path; the files stay in the account"),
  /** It begins without the data that its predecessor has, which stay in the account. */
  EMPTY(
      "STARTS EMPTY",
      "starts-empty",
      "it begins without the data of its predecessor, which stay in the account"),
  /** CloudFormation will not manage it. */
  WILL_FAIL("will fail", "will-fail", "AWS would refuse the update"),
  /** Data is lost. */
  DATA_LOSS("DATA LOSS", "data-loss", "data are deleted");

  private final String words;
  private final String key;
  private final String meaning;

  Consequence(String words, String key, String meaning) {
    this.words = words;
    this.key = key;
    this.meaning = meaning;
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

  /** What happens, as the documents say it. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is told whatever worse happens to the same thing. */
  public boolean standsAlone() {
    return switch (this) {
      case PERMISSIONS_WIDER,
          NETWORK_WIDER,
          UNPROTECTED,
          OTHER_VERSION,
          OTHER_FILES,
          EMPTY,
          DATA_LOSS ->
          true;
      default -> false;
    };
  }

  /** Whether people who only look at the end should see it. */
  public boolean isSevere() {
    return compareTo(OUTAGE) >= 0;
  }
}
