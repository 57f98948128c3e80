package dev.c2ecs.cfn.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as others may see them: without what {@link Credentials} tells to be a credential. */
public final class Masked {

  /** What is shown of a credential. */
  public static final String HIDDEN = "***";

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\s\\-\"']*)([A-Za-z_][\\w.-]*)([\"']?\\s*[:=]\\s*)(\\S.*)");

  /** Flags whose values are passwords, though their names do not say so to everybody. */
  private static final Set<String> FLAGS = Set.of("requirepass", "masterauth", "rootpw");

  /** Flags whose values are {@code user:password}. */
  private static final Set<String> USER = Set.of("-u", "--user");

  /**
   * What stands between the name of a header and the credential.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.1">RFC 9110, authentication
   *     schemes</a>
   */
  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "digest", "token");

  private static final Pattern REDIS = Pattern.compile("\\b(redis|valkey|keydb)-cli\\b");
  private static final Pattern SQL = Pattern.compile("\\b(mysql|mariadb)");

  /** A line of a password file, {@code user:$apr1$…}. */
  private static final Pattern HASH =
      Pattern.compile("^[^:]+:(\\$\\$?(apr1|2[aby]|5|6)\\$|\\{SHA})");

  private static final Pattern AUTHORIZATION = Pattern.compile("(?i)authorization[\"']?:?$");

  private Masked() {}

  /** A text that is shown as a whole or not at all. */
  public static String whole(String text) {
    return Credentials.isContent(text) ? HIDDEN : text;
  }

  /** A line of a file: of {@code name: value} or {@code name=value} the name stays. */
  public static String line(String line) {
    Matcher matcher = ASSIGNMENT.matcher(line);
    if (matcher.matches() && Credentials.looksLike(matcher.group(2), matcher.group(4))) {
      return matcher.group(1) + matcher.group(2) + matcher.group(3) + HIDDEN;
    }
    return whole(line);
  }

  /** A text on one line, word by word without the credentials in it. */
  public static String words(String text) {
    if (Credentials.isContent(text)) {
      return HIDDEN;
    }
    StringJoiner words = new StringJoiner(" ");
    boolean redis = REDIS.matcher(text).find();
    boolean sql = SQL.matcher(text).find();
    String before = "";
    for (String word : text.strip().split("\\s+", -1)) {
      boolean hides =
          isFlagOfCredential(before)
              || AUTHORIZATION.matcher(before).find()
              || (redis && before.equals("-a"));
      boolean user = USER.contains(before) && word.indexOf(':') > 0;
      boolean joined = sql && word.startsWith("-p") && word.length() > 2;
      boolean scheme = SCHEMES.contains(bare(word).toLowerCase(Locale.ROOT));
      if (scheme && (hides || AUTHORIZATION.matcher(before).find())) {
        // The next word is the credential.
        words.add(word);
        continue;
      }
      if (hides) {
        words.add(HIDDEN);
      } else if (user || HASH.matcher(word).find()) {
        words.add(word.substring(0, word.indexOf(':') + 1) + HIDDEN);
      } else {
        words.add(joined ? "-p" + HIDDEN : word(word));
      }
      before = word;
    }
    return words.toString();
  }

  /** A word without the value of {@code --password=…}, {@code {db_password: …}} and the like. */
  private static String word(String word) {
    int sign = word.indexOf('=');
    return sign > 0 && Credentials.isName(bare(word.substring(0, sign)))
        ? word.substring(0, sign + 1) + HIDDEN
        : word;
  }

  /** Whether the next word is the value of a credential: {@code --password x}, {@code key: x}. */
  private static boolean isFlagOfCredential(String word) {
    return (word.startsWith("-") || word.endsWith(":"))
        && word.indexOf('=') < 0
        && (Credentials.isName(bare(word)) || FLAGS.contains(bare(word)));
  }

  private static String bare(String name) {
    return name.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
  }
}
