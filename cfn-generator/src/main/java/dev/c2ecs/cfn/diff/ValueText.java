package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.template.Value;
import java.util.StringJoiner;

/** Values of a template on one line. */
final class ValueText {

  /** What is shown of a credential. */
  static final String HIDDEN = "***";

  private ValueText() {}

  /** A value as text; all of it. */
  static String of(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    }
    if (value instanceof Value.Flag flag) {
      return Boolean.toString(flag.value());
    }
    if (value instanceof Value.Ref ref) {
      return ref.name();
    }
    if (value instanceof Value.GetAtt getAtt) {
      return getAtt.resource() + "." + getAtt.attribute();
    }
    if (value instanceof Value.Sub sub) {
      return sub.text();
    }
    if (value instanceof Value.Select select) {
      return of(select.list()) + "[" + select.index() + "]";
    }
    if (value instanceof Value.ListOf list) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      list.items().forEach(item -> items.add(of(item)));
      return items.toString();
    }
    if (value instanceof Value.MapOf map) {
      StringJoiner entries = new StringJoiner(", ", "{", "}");
      map.entries().forEach((key, inner) -> entries.add(key + ": " + of(inner)));
      return entries.toString();
    }
    return "the zones of the region";
  }

  /** A list of words as a command line, other values as they are. */
  static String words(Value value) {
    if (value instanceof Value.ListOf list) {
      StringJoiner words = new StringJoiner(" ");
      list.items().forEach(item -> words.add(of(item)));
      return words.toString();
    }
    return of(value);
  }

  /** A text for a screen: on one line, and without the credentials in it. */
  static String shown(String text) {
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
