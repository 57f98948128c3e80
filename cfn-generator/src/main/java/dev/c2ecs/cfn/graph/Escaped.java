package dev.c2ecs.cfn.graph;

/**
 * Names of a project as the languages of pictures write them. A name may be anything: it never ends
 * the text that it stands in.
 */
final class Escaped {

  private static final int REPLACEMENT = 0xFFFD;

  /** Of Mermaid, beside letters and digits: what neither its labels nor Markdown give a meaning. */
  private static final String PLAIN = " _/:,()";

  private Escaped() {}

  /**
   * The text of an XML element or of an attribute in double quotes.
   *
   * @see <a href="https://www.w3.org/TR/xml/#charsets">XML, characters</a>
   */
  static String xml(String text) {
    StringBuilder out = new StringBuilder();
    visible(text)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /**
   * A string of DOT without its quotes. Graphviz reads entities of HTML in it.
   *
   * @see <a href="https://graphviz.org/doc/info/lang.html">Graphviz, DOT language</a>
   */
  static String dot(String text) {
    return visible(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
  }

  /**
   * A part of a label of Mermaid that stands in quotes. All but a few characters are written as
   * numbers: labels are Markdown and HTML, and the whole may stand in a fence.
   *
   * @see <a
   *     href="https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters">Mermaid,
   *     entity codes</a>
   */
  static String mermaid(String text) {
    StringBuilder out = new StringBuilder();
    String visible = visible(text);
    for (int i = 0; i < visible.length(); i = visible.offsetByCodePoints(i, 1)) {
      int c = visible.codePointAt(i);
      boolean inWord =
          (c == '.' || c == '-')
              && i > 0
              && isPlain(visible.charAt(i - 1))
              && i + 1 < visible.length()
              && isPlain(visible.charAt(i + 1));
      if (isPlain(c) || inWord || PLAIN.indexOf(c) >= 0) {
        out.appendCodePoint(c);
      } else {
        out.append('#').append(c).append(';');
      }
    }
    return out.toString();
  }

  private static boolean isPlain(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** A text on one line without characters that nobody sees, or that turn the order of others. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t' || c == '\r') {
                out.append(' ');
              } else {
                out.appendCodePoint(isVisible(c) ? c : REPLACEMENT);
              }
            });
    return out.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
