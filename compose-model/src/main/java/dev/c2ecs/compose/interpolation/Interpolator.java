package dev.c2ecs.compose.interpolation;

import dev.c2ecs.compose.Postponed;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.interpolation.Casts.Target;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Substitutes the variables in every string value of a tree and casts what must not be a string.
 */
public final class Interpolator {

  /** The most characters of all texts of a file that have variables in them. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  private static final Optional<String> EMPTY = Optional.of("");

  private final Variables variables;
  private final Postponed postponed;
  private final Reporter reporter;
  private long length;

  /** Substitutes in the parts of one file; faults are reported, all of them. */
  public Interpolator(Variables variables, Reporter reporter) {
    this(variables, Postponed.NONE, reporter);
  }

  /**
   * Substitutes in the parts of one file.
   *
   * @param postponed the variables that may be given later
   */
  public Interpolator(Variables variables, Postponed postponed, Reporter reporter) {
    this.variables = variables;
    this.postponed = postponed;
    this.reporter = reporter;
  }

  /** A part of the file, from its top, with all variables substituted. */
  public Mapping interpolate(Mapping part) {
    return (Mapping) walk(part, TreePath.ROOT, Casts.TABLE);
  }

  private Node walk(Node node, TreePath path, PatternTable<Target> casts) {
    if (node instanceof Mapping mapping) {
      return mapping.mapValues((key, value) -> walk(value, path.child(key), casts.child(key)));
    }
    if (node instanceof Sequence sequence) {
      return sequence.mapItems((i, item) -> walk(item, path.item(i), casts.items()));
    }
    Scalar scalar = (Scalar) node;
    return scalar.isString() ? string(scalar, path, casts.value()) : scalar;
  }

  private Node string(Scalar scalar, TreePath path, Optional<Target> target) {
    Scalar substituted = scalar;
    if (scalar.text().indexOf('$') >= 0) {
      Optional<Scalar> result = substitute(scalar, path);
      if (result.isEmpty()) {
        return scalar;
      }
      substituted = result.get();
    }
    if (target.isEmpty()) {
      return substituted;
    }
    return cast(substituted, scalar.text(), path, target.get());
  }

  private Optional<Scalar> substitute(Scalar scalar, TreePath path) {
    Substitution.Result result =
        Substitution.substitute(
            scalar.text(), variables::get, name -> postponed.mayBeMissing(name, target(path)));
    if (result.fault() == Substitution.Fault.FORMAT) {
      report(
          ReadCode.INTERPOLATION_FORMAT,
          path,
          scalar,
          path + " has a malformed variable expression",
          "a literal $ is written $$; an expression ${NAME}, ${NAME:-default} or ${NAME:?message}");
      return Optional.empty();
    }
    if (result.fault() == Substitution.Fault.REQUIRED) {
      report(
          ReadCode.VARIABLE_REQUIRED,
          path,
          scalar,
          path + " requires the variable " + result.detail(),
          "set it in the environment or in .env");
      return Optional.empty();
    }
    if (result.fault() == Substitution.Fault.LIMIT) {
      report(ReadCode.INTERPOLATION_LIMIT, path, scalar, path + ": " + result.detail(), "");
      return Optional.empty();
    }
    for (String name : result.unset()) {
      if (postponed.mayBeMissing(name, target(path))) {
        continue;
      }
      report(
          ReadCode.VARIABLE_UNSET,
          path,
          scalar,
          "the variable " + name + " is not set, a blank string is used",
          NearestName.hint(
              name, variables.values().keySet(), "set it in the environment or in .env"));
    }
    List<Origin.Variable> used = new ArrayList<>();
    for (String name : result.used()) {
      used.add(new Origin.Variable(name, sourceOf(name), variables.get(name).equals(EMPTY)));
    }
    for (String name : result.defaulted()) {
      used.add(new Origin.Variable(name, Variables.DEFAULT));
    }
    for (String name : result.unset()) {
      used.add(new Origin.Variable(name, Variables.UNSET, true));
    }
    length += result.text().length();
    if (length > MAX_LENGTH) {
      report(
          ReadCode.INTERPOLATION_LIMIT,
          path,
          scalar,
          "the values of variables make the file longer than " + MAX_LENGTH + " characters",
          "");
      return Optional.empty();
    }
    Origin origin = scalar.origin().withVariables(used);
    return Optional.of(
        Scalar.string(
            result.text(),
            result.text().equals(scalar.text())
                ? origin
                : origin.madeFrom(new Derivation.Expression(scalar.text()))));
  }

  /** The variable of a container that a text gives a value; empty when it is anything else. */
  private static String target(TreePath path) {
    TreePath parent = path.parent();
    return parent != null && parent.key().equals("environment") ? path.key() : "";
  }

  private String sourceOf(String name) {
    Variables.Value value = variables.values().get(name);
    return value == null ? "" : value.source();
  }

  private Node cast(Scalar scalar, String written, TreePath path, Target target) {
    Optional<Scalar> result =
        switch (target) {
          case BOOLEAN -> castBoolean(scalar, path);
          case INTEGER -> castInteger(scalar);
          case NUMBER -> castNumber(scalar);
        };
    if (result.isPresent()) {
      return result.get();
    }
    String what =
        switch (target) {
          case BOOLEAN -> "true or false";
          case INTEGER -> "a whole number";
          case NUMBER -> "a number";
        };
    report(
        ReadCode.INVALID_CAST,
        path,
        scalar,
        path + " must be " + what + ", not `" + written + "`",
        "");
    return new Scalar(typeOf(target), target == Target.BOOLEAN ? "false" : "0", scalar.origin());
  }

  private static ScalarType typeOf(Target target) {
    return switch (target) {
      case BOOLEAN -> ScalarType.BOOLEAN;
      case INTEGER -> ScalarType.INTEGER;
      case NUMBER -> ScalarType.FLOAT;
    };
  }

  private Optional<Scalar> castBoolean(Scalar scalar, TreePath path) {
    Optional<Boolean> value = Casts.bool(scalar.text());
    if (value.isPresent() && Casts.isYaml11(scalar.text())) {
      report(
          ReadCode.YAML_1_1_BOOLEAN,
          path,
          scalar,
          "\"" + scalar.text() + "\" is no boolean of YAML 1.2",
          "write `" + value.get() + "`");
    }
    return value.map(bool -> Scalar.bool(bool, scalar.origin()));
  }

  private static Optional<Scalar> castInteger(Scalar scalar) {
    try {
      return Optional.of(Scalar.integer(Long.parseLong(scalar.text()), scalar.origin()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Scalar> castNumber(Scalar scalar) {
    try {
      double value = Double.parseDouble(scalar.text());
      boolean hasBlank = !scalar.text().equals(scalar.text().strip());
      return hasBlank || Double.isNaN(value) || Double.isInfinite(value)
          ? Optional.empty()
          : Optional.of(new Scalar(ScalarType.FLOAT, scalar.text(), scalar.origin()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void report(ReadCode code, TreePath path, Scalar scalar, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, scalar.origin(), message, hint));
  }
}
