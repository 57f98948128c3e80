package dev.c2ecs.cfn.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials inside of a text of another language: SQL, XML, a pipe of a shell, an address. */
final class EmbeddedCredentials {

  private static final String QUOTED = "(\\\\*+[\"'])((?:(?!\\1)[^\\n])++)\\1";

  /**
   * What gives a password to a user of a database.
   *
   * @see <a href="https://www.postgresql.org/docs/current/sql-createrole.html">PostgreSQL</a>
   * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-user.html">MySQL</a>
   */
  private static final Pattern SQL =
      Pattern.compile(
          "(?i)(?<![\\w-])(?:identified\\s++(?:with\\s++\\S++\\s++)?(?:by|as)(?:\\s++password)?"
              + "|password)(?:\\s*+[=(]\\s*+|\\s++)"
              + QUOTED);

  /** A user and a password that a function takes: {@code db.auth("a", "b")}. */
  private static final Pattern LOGIN =
      Pattern.compile("\\bauth\\(\\s*+[\"'][^\"'\\n]*+[\"']\\s*+,\\s*+" + QUOTED);

  private static final Pattern ELEMENT =
      Pattern.compile("<([A-Za-z_][\\w:.-]*+)(?:\\s[^<>]*+)?>([^<]++)</");

  /** What is written into a pipe. */
  private static final Pattern PIPE =
      Pattern.compile(
          "\\b(?:echo|printf)(?:\\s++-[a-zA-Z]++)*+\\s++(?<text>[^|;&\\n]++)(?<into>\\|[^|;&\\n]++)");

  private static final Pattern HERE =
      Pattern.compile("(?<into>[^|;&\\n<]++)<<<\\s*+(?<text>[^|;&\\n]++)");

  /** Programs and options that read a password from their standard input. */
  private static final Pattern READS =
      Pattern.compile(
          "(?:--password-stdin|--stdin|--with-token|--passphrase-fd|-passin stdin|-pass stdin)"
              + "|\\b(?:ch)?passwd\\b|\\bsudo\\s++(?:-\\w++\\s++)*+-\\w*S|\\bkinit\\b|\\bcryptsetup\\b");

  /** An address of NATS has a token alone before its host, or a user and a password. */
  private static final Pattern NATS = Pattern.compile("\\b((?:nats|tls)://)([^@/\\s\"']++)@");

  /** How OpenSSL is given a password in a word. */
  private static final Pattern PASS = Pattern.compile("(?<![\\w/.-])(pass:)([^\\s\"']++)");

  private static final Pattern REFERENCE =
      Pattern.compile("[\"']?(?:\\$.*|\\{\\{.*|%.*\\$.*|\\*\\*\\*.*)");

  private EmbeddedCredentials() {}

  /** A text without them. */
  static String hidden(String text) {
    String shown = text;
    for (Pattern one : List.of(SQL, LOGIN)) {
      shown =
          one.matcher(shown).replaceAll(m -> shown(m.group(), m.group(2), m.start(2) - m.start()));
    }
    shown =
        ELEMENT
            .matcher(shown)
            .replaceAll(
                m ->
                    Masked.isCredential(local(m.group(1)), m.group(2).strip())
                        ? shown(m.group(), m.group(2), m.start(2) - m.start())
                        : Matcher.quoteReplacement(m.group()));
    for (Pattern one : List.of(PIPE, HERE)) {
      Matcher pipe = one.matcher(shown);
      StringBuilder result = new StringBuilder();
      while (pipe.find()) {
        String found = pipe.group("text").strip();
        int at = pipe.start("text") + pipe.group("text").indexOf(found) - pipe.start();
        boolean reads = !found.isEmpty() && READS.matcher(pipe.group("into")).find();
        pipe.appendReplacement(
            result,
            reads ? shown(pipe.group(), found, at) : Matcher.quoteReplacement(pipe.group()));
      }
      shown = pipe.appendTail(result).toString();
    }
    shown = NATS.matcher(shown).replaceAll(m -> shown(m.group(), m.group(2), m.group(1).length()));
    return PASS.matcher(shown).replaceAll(m -> shown(m.group(), m.group(2), m.group(1).length()));
  }

  private static String local(String element) {
    return element.substring(element.indexOf(':') + 1);
  }

  /** A match with what is hidden of it taken out, as a replacement. */
  private static String shown(String match, String value, int at) {
    return Matcher.quoteReplacement(
        REFERENCE.matcher(value).matches()
            ? match
            : match.substring(0, at) + Masked.HIDDEN + match.substring(at + value.length()));
  }
}
