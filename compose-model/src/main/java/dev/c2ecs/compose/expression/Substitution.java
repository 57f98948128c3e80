package dev.c2ecs.compose.expression;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
    REQUIRED,
    /** The text with its values is longer, or its defaults are nested deeper, than is allowed. */
    LIMIT
  }

  /** The most characters of a text with its values in it. */
  public static final int MAX_LENGTH = 1024 * 1024;

  /** The deepest nesting of defaults in each other. */
  public static final int MAX_DEPTH = 100;

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
  private int depth;

  private final Predicate<String> mayBeMissing;

  private Substitution(Function<String, Optional<String>> lookup, Predicate<String> mayBeMissing) {
    this.lookup = lookup;
    this.mayBeMissing = mayBeMissing;
  }

  private static final Predicate<String> NONE = new Nothing();

  // A class, not a lambda: every start comes by here.
  private static final class Nothing implements Predicate<String> {
    @Override
    public boolean test(String name) {
      return false;
    }
  }

  /** Substitutes all expressions of a text. */
  public static Result substitute(String template, Function<String, Optional<String>> lookup) {
    return substitute(template, lookup, NONE);
  }

  /**
   * Substitutes all expressions of a text.
   *
   * @param mayBeMissing the variables that need not be set, even where {@code ?} demands it
   */
  public static Result substitute(
      String template, Function<String, Optional<String>> lookup, Predicate<String> mayBeMissing) {
    Substitution run = new Substitution(lookup, mayBeMissing);
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

  /**
   * The variable that a text is the value of, with a default or a demand perhaps: {@code $NAME},
   * {@code ${NAME:-default}}; empty when anything stands beside it.
   */
  public static Optional<String> sole(String template) {
    if (!template.startsWith("$") || template.length() < 2) {
      return Optional.empty();
    }
    if (template.charAt(1) != '{') {
      int end = isNameStart(template.charAt(1)) ? nameEnd(template, 1) : 1;
      return end > 1 && end == template.length()
          ? Optional.of(template.substring(1))
          : Optional.empty();
    }
    int end = template.length() > 2 && isNameStart(template.charAt(2)) ? nameEnd(template, 2) : 2;
    boolean whole = end > 2 && new Braces(template).closing(1) == template.length() - 1;
    boolean alternative = template.startsWith("+", end) || template.startsWith(":+", end);
    return whole && !alternative ? Optional.of(template.substring(2, end)) : Optional.empty();
  }

  private String expand(String template) throws Failure {
    if (++depth > MAX_DEPTH) {
      throw new Failure(Fault.LIMIT, "defaults are nested more than " + MAX_DEPTH + " levels deep");
    }
    StringBuilder out = new StringBuilder();
    Braces braces = new Braces(template);
    int i = 0;
    while (i < template.length()) {
      int dollar = template.indexOf('$', i);
      int end = dollar < 0 ? template.length() : dollar;
      out.append(template, i, end);
      i = dollar < 0 ? end : expression(template, dollar, braces, out);
      if (out.length() > MAX_LENGTH) {
        throw new Failure(
            Fault.LIMIT, "the text has more than " + MAX_LENGTH + " characters with its values");
      }
    }
    depth--;
    return out.toString();
  }

  /** Handles the dollar at {@code start}; returns the index behind what it belongs to. */
  private int expression(String template, int start, Braces braces, StringBuilder out)
      throws Failure {
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
    int close = braces.closing(next);
    if (close < 0) {
      throw new Failure(Fault.FORMAT, template);
    }
    out.append(braced(template, template.substring(next + 1, close)));
    return close + 1;
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
        if (!present && mayBeMissing.test(name)) {
          unset.add(name);
          yield "";
        }
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

  /** The long s and the sign of Kelvin are, with the case ignored, an s and a k. */
  private static boolean isNameStart(char c) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '\u017f'
        || c == '\u212a';
  }

  /** The index behind the name that starts at an index; that index when none does. */
  static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length()
        && (isNameStart(text.charAt(end))
            || (end > start && text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      end++;
    }
    return end;
  }
}
