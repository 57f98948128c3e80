package dev.c2ecs.compose.yaml;

import dev.c2ecs.compose.number.GoFloat;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves plain scalars as the reference does: the core schema of YAML 1.2 with the octal numbers,
 * underscores and timestamps of 1.1, without its booleans and sexagesimal numbers.
 */
final class ScalarResolver {

  private static final String YAML = "tag:yaml.org,2002:";
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

  /** How a number or a time can end; sizes and durations end otherwise. */
  private static final String NUMBER_ENDS = "0123456789abcdefABCDEF_.nNZ";

  /** So many digits fit into a long in every radix. */
  private static final int ORDINARY_DIGITS = 15;

  private static final int BASE64_GROUP = 4;

  /** What is seldom needed, and takes longer to compile than a small file to read. */
  private static final class Patterns {
    static final Pattern FLOAT =
        Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    static final Pattern STRAY_UNDERSCORE = Pattern.compile("(?<![0-9])_|_(?![0-9])");
    static final Pattern SPECIAL_FLOAT = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    static final Pattern INTEGER =
        Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([0-9]+))");
  }

  private ScalarResolver() {}

  /** The scalar that a plain, untagged text means. */
  static Scalar plain(String text, Origin origin) {
    if (NULLS.contains(text)) {
      return Scalar.nothing(origin);
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return Scalar.bool(TRUE.contains(text), origin);
    }
    char first = text.charAt(0);
    if (first != '+' && first != '-' && first != '.' && (first < '0' || first > '9')) {
      return Scalar.string(text, origin);
    }
    if (NUMBER_ENDS.indexOf(text.charAt(text.length() - 1)) < 0) {
      return Scalar.string(text, origin);
    }
    if (isDecimal(text)) {
      return new Scalar(ScalarType.INTEGER, text, text, origin);
    }
    Optional<String> time = GoTime.of(text);
    if (time.isPresent()) {
      return new Scalar(ScalarType.STRING, time.get(), text, origin);
    }
    if (text.equals("-0")) {
      // The only zero with a sign, which only a number with a fraction can have.
      return new Scalar(ScalarType.FLOAT, text, text, origin);
    }
    Optional<String> integer = integer(text);
    if (integer.isPresent()) {
      return new Scalar(ScalarType.INTEGER, integer.get(), text, origin);
    }
    Optional<String> floating = floating(text);
    return floating.isPresent()
        ? new Scalar(ScalarType.FLOAT, floating.get(), text, origin)
        : Scalar.string(text, origin);
  }

  /**
   * The scalar that a text with a tag means. A tag that YAML has not itself makes a string of any
   * text, also of one without quotes.
   *
   * @return empty when the text is none of what the tag says
   */
  static Optional<Scalar> tagged(String tag, String text, Origin origin) {
    return switch (tag) {
      case YAML + "int" -> ofType(ScalarType.INTEGER, plain(text, origin));
      case YAML + "bool" -> ofType(ScalarType.BOOLEAN, plain(text, origin));
      case YAML + "null" -> ofType(ScalarType.NULL, plain(text, origin));
      case YAML + "timestamp" -> Optional.of(plain(text, origin)).filter(Scalar::isDate);
      case YAML + "float" -> ofType(ScalarType.FLOAT, asFloat(plain(text, origin)));
      case YAML + "binary" -> binary(text).map(decoded -> Scalar.string(decoded, origin));
      default -> Optional.of(Scalar.string(text, origin));
    };
  }

  private static Optional<Scalar> ofType(ScalarType type, Scalar scalar) {
    return scalar.type() == type ? Optional.of(scalar) : Optional.empty();
  }

  private static Scalar asFloat(Scalar scalar) {
    return scalar.type() == ScalarType.INTEGER
        ? new Scalar(
            ScalarType.FLOAT,
            GoFloat.print(Double.parseDouble(scalar.text())),
            scalar.written(),
            scalar.origin())
        : scalar;
  }

  private static Optional<String> binary(String text) {
    String digits = text.replace("\n", "").replace("\r", "");
    if (digits.length() % BASE64_GROUP != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a text is what most numbers are: some digits. */
  private static boolean isDecimal(String text) {
    if (text.length() > ORDINARY_DIGITS || (text.length() > 1 && text.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> integer(String text) {
    Matcher matcher = Patterns.INTEGER.matcher(text.replace("_", ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int[] radix = {16, 2, 8, 10};
    for (int i = 0; i < radix.length; i++) {
      String digits = matcher.group(i + 2);
      if (digits == null) {
        continue;
      }
      if (radix[i] == 10 && digits.length() > 1 && digits.startsWith("0")) {
        return Optional.empty();
      }
      String number = matcher.group(1).replace("+", "") + digits;
      return digits.length() <= ORDINARY_DIGITS
          ? Optional.of(Long.toString(Long.parseLong(number, radix[i])))
          : large(number, radix[i], matcher.group(1).isEmpty());
    }
    return Optional.empty();
  }

  /** A number that 64 bits hold: with a sign, or without one and written without one. */
  private static Optional<String> large(String number, int radix, boolean isUnsigned) {
    BigInteger value = new BigInteger(number, radix);
    boolean fits = value.bitLength() < 64 || (isUnsigned && value.bitLength() == 64);
    return fits ? Optional.of(value.toString()) : Optional.empty();
  }

  private static Optional<String> floating(String text) {
    if (Patterns.SPECIAL_FLOAT.matcher(text).matches()) {
      String sign = text.startsWith("-") ? "-" : "+";
      return Optional.of(text.toLowerCase(Locale.ROOT).endsWith("nan") ? "NaN" : sign + "Inf");
    }
    if (text.startsWith(".") && Patterns.STRAY_UNDERSCORE.matcher(text).find()) {
      return Optional.empty();
    }
    String digits = text.replace("_", "");
    if (!Patterns.FLOAT.matcher(digits).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(GoFloat.print(value));
  }
}
