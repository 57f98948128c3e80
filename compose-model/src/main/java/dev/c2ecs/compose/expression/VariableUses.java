package dev.c2ecs.compose.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lists the variables of a text without a value for any of them. It reads on where substitution
 * would stop: an expression that is malformed counts as one of a variable without a name.
 */
public final class VariableUses {

  /**
   * How a text uses a variable.
   *
   * @param name the variable; empty for a malformed expression
   * @param required whether it must be set
   * @param defaultText what stands there when it is not set
   * @param alternative what stands there when it is set
   */
  public record Use(String name, boolean required, String defaultText, String alternative) {

    private static final Use MALFORMED = new Use("", false, "", "");

    private static Use plain(String name) {
      return new Use(name, false, "", "");
    }

    private static Use withOperator(String text, int start, int nameEnd, int word, int end) {
      char operator = text.charAt(word - 1);
      String rest = text.substring(word, end);
      return new Use(
          text.substring(start, nameEnd),
          operator == '?',
          operator == '-' ? rest : "",
          operator == '+' ? rest : "");
    }
  }

  private final List<Use> found = new ArrayList<>();

  private VariableUses() {}

  /**
   * The variables of a text with those in defaults and alternatives. Of the expressions with an
   * operator in one line the last stands first, as with the reference, for which the first default
   * of a variable counts.
   */
  public static List<Use> of(String text) {
    VariableUses uses = new VariableUses();
    uses.collect(text, 0);
    return uses.found;
  }

  private void collect(String text, int depth) {
    if (depth > Substitution.MAX_DEPTH) {
      return;
    }
    Braces braces = new Braces(text);
    Deque<Use> waiting = new ArrayDeque<>();
    int end = 0;
    for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i)) {
      if (i > end) {
        release(waiting, depth);
      }
      boolean braced = text.startsWith("{", i + 1);
      int start = braced ? i + 2 : i + 1;
      int name = Substitution.nameEnd(text, start);
      if (!braced) {
        if (name > start) {
          found.add(Use.plain(text.substring(start, name)));
        }
        i = text.startsWith("$", start) ? start + 1 : name;
        continue;
      }
      int word = name > start ? operatorEnd(text, name) : name;
      int close = word > name ? braces.closing(i + 1) : -1;
      if (close >= 0) {
        waiting.push(Use.withOperator(text, start, name, word, close));
        end = braces.lastOfLine();
        i = close + 1;
      } else if (name > start && text.startsWith("}", name)) {
        found.add(Use.plain(text.substring(start, name)));
        i = name + 1;
      } else {
        found.add(Use.MALFORMED);
        i = start;
      }
    }
    release(waiting, depth);
  }

  /** The index behind the operator at an index; that index when there is none. */
  private static int operatorEnd(String text, int start) {
    int at = text.startsWith(":", start) ? start + 1 : start;
    return at < text.length() && "-+?".indexOf(text.charAt(at)) >= 0 ? at + 1 : start;
  }

  private void release(Deque<Use> waiting, int depth) {
    while (!waiting.isEmpty()) {
      Use use = waiting.pop();
      found.add(use);
      collect(use.defaultText(), depth + 1);
      collect(use.alternative(), depth + 1);
    }
  }
}
