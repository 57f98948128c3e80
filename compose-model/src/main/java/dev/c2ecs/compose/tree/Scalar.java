package dev.c2ecs.compose.tree;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A scalar.
 *
 * @param type how the reference resolves the text
 * @param text the value as the reference prints it where a string is meant: {@code true}, {@code
 *     511} for {@code 0777}, {@code 1.1} for {@code 1.10}; empty for null
 * @param written the value as the file spells it: {@code 0777}, {@code 1.10}
 * @param origin where it was declared
 */
public record Scalar(ScalarType type, String text, String written, Origin origin) implements Node {

  /** A scalar that is spelt as it is printed. */
  public Scalar(ScalarType type, String text, Origin origin) {
    this(type, text, text, origin);
  }

  /** A string. */
  public static Scalar string(String text, Origin origin) {
    return new Scalar(ScalarType.STRING, text, origin);
  }

  /** A boolean. */
  public static Scalar bool(boolean value, Origin origin) {
    return new Scalar(ScalarType.BOOLEAN, Boolean.toString(value), origin);
  }

  /** A whole number. */
  public static Scalar integer(long value, Origin origin) {
    return new Scalar(ScalarType.INTEGER, Long.toString(value), origin);
  }

  /** The null of YAML. */
  public static Scalar nothing(Origin origin) {
    return new Scalar(ScalarType.NULL, "", origin);
  }

  /** Whether the scalar is a string. */
  public boolean isString() {
    return type == ScalarType.STRING;
  }

  /** The number that the text says, even of a string; empty when it says none. */
  public OptionalDouble number() {
    try {
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * The whole number that the text says, even of a string: without its fraction, and the nearest
   * that fits into 64 bits. Empty when it says none.
   */
  public OptionalLong integer() {
    if (isShortInteger()) {
      return OptionalLong.of(Long.parseLong(text));
    }
    OptionalDouble value = number();
    return value.isPresent() ? OptionalLong.of((long) value.getAsDouble()) : OptionalLong.empty();
  }

  /** Whether the text is digits, with a sign perhaps, that fit into 64 bits for sure. */
  private boolean isShortInteger() {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int digits = text.length() - start;
    if (digits == 0 || digits > 18) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  public Scalar withOrigin(Origin newOrigin) {
    return new Scalar(type, text, written, newOrigin);
  }

  @Override
  public String kind() {
    return switch (type) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case INTEGER, FLOAT -> "number";
      case TIME -> "date";
      case STRING -> "string";
    };
  }
}
