package dev.c2ecs.cfn.secrets;

import dev.c2ecs.compose.CommandLine;
import dev.c2ecs.compose.tree.Derivation.Part;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a command or a health check: each with the literal text and the expressions that it
 * was made of.
 */
final class CommandWords {

  /** Splitting a line into words may be tried so often before it counts as ambiguous. */
  private static final int STEPS = 20_000;

  /**
   * A part of a word.
   *
   * @param text the literal text, or the expression
   * @param value what stands in the word
   * @param isExpression whether it is an expression
   */
  record Piece(String text, String value, boolean isExpression) {}

  /**
   * A word.
   *
   * @param text the word with all values in it
   * @param origin where it comes from
   * @param pieces its parts; empty when they cannot be told from each other
   */
  record Word(String text, Origin origin, Optional<List<Piece>> pieces) {}

  private CommandWords() {}

  /** The words of a node of the canonical model. */
  static List<Word> of(Node node) {
    List<Scalar> scalars = new ArrayList<>();
    if (node instanceof Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Scalar scalar) {
          scalars.add(scalar);
        }
      }
    }
    Optional<List<List<Part>>> split = isLine(scalars) ? split(scalars) : Optional.empty();
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < scalars.size(); i++) {
      Scalar scalar = scalars.get(i);
      Optional<List<Part>> parts =
          isLine(scalars)
              ? split.isPresent() ? Optional.of(split.get().get(i)) : Optional.empty()
              : Optional.of(parts(scalar));
      words.add(
          new Word(scalar.text(), scalar.origin(), parts.flatMap(p -> match(p, scalar.text()))));
    }
    return words;
  }

  /** Whether the words were one line of text in the file. */
  private static boolean isLine(List<Scalar> scalars) {
    for (Scalar scalar : scalars) {
      Origin first = scalars.get(0).origin();
      if (scalar.origin().line() != first.line()
          || scalar.origin().column() != first.column()
          || !scalar.origin().derivation().equals(first.derivation())) {
        return false;
      }
    }
    return scalars.size() > 1;
  }

  private static List<Part> parts(Scalar scalar) {
    return ProjectCredentials.expression(scalar.origin())
        .map(expression -> expression.parts())
        .orElseGet(() -> List.of(new Part(scalar.text(), false)));
  }

  /** The parts of each word of a line; empty when values of the line are several words. */
  private static Optional<List<List<Part>>> split(List<Scalar> scalars) {
    List<Part> line = parts(scalars.get(scalars.size() - 1));
    if (ProjectCredentials.expression(scalars.get(0).origin()).isEmpty()) {
      return Optional.of(scalars.stream().map(CommandWords::parts).toList());
    }
    if (scalars.get(0).text().equals("CMD-SHELL") && scalars.size() == 2) {
      return Optional.of(List.of(List.of(new Part("CMD-SHELL", false)), line));
    }
    return ProjectCredentials.expression(scalars.get(0).origin())
        .flatMap(CommandLine::words)
        .filter(words -> words.size() == scalars.size());
  }

  /** The values of the expressions, when there is exactly one way that makes the text. */
  private static Optional<List<Piece>> match(List<Part> parts, String text) {
    Matching matching = new Matching(parts, text);
    matching.from(0, 0);
    return matching.found.size() == 1 && matching.steps < STEPS
        ? Optional.of(matching.found.get(0))
        : Optional.empty();
  }

  /** Looks for ways in which values make a text of parts. */
  private static final class Matching {

    private final List<Part> parts;
    private final String text;
    private final List<Piece> way = new ArrayList<>();
    private final List<List<Piece>> found = new ArrayList<>();
    private int steps;

    Matching(List<Part> parts, String text) {
      this.parts = parts;
      this.text = text;
    }

    void from(int part, int at) {
      if (++steps >= STEPS || found.size() > 1) {
        return;
      }
      if (part == parts.size()) {
        if (at == text.length()) {
          found.add(List.copyOf(way));
        }
        return;
      }
      Part next = parts.get(part);
      if (!next.isExpression()) {
        if (text.startsWith(next.text(), at)) {
          take(next, next.text(), part, at);
        }
        return;
      }
      Optional<String> known = known(next);
      if (known.isPresent()) {
        if (text.startsWith(known.get(), at)) {
          take(next, known.get(), part, at);
        }
        return;
      }
      int first = part + 1 == parts.size() ? text.length() : at;
      for (int end = first; end <= text.length(); end++) {
        take(next, text.substring(at, end), part, at);
      }
    }

    private void take(Part next, String value, int part, int at) {
      way.add(new Piece(next.text(), value, next.isExpression()));
      from(part + 1, at + value.length());
      way.remove(way.size() - 1);
    }

    /** An expression has one value wherever it stands. */
    private Optional<String> known(Part next) {
      for (Piece piece : way) {
        if (piece.isExpression() && piece.text().equals(next.text())) {
          return Optional.of(piece.value());
        }
      }
      return Optional.empty();
    }
  }
}
