package dev.c2ecs.compose;

import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.shortform.ShellWords;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Derivation.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that is one line with variables in it: which of them are in which word.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#command">Compose
 *     specification, command</a>
 */
public final class CommandLine {

  /** Private characters that stand for expressions while the line is split into words. */
  private static final char FIRST = '\uE000';

  private static final int MOST = 6400;

  private CommandLine() {}

  /**
   * The words of a line, each as its parts.
   *
   * @return empty when the line cannot be split without the values
   */
  public static Optional<List<List<Part>>> words(Derivation.Expression line) {
    StringBuilder text = new StringBuilder();
    Map<Character, Part> expressions = new HashMap<>();
    for (Part part : line.parts()) {
      if (part.isExpression()) {
        if (expressions.size() == MOST) {
          return Optional.empty();
        }
        char stand = (char) (FIRST + expressions.size());
        expressions.put(stand, part);
        text.append(stand);
      } else {
        text.append(part.text());
      }
    }
    try {
      List<List<Part>> words = new ArrayList<>();
      for (String word : ShellWords.split(text.toString()).words()) {
        words.add(parts(word, expressions));
      }
      return Optional.of(words);
    } catch (MalformedValueException e) {
      return Optional.empty();
    }
  }

  private static List<Part> parts(String word, Map<Character, Part> expressions) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= word.length(); i++) {
      Part expression = i < word.length() ? expressions.get(word.charAt(i)) : null;
      if (expression != null || i == word.length()) {
        if (i > start) {
          parts.add(new Part(word.substring(start, i), false));
        }
        start = i + 1;
      }
      if (expression != null) {
        parts.add(expression);
      }
    }
    return parts;
  }
}
