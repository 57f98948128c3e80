package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Set;

/**
 * The contents that only credentials have, and those that a credential never has. Every row has a
 * line in {@code credential-contents.tsv} of the tests.
 */
public final class CredentialContents {

  /**
   * The beginning of a token, and how many letters, digits, dashes and underscores follow at least.
   */
  record Shape(String prefix, int more) {}

  static final List<Shape> SHAPES =
      List.of(
          new Shape("sk_live_", 10),
          new Shape("sk_test_", 10),
          new Shape("rk_live_", 10),
          new Shape("rk_test_", 10),
          new Shape("whsec_", 16),
          new Shape("ghp_", 20),
          new Shape("gho_", 20),
          new Shape("ghu_", 20),
          new Shape("ghs_", 20),
          new Shape("ghr_", 20),
          new Shape("github_pat_", 20),
          new Shape("glpat-", 16),
          new Shape("gldt-", 16),
          new Shape("glrt-", 16),
          new Shape("xoxa-", 10),
          new Shape("xoxb-", 10),
          new Shape("xoxp-", 10),
          new Shape("xoxr-", 10),
          new Shape("xoxs-", 10),
          new Shape("xoxe-", 10),
          new Shape("xapp-", 10),
          new Shape("sk-ant-", 16),
          new Shape("sk-proj-", 16),
          new Shape("sk-or-", 16),
          new Shape("sk-lf-", 16),
          new Shape("AIza", 35),
          new Shape("ya29.", 20),
          new Shape("GOCSPX-", 20),
          new Shape("npm_", 30),
          new Shape("pypi-", 30),
          new Shape("dckr_pat_", 16),
          new Shape("dop_v1_", 32),
          new Shape("hf_", 30),
          new Shape("shpat_", 20),
          new Shape("shpss_", 20),
          new Shape("SG.", 40),
          new Shape("key-", 32),
          new Shape("hvs.", 20),
          new Shape("lin_api_", 20),
          new Shape("phx_", 20),
          new Shape("glsa_", 20),
          new Shape("tskey-", 10),
          new Shape("AGE-SECRET-KEY-", 20),
          new Shape("AKIA", 16),
          new Shape("ASIA", 16),
          new Shape("hooks.slack.com/services/", 1),
          new Shape("hooks.slack.com/workflows/", 1),
          new Shape("discord.com/api/webhooks/", 1),
          new Shape("discordapp.com/api/webhooks/", 1),
          new Shape("webhook.office.com/webhookb2/", 1),
          new Shape("api.telegram.org/bot", 10));

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
          "access_token=",
          "api_key=",
          "apikey=");

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

  private static final int RANDOM_LENGTH = 20;

  private CredentialContents() {}

  /** Whether a text contains what only credentials look like. */
  static boolean isCredential(String text) {
    if (text.length() < 8) {
      return false;
    }
    return text.contains(PRIVATE_KEY)
        || text.contains(PUTTY_KEY)
        || hasToken(text)
        || hasJwt(text)
        || hasUrlWithPassword(text)
        || hasAssignment(text);
  }

  private static boolean hasToken(String text) {
    for (Shape shape : SHAPES) {
      for (int at = text.indexOf(shape.prefix()); at >= 0; ) {
        boolean begins = at == 0 || !isTokenPart(text.charAt(at - 1)) || text.charAt(at) == 'h';
        int length = run(text, at + shape.prefix().length());
        if (begins && length >= shape.more() && isWhole(shape, length)) {
          return true;
        }
        at = text.indexOf(shape.prefix(), at + 1);
      }
    }
    return false;
  }

  /** The IDs of access keys have exactly their length. */
  private static boolean isWhole(Shape shape, int length) {
    boolean fixed = shape.prefix().equals("AKIA") || shape.prefix().equals("ASIA");
    return !fixed || length == shape.more();
  }

  private static int run(String text, int from) {
    int end = from;
    while (end < text.length() && isTokenPart(text.charAt(end))) {
      end++;
    }
    return end - from;
  }

  private static boolean isTokenPart(char c) {
    return c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
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

  /** Whether an address has a password before its host, even one with a slash in it. */
  private static boolean hasUrlWithPassword(String text) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      String rest = untilBlank(text, at + 3);
      int sign = rest.lastIndexOf('@');
      int colon = rest.indexOf(':');
      boolean hasScheme = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
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
    for (String assignment : ASSIGNMENTS) {
      int at = lower.indexOf(assignment);
      int after = at + assignment.length();
      if (at > 0
          && ";?& ".indexOf(lower.charAt(at - 1)) >= 0
          && after < lower.length()
          && ";& ".indexOf(lower.charAt(after)) < 0) {
        return true;
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
    return !words.isEmpty()
        && AUTH_NAMES.contains(words.get(words.size() - 1))
        && AUTH_WORDS.contains(lower);
  }

  /** An absolute path; base64 may begin with a slash too, and looks random. */
  private static boolean isPath(String text) {
    if (text.length() < 2 || text.charAt(0) != '/' || text.startsWith("//")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isTokenPart(c) && "/.@~".indexOf(c) < 0) {
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
