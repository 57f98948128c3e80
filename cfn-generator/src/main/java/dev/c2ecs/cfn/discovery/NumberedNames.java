package dev.c2ecs.cfn.discovery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names with a range of numbers: {@code minio{1...4}}, of MinIO, and {@code minio{1..4}}. */
final class NumberedNames {

  private static final int MOST = 64;

  private NumberedNames() {}

  /** A text with the names of its ranges instead, a space between; what is no range stays. */
  static String expanded(String text) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    Matcher range = Pattern.compile("([\\w.-]*)\\{(\\d{1,4})\\.{2,3}(\\d{1,4})}").matcher(text);
    StringBuilder result = new StringBuilder();
    while (range.find()) {
      int first = Integer.parseInt(range.group(2));
      int last = Integer.parseInt(range.group(3));
      String form = "%0" + range.group(2).length() + "d";
      StringBuilder all = new StringBuilder();
      for (int i = first; i <= last && i - first < MOST; i++) {
        all.append(i > first ? " " : "").append(range.group(1)).append(String.format(form, i));
      }
      range.appendReplacement(result, Matcher.quoteReplacement(all.toString()));
    }
    return range.appendTail(result).toString();
  }
}
