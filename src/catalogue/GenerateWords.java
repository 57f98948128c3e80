import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the list of all that the program can say by itself: {@code java GenerateWords.java FILE
 * SOURCE…}, where a source is a table or a directory of Java. First come the words of tables and of
 * string literals, a line each, in lower case; then what literals have between backticks, each
 * behind a backtick.
 */
final class GenerateWords {

  private static final Pattern WORD = Pattern.compile("\\w*[A-Za-z]\\w*");
  private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");

  /** A comment, a character or a literal; what comes first hides the others in it. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|(?s:/\\*.*?\\*/)|'(?:[^'\\\\\\n]|\\\\.)[^'\\n]*'"
              + "|\"\"\"(?s:(.*?))\"\"\"|\"([^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  /** Literals that are one sentence, though they stand on several lines. */
  private static final Pattern JOINT = Pattern.compile("\\s*\\+\\s*");

  private final SortedSet<String> words = new TreeSet<>();
  private final SortedSet<String> quoted = new TreeSet<>();

  private GenerateWords() {}

  /** Writes the list. */
  public static void main(String[] args) throws IOException {
    GenerateWords all = new GenerateWords();
    for (String source : List.of(args).subList(1, args.length)) {
      all.read(Path.of(source));
    }
    List<String> lines = new ArrayList<>(all.words);
    all.quoted.forEach(text -> lines.add("`" + text));
    Path file = Path.of(args[0]);
    if (!Files.exists(file) || !Files.readAllLines(file).equals(lines)) {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    }
  }

  private void read(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      add(Files.readString(source));
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(source)) {
      files = found.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      addLiterals(Files.readString(file));
    }
  }

  private void addLiterals(String java) {
    StringBuilder sentence = new StringBuilder();
    int end = 0;
    Matcher token = TOKEN.matcher(java);
    while (token.find()) {
      String block = token.group(1);
      String text = block == null ? token.group(2) : block;
      if (text != null) {
        if (!JOINT.matcher(java.substring(end, token.start())).matches()) {
          add(sentence.toString());
          sentence.setLength(0);
        }
        sentence.append(ESCAPE.matcher(text).replaceAll(m -> unescaped(m.group(1))));
        end = token.end();
      }
    }
    add(sentence.toString());
  }

  private static String unescaped(String letter) {
    return Matcher.quoteReplacement(
        switch (letter) {
          case "n", "r", "t", "b", "f", "s" -> " ";
          default -> letter;
        });
  }

  private void add(String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group().toLowerCase(Locale.ROOT));
    }
    Matcher quote = QUOTED.matcher(text);
    while (quote.find()) {
      quoted.add(quote.group(1));
    }
  }
}
