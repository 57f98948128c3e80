package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.template.Template;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a variable of a container takes its value from, for people.
 *
 * @param key the key in the secret; empty for all of it
 * @param place the secret: {@code db_password}, {@code the secret of api}
 * @param credential whether it is one of those that the project writes for credentials of variables
 */
record SecretWords(String key, String place, boolean credential) {

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}(?::([^:]*):.*)?");

  /** Of a reference in a template; one whose secret is not known is named as it is written. */
  static SecretWords of(Template template, String valueFrom) {
    Matcher named = PARAMETER.matcher(valueFrom);
    if (!named.matches()) {
      return new SecretWords("", SecretReference.of(valueFrom).name(), false);
    }
    String key = Optional.ofNullable(named.group(2)).orElse("");
    return template.parameters().stream()
        .filter(one -> one.name().equals(named.group(1)))
        .map(one -> one.source())
        .filter(ParameterSource.SecretArn.class::isInstance)
        .map(source -> of((ParameterSource.SecretArn) source).with(key))
        .findFirst()
        .orElseGet(() -> new SecretWords(key, named.group(1), false));
  }

  /** A whole secret. */
  static SecretWords of(ParameterSource.SecretArn arn) {
    NeededSecret secret = arn.secret();
    if (!(secret.source() instanceof NeededSecret.Keys)) {
      return new SecretWords("", secret.path().key(), false);
    }
    String[] parts = secret.name().split("/", -1);
    boolean own = parts.length > 2;
    return new SecretWords(
        "", "the secret of " + (own ? parts[parts.length - 2] : "the project"), true);
  }

  private SecretWords with(String other) {
    return new SecretWords(other, place, credential);
  }

  /** It behind the name of the variable, which is most often that of the key. */
  String words(String variable) {
    if (!credential) {
      return place + (key.isEmpty() ? "" : " " + key);
    }
    return (key.equals(variable) ? "" : key + " ") + "in " + place;
  }
}
