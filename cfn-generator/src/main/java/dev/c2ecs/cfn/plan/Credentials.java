package dev.c2ecs.cfn.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells what looks like a credential, by the name of a variable or by its content. */
public final class Credentials {

  private static final Pattern NAME =
      Pattern.compile(
          ".*(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY"
              + "|PRIVATE_?KEY|ENCRYPTION_?KEY|SIGNING_?KEY|APP_KEY|_PASS$|^PASS$|_PWD$)"
              + ".*");
  private static final Pattern NO_SECRET =
      Pattern.compile(
          ".*(_FILE|_PATH|_DIR|_URL|_URI|_EXPIRY|_EXPIRES(_IN)?|_TTL|_LENGTH|_LIFETIME|_TIMEOUT"
              + "|_ENABLED|_NAME|_ID|_TYPE|_HEADER|_ALGORITHM)$");
  private static final Pattern HARMLESS =
      Pattern.compile("|true|false|yes|no|on|off|\\d{1,4}|null|none", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTENT =
      Pattern.compile(
          "(?s).*(-----BEGIN [A-Z ]*PRIVATE KEY-----|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_\\w{20,}"
              + "|\\bglpat-[\\w-]{16,}|\\bxox[abprs]-[\\w-]{10,}|\\bsk_live_\\w{10,}"
              + "|\\beyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{5,}"
              + "|\\b[a-z][a-z0-9+.-]*://[^/\\s:@]*:[^/\\s:@]+@).*");

  private Credentials() {}

  /** Whether a variable is a credential: its name says so and it has a value, or its value does. */
  public static boolean looksLike(String name, String value) {
    return (isName(name) && !HARMLESS.matcher(value).matches()) || isContent(value);
  }

  /** Whether a name is one of a credential. */
  public static boolean isName(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return NAME.matcher(upper).matches() && !NO_SECRET.matcher(upper).matches();
  }

  /** Whether a text contains what only credentials look like. */
  public static boolean isContent(String value) {
    return CONTENT.matcher(value).matches();
  }
}
