package dev.c2ecs.compose.tree;

import dev.c2ecs.compose.expression.Substitution;
import dev.c2ecs.compose.expression.TextParts;
import dev.c2ecs.compose.expression.VariableUses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the value of a node was made from, when it is not what the Compose file says literally. */
public sealed interface Derivation {

  /**
   * A text with variables in it, as the Compose file has it; one of a variable that is named
   * without a value is {@code ${NAME}}.
   *
   * @param text the text before any variable was substituted
   * @see <a href="https://docs.docker.com/reference/compose-file/interpolation/">Compose
   *     specification, Interpolation</a>
   */
  record Expression(String text) implements Derivation {

    /**
     * The variables in it, those in defaults and alternatives included. A malformed expression is
     * one of a variable without a name.
     */
    public List<Use> uses() {
      List<Use> uses = new ArrayList<>();
      for (VariableUses.Use use : VariableUses.of(text)) {
        uses.add(new Use(use.name(), use.required(), use.defaultText(), use.alternative()));
      }
      return uses;
    }

    /**
     * The variable that it is the value of, with a default or a demand perhaps: {@code $NAME},
     * {@code ${NAME:-default}}; empty when anything stands beside it.
     */
    public Optional<String> sole() {
      return Substitution.sole(text);
    }

    /** The expressions in it, and the literal text between them. */
    public List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      for (TextParts.Part part : TextParts.of(text)) {
        parts.add(new Part(part.text(), part.isExpression()));
      }
      return parts;
    }

    /** What it says when no variable is set, demanded ones included. */
    public String defaults() {
      return Substitution.substitute(text, name -> Optional.empty(), name -> true).text();
    }
  }

  /**
   * How an expression uses a variable.
   *
   * @param name the variable; empty for a malformed expression
   * @param required whether it must be set
   * @param defaultText what stands there when it is not set
   * @param alternative what stands there when it is set
   */
  record Use(String name, boolean required, String defaultText, String alternative) {}

  /**
   * A part of a text with variables.
   *
   * @param text the expression as it is written; of a literal part what it says, {@code $$} being
   *     one dollar
   * @param isExpression whether a value takes its place
   */
  record Part(String text, boolean isExpression) {}

  /**
   * A line of an env file of a service.
   *
   * @param file the file, relative to the project directory
   * @param name the name in that line
   */
  record EnvFileLine(String file, String name) implements Derivation {}
}
