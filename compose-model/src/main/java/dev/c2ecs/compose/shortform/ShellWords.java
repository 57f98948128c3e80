package dev.c2ecs.compose.shortform;

import dev.c2ecs.compose.model.MalformedValueException;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words, as the reference does: quotes and backslashes, no shell. */
public final class ShellWords {

  /**
   * The words of a command line.
   *
   * @param words the words
   * @param cut whether an unquoted shell operator ended the command early
   */
  public record Result(List<String> words, boolean cut) {
    public Result {
      words = List.copyOf(words);
    }
  }

  private ShellWords() {}

  /** Splits a command line. */
  public static Result split(String line) throws MalformedValueException {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'') {
        if (i + 1 == line.length()) {
          throw new MalformedValueException("the command ends in a backslash");
        }
        char next = line.charAt(++i);
        word.append(next);
        inWord = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else if (";&|<>".indexOf(c) >= 0) {
        addLast(words, word, inWord);
        return new Result(words, true);
      } else if (c == '(' || (c == ')' && !inWord)) {
        throw new MalformedValueException("the command has a parenthesis outside quotes");
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw new MalformedValueException("the command has a quote that is never closed");
    }
    addLast(words, word, inWord);
    return new Result(words, false);
  }

  private static void addLast(List<String> words, StringBuilder word, boolean inWord) {
    if (inWord) {
      words.add(word.toString());
    }
  }
}
