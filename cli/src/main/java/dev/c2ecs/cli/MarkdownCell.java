package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Visible;

/**
 * Text of others in Markdown: every character that could begin a link, a mention, code, HTML or a
 * new cell is written so that it is only itself.
 */
final class MarkdownCell {

  private static final String PUNCTUATION = "\\`*_{}[]#.!|~:/";

  private MarkdownCell() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Visible.onOneLine(text).toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '@' -> out.append("&#64;");
        default -> {
          boolean bullet = out.isEmpty() && (c == '-' || c == '+');
          if (bullet || PUNCTUATION.indexOf(c) >= 0) {
            out.append('\\');
          }
          out.append(c);
        }
      }
    }
    return out.toString();
  }
}
