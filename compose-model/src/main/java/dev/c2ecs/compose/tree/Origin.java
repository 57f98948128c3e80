package dev.c2ecs.compose.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a node comes from.
 *
 * @param file the file as the user named it, relative to the working directory where possible
 * @param line the line, from 1; 0 when the node was not written by anyone (a default)
 * @param column the column in code points, from 1; 0 as for the line
 * @param variables the variables whose values went into the node by interpolation
 * @param tag the local tag that the node was written with, {@code !Sub}; empty without one. It has
 *     no meaning in Compose, but may have one in an extension
 * @param derivation what the value was made from; empty when it is written literally
 */
public record Origin(
    String file,
    int line,
    int column,
    List<Variable> variables,
    String tag,
    Optional<Derivation> derivation) {

  /**
   * A variable that was substituted.
   *
   * @param name the name of the variable
   * @param source the env file that set it, {@link #ENVIRONMENT}, {@link #DEFAULT} or {@link
   *     #UNSET}
   * @param isEmpty whether its value is empty
   * @param carried the variables whose values are part of its value
   */
  public record Variable(String name, String source, boolean isEmpty, Set<String> carried) {

    /** The source of variables of the process. */
    public static final String ENVIRONMENT = "environment";

    /** The source of a value that an expression itself gives: {@code ${NAME:-default}}. */
    public static final String DEFAULT = "default";

    /** The source of a variable that nobody set; an empty text stands for it. */
    public static final String UNSET = "unset";

    public Variable {
      carried = Set.copyOf(carried);
    }

    /** A variable whose value takes no other. */
    public Variable(String name, String source, boolean isEmpty) {
      this(name, source, isEmpty, Set.of());
    }

    /** A variable with a value. */
    public Variable(String name, String source) {
      this(name, source, false);
    }

    // The equals of a record is linked at its first use, which costs a start ten milliseconds.
    private boolean isSame(Variable other) {
      return name.equals(other.name) && source.equals(other.source);
    }
  }

  /** The origin of what the loader itself fills in. */
  public static final Origin DEFAULT = new Origin("", 0, 0, List.of(), "", Optional.empty());

  public Origin {
    variables = List.copyOf(variables);
  }

  /** A position in a file, without variables. */
  public static Origin at(String file, int line, int column) {
    return new Origin(file, line, column, List.of(), "", Optional.empty());
  }

  /** The same origin with further variables. */
  public Origin withVariables(List<Variable> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Variable> all = new ArrayList<>(variables);
    for (Variable variable : more) {
      boolean known = false;
      for (Variable other : all) {
        known |= variable.isSame(other);
      }
      if (!known) {
        all.add(variable);
      }
    }
    return new Origin(file, line, column, List.copyOf(all), tag, derivation);
  }

  /** The same origin with a local tag. */
  public Origin withTag(String newTag) {
    return newTag.equals(tag)
        ? this
        : new Origin(file, line, column, variables, newTag, derivation);
  }

  /** The same origin of a value that was made from something. */
  public Origin madeFrom(Derivation newDerivation) {
    return new Origin(file, line, column, variables, tag, Optional.of(newDerivation));
  }

  /** Whether somebody wrote the node in a file. */
  public boolean known() {
    return line > 0;
  }
}
