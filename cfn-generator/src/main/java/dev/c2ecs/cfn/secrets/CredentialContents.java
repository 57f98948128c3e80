package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The contents that only credentials have, and those that a credential never has. Every row has a
 * line in {@code credential-contents.tsv} of the tests.
 */
public final class CredentialContents {

  /** Assignments in a connection string or a query whose value is a credential. */
  static final List<String> ASSIGNMENTS =
      List.of(
          "password=",
          "pwd=",
          "passwd=",
          "accountkey=",
          "sharedaccesskey=",
          "sharedaccesssignature=",
          "secretkey=",
          "secret=",
          "client_secret=",
          "secret_access_key=",
          "access_token=",
          "api_key=",
          "apikey=");

  /** The same, where only a long value is one. */
  static final List<String> TOKENS = List.of("token=", "signature=");

  /** The same, where only a long and mixed value is one: others are names of something. */
  static final List<String> KEYS = List.of("sig=", "key=", "code=");

  private static final int LONG = 8;

  private static final String SEPARATORS = ";?&, ";

  /**
   * Tokens that are told by what is inside of them: a bot of Telegram, a client secret of Azure, a
   * token of Terraform Cloud ({@code gitleaks}, telegram-bot-api-token, azure-ad-client-secret and
   * hashicorp-tf-api-token).
   */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?<![\\w-])\\d{6,12}:A[\\w-]{34}(?![\\w-])|(?<=\\dQ~)[\\w~.-]{31,34}(?![\\w~.-])"
              + "|(?<=[A-Za-z0-9]\\.atlasv1\\.)[\\w=-]{20}");

  private static final String PRIVATE_KEY = "PRIVATE KEY-----";
  private static final String PUTTY_KEY = "PuTTY-User-Key-File-";

  private static final Set<String> BOOLEANS =
      Set.of(
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "0",
          "1",
          "enabled",
          "disabled",
          "enable",
          "disable");

  /** Words that say how somebody logs in, where the name is about that. */
  static final Set<String> AUTH_WORDS =
      Set.of(
          "login",
          "plain",
          "none",
          "null",
          "basic",
          "digest",
          "bearer",
          "anonymous",
          "external",
          "internal",
          "local",
          "ldap",
          "oauth",
          "oauth2",
          "oidc",
          "saml",
          "jwt",
          "token",
          "apikey",
          "password",
          "cram-md5",
          "crammd5",
          "md5",
          "ntlm",
          "gssapi",
          "kerberos",
          "scram",
          "scram-sha-1",
          "scram-sha-256",
          "scram-sha-512",
          "trust",
          "peer",
          "xoauth2",
          "htpasswd",
          "silly",
          "tls",
          "ssl",
          "mtls",
          "starttls",
          "auto",
          "optional",
          "required");

  private static final Set<String> AUTH_NAMES =
      Set.of("AUTH", "OAUTH", "AUTHORIZATION", "BASICAUTH");

  /** Names that may have the algorithm as their value. */
  private static final Set<String> ALGORITHM_NAMES = Set.of("HMAC", "SIGNING", "OTP");

  private static final Pattern ALGORITHM =
      Pattern.compile(
          "(?i)(?:hmac-?)?(?:sha-?[0-9]{1,3}|md5|[hrep]s[0-9]{3}|eddsa|ed25519)|[ht]otp");

  /** Names that may be a number of something: of a contact of a chip, of digits. */
  private static final Set<String> NUMBERED_NAMES = Set.of("PIN", "OTP");

  private static final int SHORTEST_NUMBER = 4;

  /** What a country and a language are called: {@code LOCALE_SK: sk_SK}. */
  private static final Pattern SLOVAK =
      Pattern.compile("(?i)sk(?:[_-]sk)?(?:\\.utf-?8)?|[\\d.,]++");

  private static final int RANDOM_LENGTH = 20;

  private CredentialContents() {}

  /** Whether a text contains what only credentials look like. */
  static boolean isCredential(String text) {
    if (text.length() < 8) {
      return false;
    }
    return text.contains(PRIVATE_KEY)
        || text.contains(PUTTY_KEY)
        || CredentialShapes.isIn(text)
        || MARKED.matcher(text).find()
        || hasJwt(text)
        || EncodedCredentials.isIn(text)
        || hasUrlWithPassword(text)
        || hasAssignment(text);
  }

  private static int run(String text, int from) {
    int end = from;
    while (end < text.length() && CredentialShapes.isPart(text.charAt(end))) {
      end++;
    }
    return end - from;
  }

  private static boolean hasJwt(String text) {
    for (int at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", at + 1)) {
      int header = run(text, at);
      int dot = at + header;
      if (header < 13 || dot >= text.length() || text.charAt(dot) != '.') {
        continue;
      }
      int payload = run(text, dot + 1);
      int second = dot + 1 + payload;
      if (payload >= 10
          && second < text.length()
          && text.charAt(second) == '.'
          && run(text, second + 1) >= 5) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an address has a password before its host, even one with a slash in it, or a key alone,
   * as those of Sentry have.
   */
  private static boolean hasUrlWithPassword(String text) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      String rest = untilBlank(text, at + 3);
      int sign = rest.lastIndexOf('@');
      int colon = rest.indexOf(':');
      boolean hasScheme = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
      if (hasScheme && sign > 0 && sign < end(rest) && isMixed(rest.substring(0, sign))) {
        return true;
      }
      if (!hasScheme || sign < 0 || colon < 0 || colon + 1 >= sign || rest.startsWith("[")) {
        continue;
      }
      int slash = end(rest);
      String port = rest.substring(colon + 1, Math.max(colon + 1, slash));
      boolean isPort = slash < sign && colon < slash && isDigits(port);
      boolean isPath = colon > slash;
      if (!isPort && !isPath) {
        return true;
      }
    }
    return false;
  }

  /** A text whose addresses have no passwords; other credentials in it make it empty. */
  static String withoutPasswords(String text) {
    if (!hasUrlWithPassword(text)) {
      return isCredential(text) || text.indexOf("://") < 0 ? "" : text;
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", from)) {
      result.append(text, from, at + 3);
      String rest = untilBlank(text, at + 3);
      int sign = rest.lastIndexOf('@');
      from = at + 3 + sign + 1;
    }
    String clean = result.append(text.substring(from)).toString();
    return isCredential(clean) ? "" : clean;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String untilBlank(String text, int from) {
    int end = from;
    while (end < text.length() && !isDelimiter(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }

  private static boolean isDelimiter(char c) {
    return Character.isWhitespace(c) || c == '"' || c == '\'' || c == '<' || c == '>';
  }

  private static int end(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if ("/?#".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  /** Whether a connection string or a query gives a password: {@code …;Password=…}. */
  private static boolean hasAssignment(String text) {
    if (text.indexOf('=') < 0) {
      return false;
    }
    String lower = text.toLowerCase(ROOT);
    return hasAssignment(text, lower, ASSIGNMENTS, value -> !value.isEmpty())
        || hasAssignment(text, lower, TOKENS, value -> value.length() >= LONG)
        || hasAssignment(text, lower, KEYS, CredentialContents::isMixed);
  }

  private static boolean hasAssignment(
      String text, String lower, List<String> assignments, Predicate<String> isValue) {
    for (String assignment : assignments) {
      for (int at = lower.indexOf(assignment); at >= 0; at = lower.indexOf(assignment, at + 1)) {
        int from = at + assignment.length();
        int end = from;
        while (end < text.length() && ";& ,".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        boolean begins = at > 0 && SEPARATORS.indexOf(lower.charAt(at - 1)) >= 0;
        if (begins && isValue.test(text.substring(from, end))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a value is none that a credential has, though the name is one of a credential: a
   * switch, the way to log in, an absolute path, an address without a password.
   */
  static boolean isHarmless(String name, String value) {
    String text = value.strip();
    if (text.isEmpty()) {
      return false;
    }
    String lower = text.toLowerCase(ROOT);
    if (BOOLEANS.contains(lower) || isPath(text) || isPlainUrl(text)) {
      return true;
    }
    List<String> words = CredentialNames.words(name);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return (AUTH_NAMES.contains(last) && AUTH_WORDS.contains(lower))
        || (ALGORITHM_NAMES.contains(last) && ALGORITHM.matcher(text).matches())
        || (NUMBERED_NAMES.contains(last) && text.length() < SHORTEST_NUMBER && isDigits(text))
        || (last.equals("SK") && SLOVAK.matcher(text).matches());
  }

  /** An absolute path; base64 may begin with a slash too, and looks random. */
  private static boolean isPath(String text) {
    if (text.length() < 2 || text.charAt(0) != '/' || text.startsWith("//")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!CredentialShapes.isPart(c) && "/.@~".indexOf(c) < 0) {
        return false;
      }
    }
    return !isRandom(text);
  }

  private static boolean isPlainUrl(String text) {
    int scheme = text.indexOf("://");
    if (scheme <= 0 || text.chars().anyMatch(Character::isWhitespace)) {
      return false;
    }
    String rest = text.substring(scheme + 3);
    return rest.substring(0, end(rest)).indexOf('@') < 0
        && !isCredential(text)
        && !isRandom(rest.substring(end(rest)));
  }

  /** Whether a part of a path or query is long and mixed, as nobody names things. */
  private static boolean isRandom(String path) {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || "/?&=.".indexOf(path.charAt(i)) >= 0) {
        if (isMixed(path.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isMixed(String part) {
    boolean digits = false;
    boolean letters = false;
    for (int i = 0; i < part.length(); i++) {
      digits |= Character.isDigit(part.charAt(i));
      letters |= Character.isLetter(part.charAt(i));
    }
    return part.length() >= RANDOM_LENGTH && digits && letters;
  }
}
