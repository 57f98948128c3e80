package dev.c2ecs.compose.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text with variables consists of: expressions, and literal text between them.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/interpolation/">Compose
 *     specification, Interpolation</a>
 */
public final class TextParts {

  /**
   * A part of a text.
   *
   * @param text the expression as it is written; of a literal part what it says, {@code $$} being
   *     one dollar
   * @param isExpression whether a value takes its place
   */
  public record Part(String text, boolean isExpression) {}

  private TextParts() {}

  /** The parts of a text that follows the grammar, in order; literal parts are not empty. */
  public static List<Part> of(String template) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    Braces braces = new Braces(template);
    int i = 0;
    while (i < template.length()) {
      int end = template.charAt(i) == '$' ? expressionEnd(template, i, braces) : i;
      if (end > i) {
        addLiteral(parts, literal);
        parts.add(new Part(template.substring(i, end), true));
        i = end;
      } else {
        literal.append(template.charAt(i));
        i += template.startsWith("$$", i) ? 2 : 1;
      }
    }
    addLiteral(parts, literal);
    return parts;
  }

  private static void addLiteral(List<Part> parts, StringBuilder literal) {
    if (literal.length() > 0) {
      parts.add(new Part(literal.toString(), false));
      literal.setLength(0);
    }
  }

  /** The index behind the expression that starts at a dollar; that of the dollar when none does. */
  private static int expressionEnd(String template, int dollar, Braces braces) {
    if (template.startsWith("$$", dollar)) {
      return dollar;
    }
    if (template.startsWith("{", dollar + 1)) {
      int close = braces.closing(dollar + 1);
      return close < 0 ? dollar : close + 1;
    }
    int end = Substitution.nameEnd(template, dollar + 1);
    return end > dollar + 1 ? end : dollar;
  }
}
