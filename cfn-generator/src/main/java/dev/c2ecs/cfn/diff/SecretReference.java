package dev.c2ecs.cfn.diff;

/**
 * Where a variable of a container takes a secret from.
 *
 * @param name the name of the secret or parameter, with the key of its JSON if one is named
 * @param version what names the version; empty for the current one
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">
 *     ECS, secrets as environment variables</a>
 */
record SecretReference(String name, String version) {

  private static final String SECRETS_MANAGER = ":secretsmanager:";
  private static final int NAME = 6;
  private static final int SUFFIX = 7;

  /** Reads {@code arn:…:secret:NAME-SUFFIX:KEY:STAGE:VERSION}, or what stands for it. */
  static SecretReference of(String valueFrom) {
    String[] words = valueFrom.split(":", -1);
    if (!valueFrom.contains(SECRETS_MANAGER) || words.length <= NAME) {
      // a parameter of SSM, or a function whose values are not known
      int end = valueFrom.startsWith("${") ? valueFrom.indexOf("}:") : -1;
      if (end < 0) {
        return new SecretReference(valueFrom, "");
      }
      String[] parts = valueFrom.substring(end + 2).split(":", -1);
      String name = valueFrom.substring(0, end + 1);
      String version = parts.length > 1 ? valueFrom.substring(end + 2 + parts[0].length()) : "";
      return new SecretReference(parts[0].isEmpty() ? name : name + " " + parts[0], version);
    }
    String name = words[NAME];
    if (name.length() > SUFFIX && name.charAt(name.length() - SUFFIX) == '-') {
      name = name.substring(0, name.length() - SUFFIX);
    }
    String key = words.length > NAME + 1 ? words[NAME + 1] : "";
    String stage = words.length > NAME + 2 ? words[NAME + 2] : "";
    String version = words.length > NAME + 3 ? words[NAME + 3] : "";
    return new SecretReference(key.isEmpty() ? name : name + " " + key, stage + ":" + version);
  }

  /** Whether it is one key of a JSON object. */
  boolean hasKey() {
    return name.contains(" ");
  }

  /** Whether it is the same secret, in whatever version. */
  boolean isOfSame(SecretReference other) {
    return name.equals(other.name);
  }
}
