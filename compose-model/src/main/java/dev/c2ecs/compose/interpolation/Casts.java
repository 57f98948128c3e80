package dev.c2ecs.compose.interpolation;

import dev.c2ecs.compose.attribute.Cast;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a text the number or boolean that its place needs. */
final class Casts {

  private static final Set<String> YES = Set.of("true", "y", "yes", "on");
  private static final Set<String> NO = Set.of("false", "n", "no", "off");

  private final Reporter reporter;

  Casts(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * The value of a text; one that stands for it after a diagnostic when the text is none.
   *
   * @param written the text before substitution
   */
  Scalar apply(Cast cast, Scalar text, String written, TreePath path) {
    Optional<Scalar> result =
        switch (cast) {
          case NONE -> Optional.of(text);
          case BOOLEAN -> bool(text, path);
          case INTEGER -> integer(text);
          case NUMBER -> number(text);
        };
    return result.isPresent() ? result.get() : refused(cast, text, written, path);
  }

  private Scalar refused(Cast cast, Scalar text, String written, TreePath path) {
    String needed =
        cast == Cast.BOOLEAN
            ? "true or false"
            : cast == Cast.INTEGER ? "a whole number" : "a number";
    report(
        ReadCode.INVALID_CAST,
        path,
        text,
        path + " must be " + needed + ", not `" + written + "`",
        "");
    return cast == Cast.BOOLEAN
        ? Scalar.bool(false, text.origin())
        : new Scalar(
            cast == Cast.INTEGER ? ScalarType.INTEGER : ScalarType.FLOAT, "0", text.origin());
  }

  private Optional<Scalar> bool(Scalar text, TreePath path) {
    String word = text.text().toLowerCase(Locale.ROOT);
    boolean value = YES.contains(word);
    if (!value && !NO.contains(word)) {
      return Optional.empty();
    }
    if (!word.equals("true") && !word.equals("false")) {
      report(
          ReadCode.YAML_1_1_BOOLEAN,
          path,
          text,
          "\"" + text.text() + "\" is no boolean of YAML 1.2",
          "write `" + value + "`");
    }
    return Optional.of(Scalar.bool(value, text.origin()));
  }

  private static Optional<Scalar> integer(Scalar text) {
    try {
      return Optional.of(Scalar.integer(Long.parseLong(text.text()), text.origin()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Scalar> number(Scalar text) {
    try {
      double value = Double.parseDouble(text.text());
      boolean hasBlank = !text.text().equals(text.text().strip());
      return hasBlank || Double.isNaN(value) || Double.isInfinite(value)
          ? Optional.empty()
          : Optional.of(new Scalar(ScalarType.FLOAT, text.text(), text.origin()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void report(ReadCode code, TreePath path, Scalar text, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, text.origin(), message, hint));
  }
}
