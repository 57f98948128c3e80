package dev.c2ecs.cfn.secrets;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as others may see them: without what {@link Credentials} tells to be a credential. */
public final class Masked {

  /** What is shown of a credential. */
  public static final String HIDDEN = "***";

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\s\\-\"']*)([A-Za-z_][\\w.-]*)([\"']?\\s*[:=]\\s*)(\\S.*)");

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
    boolean hides = false;
    for (String word : text.strip().split("\\s+", -1)) {
      words.add(hides ? HIDDEN : word(word));
      hides = isFlagOfCredential(word);
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
        && Credentials.isName(bare(word));
  }

  private static String bare(String name) {
    return name.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
  }
}
