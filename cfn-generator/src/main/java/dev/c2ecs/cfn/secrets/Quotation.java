package dev.c2ecs.cfn.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a text between backticks or quotes.
 *
 * @param text what is quoted
 * @param from where it begins in the whole
 */
record Quotation(String text, int from) {

  /** An apostrophe inside of a word quotes nothing. */
  private static final Pattern QUOTED =
      Pattern.compile("`([^`]*)`|\"([^\"]*)\"|(?<!\\w)'([^']*)'(?!\\w)");

  /** The quotations of a text. */
  static List<Quotation> all(String text) {
    List<Quotation> all = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      int from = quoted.start() + 1;
      int end = quoted.end() - 1;
      all.add(new Quotation(text.substring(from, end), from));
    }
    return all;
  }

  boolean has(int start, int end) {
    return start >= from && end <= from + text.length();
  }
}
