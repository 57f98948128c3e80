package dev.c2ecs.compose.interpolation;

import dev.c2ecs.compose.attribute.Cast;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.number.GoFloat;
import dev.c2ecs.compose.number.WholeText;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/** Makes a text the number or boolean that its place needs. */
final class Casts {

  private final Reporter reporter;

  Casts(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * The value of a text; one that stands for it after a diagnostic when the text is none. A date is
   * no text: what it is in its place is seen later.
   *
   * @param written the text before substitution
   */
  Scalar apply(Cast cast, Scalar text, String written, TreePath path) {
    if (text.isDate()) {
      return text;
    }
    Optional<Scalar> result =
        switch (cast) {
          case NONE -> Optional.of(text);
          case BOOLEAN -> BooleanWord.of(text, path, reporter);
          case INTEGER -> integer(text);
          case NUMBER -> number(text, Double.MAX_VALUE);
          case SINGLE -> number(text, Float.MAX_VALUE);
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
        remedy(cast, !text.origin().variables().isEmpty()));
    return cast == Cast.BOOLEAN
        ? Scalar.bool(false, text.origin())
        : new Scalar(
            cast == Cast.INTEGER ? ScalarType.INTEGER : ScalarType.FLOAT, "0", text.origin());
  }

  private static String remedy(Cast cast, boolean ofVariable) {
    String value = cast == Cast.BOOLEAN ? "true" : cast == Cast.INTEGER ? "2" : "0.5";
    return ofVariable
        ? "correct the variable, or give it a default: ${NAME:-" + value + "}"
        : cast == Cast.BOOLEAN ? "write `true` or `false`" : "write digits, such as " + value;
  }

  private static Optional<Scalar> integer(Scalar text) {
    try {
      return Optional.of(Scalar.integer(WholeText.parse(text.text()), text.origin()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Scalar> number(Scalar text, double most) {
    try {
      double value = GoFloat.parse(text.text());
      return Math.abs(value) <= most
          ? Optional.of(new Scalar(ScalarType.FLOAT, GoFloat.print(value), text.origin()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void report(ReadCode code, TreePath path, Scalar text, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, text.origin(), message, hint));
  }
}
