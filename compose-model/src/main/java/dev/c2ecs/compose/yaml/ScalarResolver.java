package dev.c2ecs.compose.yaml;

import dev.c2ecs.compose.number.GoFloat;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

  /** How a number or a time can end; sizes and durations end otherwise. */
  private static final String NUMBER_ENDS = "0123456789abcdefABCDEF_.nNZ";

  /** So many digits fit into a long in every radix. */
  private static final int ORDINARY_DIGITS = 15;

  /** What is seldom needed, and takes longer to compile than a small file to read. */
  private static final class Patterns {
    static final Pattern FLOAT =
        Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    static final Pattern SPECIAL_FLOAT = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    static final Pattern INTEGER =
        Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([0-9]+))");
    static final Pattern TIMESTAMP =
        Pattern.compile(
            "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
                + "(?:[Tt ]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\\.([0-9]{1,9}))?"
                + "(Z|[-+][0-9]{2}:[0-9]{2})?)?");
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
    Optional<String> time = timestamp(text);
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

  /** The scalar that a text with one of YAML's own tags means; with another tag it is a string. */
  static Scalar tagged(String tag, String text, boolean isPlain, Origin origin) {
    return switch (tag) {
      case "tag:yaml.org,2002:str" -> Scalar.string(text, origin);
      case "tag:yaml.org,2002:binary" ->
          Scalar.string(
              new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8), origin);
      case "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null" ->
          plain(text, origin);
      default -> Scalar.string(text, origin);
    };
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
          : large(number, radix[i]);
    }
    return Optional.empty();
  }

  /** A number that 64 bits hold, with or without a sign. */
  private static Optional<String> large(String number, int radix) {
    BigInteger value = new BigInteger(number, radix);
    BigInteger max = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    boolean fits =
        value.compareTo(max) <= 0 && value.compareTo(BigInteger.valueOf(Long.MIN_VALUE)) >= 0;
    return fits ? Optional.of(value.toString()) : Optional.empty();
  }

  private static Optional<String> floating(String text) {
    if (Patterns.SPECIAL_FLOAT.matcher(text).matches()) {
      String sign = text.startsWith("-") ? "-" : "+";
      return Optional.of(text.toLowerCase(Locale.ROOT).endsWith("nan") ? "NaN" : sign + "Inf");
    }
    String digits = text.replace("_", "");
    if (!Patterns.FLOAT.matcher(digits).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(GoFloat.print(value));
  }

  private static Optional<String> timestamp(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return Optional.empty();
    }
    Matcher matcher = Patterns.TIMESTAMP.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(goTime(matcher));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String goTime(Matcher m) {
    String fraction = m.group(7) == null ? "" : m.group(7).replaceAll("0+$", "");
    LocalDateTime time =
        LocalDateTime.of(
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3)),
            m.group(4) == null ? 0 : Integer.parseInt(m.group(4)),
            m.group(5) == null ? 0 : Integer.parseInt(m.group(5)),
            m.group(6) == null ? 0 : Integer.parseInt(m.group(6)));
    String zone = m.group(8) == null || m.group(8).equals("Z") ? "+00:00" : m.group(8);
    String offset = ZoneOffset.of(zone).getTotalSeconds() == 0 ? "+0000" : zone.replace(":", "");
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d %02d:%02d:%02d%s %s %s",
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        fraction.isEmpty() ? "" : "." + fraction,
        offset,
        offset.equals("+0000") ? "UTC" : offset);
  }
}
