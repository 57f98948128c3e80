package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that stand in a text whatever a credential is: those of the project, as its files write
 * them, and those of the program, which are in all its sentences, tables and names of resources.
 */
final class OwnWords {

  private static final Pattern WORD = Pattern.compile("\\w+");

  /** A name, which loses its signs in a name of a resource. */
  private static final Pattern NAME = Pattern.compile("(?<!\\w)\\w++(?:[.-]\\w++)++");

  /** The pieces of a name of a resource: {@code WebTCP80Ingress} has four. */
  private static final Pattern PIECE = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[A-Z]");

  /** The fewest letters of a word of the program in the name of a resource. */
  private static final int SHORTEST = 3;

  private final Set<String> project = new HashSet<>();
  private final Set<String> variables;

  /**
   * The words of a project.
   *
   * @param texts what its files, and others about it, say
   * @param variables the names of variables
   */
  OwnWords(Collection<String> texts, Set<String> variables) {
    this.variables = variables;
    texts.forEach(text -> addAll(text, project));
  }

  private static void addAll(String text, Set<String> words) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group().toLowerCase(ROOT));
    }
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      words.add(name.group().replaceAll("[._-]", "").toLowerCase(ROOT));
    }
  }

  /** Whether a word is the name of a variable, which many a value repeats. */
  boolean isVariable(String word) {
    return variables.contains(word);
  }

  boolean isOfProject(String word) {
    return project.contains(word.toLowerCase(ROOT));
  }

  /** Whether a word is one of ours, or a name that is made of such words. */
  boolean contains(String word) {
    return isWord(word) || isName(word);
  }

  /** Whether a word is one of ours as a whole. */
  private boolean isWord(String word) {
    return isVariable(word)
        || isOfProject(word)
        || Vocabulary.WORDS.contains(word.toLowerCase(ROOT));
  }

  private boolean isName(String word) {
    int end = 0;
    while (end < word.length()) {
      int next = longestPiece(word, end);
      if (next == end) {
        return false;
      }
      end = next;
    }
    return true;
  }

  /** Where the longest word of ours ends that begins at a place, at a border of pieces. */
  private int longestPiece(String word, int from) {
    int longest = from;
    int end = from;
    Matcher piece = PIECE.matcher(word);
    while (piece.find(end) && piece.start() == end) {
      end = piece.end();
      if (isPartOfName(word.substring(from, end), end == word.length())) {
        longest = end;
      }
    }
    return longest;
  }

  /** Short words would make a name of any letters; the last digit of a name counts. */
  private boolean isPartOfName(String word, boolean isLast) {
    boolean isCounter = isLast && word.length() == 1 && Character.isDigit(word.charAt(0));
    return isCounter || isOfProject(word) || (word.length() >= SHORTEST && isWord(word));
  }

  /** Whether the program itself writes a text between backticks. */
  static boolean isQuotedByProgram(String text) {
    return Vocabulary.QUOTED.contains(text);
  }

  /** The words of the program, read when something is found that may be one. */
  private static final class Vocabulary {

    static final Set<String> WORDS = new HashSet<>();
    static final Set<String> QUOTED = new HashSet<>();

    static {
      read().lines().forEach(Vocabulary::add);
    }

    private static void add(String line) {
      if (line.startsWith("`")) {
        QUOTED.add(line.substring(1));
      } else {
        WORDS.add(line);
      }
    }

    private static String read() {
      try (InputStream in = OwnWords.class.getResourceAsStream("words.txt")) {
        if (in == null) {
          throw new IllegalStateException("words.txt is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
