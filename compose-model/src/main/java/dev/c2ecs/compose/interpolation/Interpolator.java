package dev.c2ecs.compose.interpolation;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.Cast;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.expression.Substitution;
import dev.c2ecs.compose.io.Postponed;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Substitutes the variables in every string value of a tree and casts what must not be a string.
 */
public final class Interpolator implements AttributeStep {

  /** The most characters of all texts of a file that have variables in them. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  private static final String SET_IT = "set it in the environment or in .env";

  private static final String SHORTEN = "shorten the text, or the values in it";

  private final Variables variables;
  private final Postponed postponed;
  private final Reporter reporter;
  private final Casts casts;
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
    this.casts = new Casts(reporter);
  }

  /** A part of the file, from its top, with all variables substituted. */
  public Mapping interpolate(Mapping part) {
    return AttributeWalk.everywhere(part, this);
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return node;
    }
    Scalar substituted = scalar;
    if (scalar.text().indexOf('$') >= 0) {
      Optional<Scalar> result = substitute(scalar, path);
      if (result.isEmpty()) {
        return scalar;
      }
      substituted = result.get();
    }
    Cast cast = Cast.of(attribute);
    return cast == Cast.NONE ? substituted : casts.apply(cast, substituted, scalar.text(), path);
  }

  private Optional<Scalar> substitute(Scalar scalar, TreePath path) {
    Substitution.Result result =
        Substitution.substitute(
            scalar.text(),
            variables::get,
            name -> postponed.mayBeMissing(name, target(path, scalar.text()), path));
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
          SET_IT);
      return Optional.empty();
    }
    if (result.fault() == Substitution.Fault.LIMIT) {
      report(ReadCode.INTERPOLATION_LIMIT, path, scalar, path + ": " + result.detail(), SHORTEN);
      return Optional.empty();
    }
    for (String name : result.unset()) {
      if (postponed.mayBeMissing(name, target(path, scalar.text()), path)) {
        continue;
      }
      report(
          ReadCode.VARIABLE_UNSET,
          path,
          scalar,
          "the variable " + name + " is not set, a blank string is used",
          NearestName.ofVariable(name, variables.values().keySet())
              .map(near -> "did you mean `" + near + "`?")
              .orElse(SET_IT));
    }
    List<Origin.Variable> used = new ArrayList<>();
    for (String name : result.used()) {
      used.add(variables.origin(name));
    }
    for (String name : result.defaulted()) {
      used.add(new Origin.Variable(name, Origin.Variable.DEFAULT));
    }
    for (String name : result.unset()) {
      used.add(new Origin.Variable(name, Origin.Variable.UNSET, true));
    }
    length += result.text().length();
    if (length > MAX_LENGTH) {
      report(
          ReadCode.INTERPOLATION_LIMIT,
          path,
          scalar,
          "the values of variables make the file longer than " + MAX_LENGTH + " characters",
          SHORTEN);
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
  private static String target(TreePath path, String text) {
    TreePath parent = path.parent();
    if (parent == null || !parent.key().equals("environment") || isName(parent)) {
      return "";
    }
    return path.isItem() ? text.substring(0, Math.max(0, text.indexOf('='))) : path.key();
  }

  /** Whether the last key is the name of a service or of something else, not an attribute. */
  private static boolean isName(TreePath path) {
    return path.depth() == 2 && !path.keyAt(0).startsWith("x-");
  }

  private void report(ReadCode code, TreePath path, Scalar scalar, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, scalar.origin(), message, hint));
  }
}
