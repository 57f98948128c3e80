package dev.c2ecs.compose.shortform;

import dev.c2ecs.compose.model.MalformedValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words, as the reference does: quotes and backslashes, no shell. A
 * {@code $(…)} and what stands in backquotes is kept as it is, blanks and quotes included.
 */
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

  /** What the next character stands in. */
  private enum Region {
    WORDS,
    SINGLE_QUOTES,
    DOUBLE_QUOTES,
    BACKQUOTES,
    SUBSTITUTION;

    boolean isQuotes() {
      return this == SINGLE_QUOTES || this == DOUBLE_QUOTES;
    }

    boolean isKept() {
      return this == BACKQUOTES || this == SUBSTITUTION;
    }
  }

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private Region region = Region.WORDS;
  private boolean inWord;

  private ShellWords() {}

  /** Splits a command line. */
  public static Result split(String line) throws MalformedValueException {
    ShellWords splitter = new ShellWords();
    boolean cut = splitter.read(line);
    splitter.endWord();
    return new Result(splitter.words, cut);
  }

  /** Reads up to the end, or to an operator; says which. */
  private boolean read(String line) throws MalformedValueException {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && region != Region.SINGLE_QUOTES) {
        if (++i == line.length()) {
          throw new MalformedValueException("the command ends in a backslash");
        }
        escaped(line.charAt(i));
      } else if (region != Region.WORDS) {
        quoted(c);
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        endWord();
      } else if (";&|<>".indexOf(c) >= 0) {
        if (c == '>' && isNumber(word)) {
          // 2> names the descriptor that is redirected.
          inWord = false;
        }
        return true;
      } else {
        unquoted(c);
      }
    }
    switch (region) {
      case WORDS -> {}
      case SINGLE_QUOTES, DOUBLE_QUOTES ->
          throw new MalformedValueException("the command has a quote that is never closed");
      case BACKQUOTES ->
          throw new MalformedValueException("the command has a backquote that is never closed");
      case SUBSTITUTION ->
          throw new MalformedValueException("the command has a $( that is never closed");
    }
    return false;
  }

  private void escaped(char c) {
    if (region.isKept()) {
      add('\\');
      add(c);
    } else {
      add(c == 't' ? '\t' : c == 'n' ? '\n' : c);
    }
  }

  private void quoted(char c) throws MalformedValueException {
    boolean ends =
        switch (region) {
          case SINGLE_QUOTES -> c == '\'';
          case DOUBLE_QUOTES -> c == '"';
          case BACKQUOTES -> c == '`';
          default -> c == ')';
        };
    if (c == '(' && region == Region.SUBSTITUTION) {
      throw new MalformedValueException("the command has a parenthesis inside $(…)");
    }
    if (!ends || region.isKept()) {
      add(c);
    }
    if (ends) {
      region = Region.WORDS;
    }
  }

  private void unquoted(char c) throws MalformedValueException {
    switch (c) {
      case '\'' -> region = Region.SINGLE_QUOTES;
      case '"' -> region = Region.DOUBLE_QUOTES;
      case '`' -> region = Region.BACKQUOTES;
      case '(', ')' -> {
        if (c == ')' || !followsDollar()) {
          throw new MalformedValueException("the command has a parenthesis outside quotes");
        }
        region = Region.SUBSTITUTION;
      }
      default -> {}
    }
    if (region.isQuotes()) {
      inWord = true;
    } else {
      add(c);
    }
  }

  private boolean followsDollar() {
    int last = word.length() - 1;
    return last >= 0 && word.charAt(last) == '$' && (last == 0 || word.charAt(last - 1) != '\\');
  }

  private static boolean isNumber(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > 0;
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
