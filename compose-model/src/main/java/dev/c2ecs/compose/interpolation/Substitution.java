package dev.c2ecs.compose.interpolation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Substitutes the variable expressions of one text: {@code $NAME}, {@code ${NAME}} and the
 * operators {@code :- - :+ + :? ?}; {@code $$} is a literal dollar.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/interpolation/">Compose
 *     specification, Interpolation</a>
 */
public final class Substitution {

  /** What is wrong with a text. */
  public enum Fault {
    /** An expression that does not follow the grammar. */
    FORMAT,
    /** A variable demanded by {@code ?} is missing. */
    REQUIRED
  }

  /**
   * The result of a substitution.
   *
   * @param text the text with the values in it
   * @param used the names whose values went into the text
   * @param defaulted the names whose default went into the text
   * @param unset the names that are not set and had no default
   * @param fault what is wrong, null when nothing is
   * @param detail the name of a required variable and its message, or the malformed text
   */
  public record Result(
      String text,
      Set<String> used,
      Set<String> defaulted,
      Set<String> unset,
      @Nullable Fault fault,
      String detail) {}

  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Fault fault;

    Failure(Fault fault, String detail) {
      super(detail, null, false, false);
      this.fault = fault;
    }
  }

  private final Function<String, Optional<String>> lookup;
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> defaulted = new LinkedHashSet<>();
  private final Set<String> unset = new LinkedHashSet<>();

  private Substitution(Function<String, Optional<String>> lookup) {
    this.lookup = lookup;
  }

  /** Substitutes all expressions of a text. */
  public static Result substitute(String template, Function<String, Optional<String>> lookup) {
    Substitution run = new Substitution(lookup);
    try {
      String text = run.expand(template);
      return run.result(text, null, "");
    } catch (Failure e) {
      return run.result(template, e.fault, String.valueOf(e.getMessage()));
    }
  }

  private Result result(String text, @Nullable Fault fault, String detail) {
    return new Result(text, used, defaulted, unset, fault, detail);
  }

  /** The names of the variables of a text, in order, defaults included. */
  public static List<String> names(String template) {
    List<String> names = new ArrayList<>();
    substitute(
        template,
        name -> {
          names.add(name);
          return Optional.empty();
        });
    return names;
  }

  private String expand(String template) throws Failure {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      int dollar = template.indexOf('$', i);
      if (dollar < 0) {
        return out.append(template, i, template.length()).toString();
      }
      out.append(template, i, dollar);
      i = expression(template, dollar, out);
    }
    return out.toString();
  }

  /** Handles the dollar at {@code start}; returns the index behind what it belongs to. */
  private int expression(String template, int start, StringBuilder out) throws Failure {
    int next = start + 1;
    char c = next < template.length() ? template.charAt(next) : ' ';
    if (c == '$') {
      out.append('$');
      return next + 1;
    }
    if (isNameStart(c)) {
      int end = nameEnd(template, next);
      out.append(value(template.substring(next, end)));
      return end;
    }
    if (c != '{') {
      out.append('$');
      return next;
    }
    int close = closingBrace(template, next);
    out.append(braced(template, template.substring(next + 1, close)));
    return close + 1;
  }

  private static int closingBrace(String template, int open) throws Failure {
    int depth = 0;
    for (int i = open; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      } else if (c == '\n') {
        break;
      }
    }
    throw new Failure(Fault.FORMAT, template);
  }

  private String braced(String template, String body) throws Failure {
    if (body.isEmpty() || !isNameStart(body.charAt(0))) {
      throw new Failure(Fault.FORMAT, template);
    }
    int end = nameEnd(body, 0);
    String name = body.substring(0, end);
    if (end == body.length()) {
      return value(name);
    }
    boolean colon = body.charAt(end) == ':';
    int operatorAt = colon ? end + 1 : end;
    char operator = operatorAt < body.length() ? body.charAt(operatorAt) : ' ';
    if (operator != '-' && operator != '+' && operator != '?') {
      throw new Failure(Fault.FORMAT, template);
    }
    return operator(name, operator, colon, body.substring(operatorAt + 1));
  }

  private String operator(String name, char operator, boolean colon, String word) throws Failure {
    Optional<String> value = lookup.apply(name);
    boolean present = value.isPresent() && !(colon && value.get().isEmpty());
    return switch (operator) {
      case '-' -> {
        if (!present) {
          defaulted.add(name);
        }
        yield present ? use(name, value.orElseThrow()) : expand(word);
      }
      case '+' -> {
        if (present) {
          used.add(name);
        }
        yield present ? expand(word) : "";
      }
      default -> {
        if (!present) {
          String message = expand(word);
          throw new Failure(Fault.REQUIRED, message.isEmpty() ? name : name + ": " + message);
        }
        yield use(name, value.orElseThrow());
      }
    };
  }

  private String value(String name) {
    Optional<String> value = lookup.apply(name);
    if (value.isEmpty()) {
      unset.add(name);
      return "";
    }
    return use(name, value.get());
  }

  private String use(String name, String value) {
    used.add(name);
    return value;
  }

  private static boolean isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length()
        && (isNameStart(text.charAt(end))
            || (end > start && text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      end++;
    }
    return end;
  }
}
