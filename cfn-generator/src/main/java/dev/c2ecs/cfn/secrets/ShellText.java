package dev.c2ecs.cfn.secrets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A text for a POSIX shell in which variables take the place of values. A variable is quoted as the
 * text around it needs, so that its value is never split or read as code.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">POSIX,
 *     Shell Command Language</a>
 */
final class ShellText {

  private enum State {
    PLAIN,
    SINGLE_QUOTES,
    DOUBLE_QUOTES,
    COMMENT,
    /** What is not followed, up to the end of the text. */
    UNREAD
  }

  private final StringBuilder out = new StringBuilder();
  private final Deque<State> states = new ArrayDeque<>();
  private boolean escaped;
  private boolean possible = true;

  ShellText() {
    states.push(State.PLAIN);
  }

  /** Adds text as it is. */
  void literal(String text) {
    int i = 0;
    while (i < text.length()) {
      int end = expansionEnd(text, i);
      if (end == i) {
        read(text, i);
        end = i + 1;
      }
      out.append(text, i, end);
      i = end;
    }
  }

  /** Adds the value of a variable. */
  void variable(String name) {
    possible &= !escaped;
    switch (states.element()) {
      case PLAIN -> out.append("\"${").append(name).append("}\"");
      case SINGLE_QUOTES -> out.append("'\"${").append(name).append("}\"'");
      case DOUBLE_QUOTES -> out.append("${").append(name).append('}');
      case COMMENT, UNREAD -> possible = false;
    }
  }

  /** The text; empty when a variable stands where none can be put in. */
  Optional<String> text() {
    return possible ? Optional.of(out.toString()) : Optional.empty();
  }

  /** The index behind a {@code ${…}} without quotes or others in it; that of its start if none. */
  private int expansionEnd(String text, int start) {
    State state = states.element();
    boolean read = state == State.PLAIN || state == State.DOUBLE_QUOTES;
    if (escaped || !read || !text.startsWith("${", start)) {
      return start;
    }
    for (int i = start + 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '}') {
        return i + 1;
      }
      if ("$`'\"\\{".indexOf(c) >= 0) {
        return start;
      }
    }
    return start;
  }

  private void read(String text, int at) {
    char c = text.charAt(at);
    if (escaped) {
      escaped = false;
      return;
    }
    switch (states.element()) {
      case SINGLE_QUOTES -> popAt(c == '\'');
      case COMMENT -> popAt(c == '\n');
      case DOUBLE_QUOTES -> {
        if (!expanded(text, at)) {
          popAt(c == '"');
        }
      }
      case PLAIN -> {
        if (!expanded(text, at)) {
          plain(text, at);
        }
      }
      case UNREAD -> {}
    }
  }

  private void popAt(boolean end) {
    if (end && states.size() > 1) {
      states.pop();
    }
  }

  /** What means the same within double quotes and without any. */
  private boolean expanded(String text, int at) {
    char c = text.charAt(at);
    if (c == '\\') {
      escaped = true;
    } else if (c == '`' || text.startsWith("$((", at) || text.startsWith("${", at)) {
      states.push(State.UNREAD);
    } else if (c == '(' && last() == '$') {
      states.push(State.PLAIN);
    } else {
      return false;
    }
    return true;
  }

  /**
   * Here documents and {@code $'…'} are not followed, nor is {@code case}, whose patterns have
   * parentheses without a partner.
   */
  private void plain(String text, int at) {
    boolean starts = out.length() == 0 || " \t\n;&|(".indexOf(last()) >= 0;
    switch (text.charAt(at)) {
      case '\'' -> states.push(last() == '$' ? State.UNREAD : State.SINGLE_QUOTES);
      case '"' -> states.push(State.DOUBLE_QUOTES);
      case '(' -> states.push(State.PLAIN);
      case ')' -> popAt(true);
      case '#' -> {
        if (starts) {
          states.push(State.COMMENT);
        }
      }
      case '<' -> {
        if (last() == '<') {
          states.push(State.UNREAD);
        }
      }
      case 'c' -> {
        if (starts && text.startsWith("case ", at)) {
          states.push(State.UNREAD);
        }
      }
      default -> {}
    }
  }

  private char last() {
    return out.length() == 0 ? ' ' : out.charAt(out.length() - 1);
  }
}
