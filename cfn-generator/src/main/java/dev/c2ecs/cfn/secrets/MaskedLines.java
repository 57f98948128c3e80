package dev.c2ecs.cfn.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a template without the credentials in them. A line alone does not say what it is: a
 * value is one by the name beside it, an item of a list by the one before. The template may be
 * anything that somebody committed, so lines are looked at and not a tree.
 */
public final class MaskedLines {

  /** A name and its value, in YAML or JSON, the first of an item perhaps. */
  private static final Pattern FIELD =
      Pattern.compile("(\\s*(?:- )*)[\"']?([A-Za-z_][\\w.-]*)[\"']?(\\s*:\\s*)(.*)");

  /** An item of a list. */
  private static final Pattern ITEM = Pattern.compile("(\\s*(?:- )?)([\"']?)(.*?)([\"']?,?\\s*)");

  private final List<String> lines;
  private final List<String> shown = new ArrayList<>();

  private MaskedLines(List<String> lines) {
    this.lines = lines;
  }

  /** The lines as they may be shown, as many as there are. */
  public static List<String> of(List<String> lines) {
    MaskedLines masked = new MaskedLines(lines);
    while (masked.shown.size() < lines.size()) {
      masked.next();
    }
    return masked.shown;
  }

  private void next() {
    int at = shown.size();
    Matcher field = FIELD.matcher(lines.get(at));
    if (field.matches()) {
      field(at, field);
    } else if (isItem(at)) {
      items(at);
    } else {
      shown.add(Masked.line(lines.get(at)));
    }
  }

  /** A field, with the lines below that go on with its value. */
  private void field(int at, Matcher field) {
    String name = field.group(2);
    String value = field.group(4);
    Optional<String> variable =
        name.equals("Value") ? beside(at, field.group(1)) : Optional.of(name);
    int end = at + 1;
    while (end < lines.size() && isText(value) && goesOn(end, field.group(1).length())) {
      end++;
    }
    String whole = String.join(" ", lines.subList(at + 1, end));
    String text = end > at + 1 ? value + whole : value;
    boolean hides =
        variable.filter(n -> !text.isBlank() && !opens(text) && is(n, text)).isPresent();
    shown.add(
        hides
            ? lines.get(at).substring(0, field.start(4)) + Masked.HIDDEN
            : Masked.line(lines.get(at)));
    for (int i = at + 1; i < end; i++) {
      String line = lines.get(i);
      String indent = line.substring(0, line.length() - line.stripLeading().length());
      shown.add(hides ? indent + Masked.HIDDEN : Masked.line(line));
    }
  }

  private static boolean is(String name, String text) {
    return Masked.isCredential(name, text.replaceAll(",$", ""));
  }

  /** Whether a mapping or a list begins, and no text. */
  private static boolean opens(String text) {
    return text.equals("{") || text.equals("[") || text.startsWith("[{") || text.equals("{}");
  }

  /** Whether a value may go on below: a text in a block or over several lines. */
  private static boolean isText(String value) {
    return !value.isBlank() && !value.endsWith("{") && !value.endsWith("[") && !value.endsWith(",");
  }

  private boolean goesOn(int at, int indent) {
    String line = lines.get(at);
    return line.isBlank() || indent(line) > indent;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** The name in the line before or behind a value, where both are of one mapping. */
  private Optional<String> beside(int at, String indent) {
    for (int line : new int[] {at - 1, at + 1}) {
      Matcher field = FIELD.matcher(line < 0 || line >= lines.size() ? "" : lines.get(line));
      boolean isName =
          field.matches()
              && (field.group(2).equals("Name") || field.group(2).equals("Key"))
              && field.group(1).length() == indent.length();
      if (isName) {
        return Optional.of(field.group(4).replaceAll("^[\"']|[\"']?,?\\s*$", ""));
      }
    }
    return Optional.empty();
  }

  private boolean isItem(int at) {
    String text = lines.get(at).strip();
    return text.startsWith("- ") || text.startsWith("\"");
  }

  /** The items of a list, one a line, from one on. */
  private void items(int at) {
    List<Matcher> items = new ArrayList<>();
    int indent = indent(lines.get(at));
    for (int i = at; i < lines.size() && isItem(i) && indent(lines.get(i)) == indent; i++) {
      Matcher item = ITEM.matcher(lines.get(i));
      if (FIELD.matcher(lines.get(i)).matches() || !item.matches()) {
        break;
      }
      items.add(item);
    }
    List<String> masked = Masked.items(items.stream().map(item -> item.group(3)).toList());
    for (int i = 0; i < items.size(); i++) {
      Matcher item = items.get(i);
      shown.add(item.group(1) + item.group(2) + masked.get(i) + item.group(4));
    }
    if (items.isEmpty()) {
      shown.add(Masked.line(lines.get(at)));
    }
  }
}
