package dev.c2ecs.cli;

import dev.c2ecs.compose.YamlText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML as the library of docker compose writes it, where its very characters matter. */
final class GoYaml {

  private static final Set<String> BOOLEANS_OF_YAML_1_1 =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
          "OFF");

  private static final Pattern SEXAGESIMAL =
      Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

  /** What a plain text cannot start with. */
  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  private static final int LAST_ASCII = 0x7e;
  private static final int FIRST_BEYOND_CONTROLS = 0xa0;

  private GoYaml() {}

  /**
   * A text of one line as a value or key of a block: plain when that is read back as the text, in
   * double quotes when it would be a value of another type, else in single ones where they can be.
   *
   * @see <a href="https://pkg.go.dev/go.yaml.in/yaml/v4">go.yaml.in/yaml/v4</a>
   */
  static String scalar(String text) {
    if (text.isEmpty() || hasEscapes(text)) {
      return doubleQuoted(text);
    }
    if (isOfYaml11(text) || !isPlain(text)) {
      return "'" + text.replace("'", "''") + "'";
    }
    return YamlText.isText(text) ? text : doubleQuoted(text);
  }

  private static boolean isOfYaml11(String text) {
    return text.equals("<<")
        || BOOLEANS_OF_YAML_1_1.contains(text)
        || SEXAGESIMAL.matcher(text).matches();
  }

  private static boolean hasEscapes(String text) {
    return text.codePoints().anyMatch(c -> !isPrintable(c));
  }

  private static boolean isPrintable(int c) {
    return (c >= ' ' && c <= LAST_ASCII)
        || (c >= FIRST_BEYOND_CONTROLS && c <= 0xfffd && c != 0xfeff);
  }

  private static boolean isPlain(String text) {
    if (text.startsWith(" ")
        || text.endsWith(" ")
        || text.startsWith("---")
        || text.startsWith("...")
        || INDICATORS.indexOf(text.charAt(0)) >= 0
        || text.contains("\u2028")
        || text.contains("\u2029")) {
      return false;
    }
    boolean loneMark = "?-".indexOf(text.charAt(0)) >= 0 && endsAt(text, 1);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == ':' && endsAt(text, i + 1)) || (c == '#' && text.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return !loneMark;
  }

  private static boolean endsAt(String text, int index) {
    return index >= text.length() || text.charAt(index) == ' ';
  }

  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(c, out));
    return out.append('"').toString();
  }

  private static void append(int c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case 0 -> out.append("\\0");
      case 0x07 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case 0x0b -> out.append("\\v");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      case 0x1b -> out.append("\\e");
      case 0x85 -> out.append("\\N");
      case 0x2028 -> out.append("\\L");
      case 0x2029 -> out.append("\\P");
      default -> {
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          String form = c <= 0xff ? "\\x%02X" : c <= 0xffff ? "\\u%04X" : "\\U%08X";
          out.append(String.format(Locale.ROOT, form, c));
        }
      }
    }
  }
}
