package dev.c2ecs.compose.env;

import dev.c2ecs.compose.expression.Substitution;
import dev.c2ecs.compose.tree.TextBytes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/**
 * Parses {@code .env} and env files.
 *
 * @see <a
 *     href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/">
 *     Compose, env file syntax</a>
 */
public final class Dotenv {

  private static final String NAME_EXTRA = "_.-[]";

  private final String source;
  private final Function<String, Optional<String>> first;
  private final Map<String, String> earlier;
  private final ObjIntConsumer<String> unset;
  private final Map<String, EnvLine> values = new LinkedHashMap<>();
  private final Set<String> carried = new LinkedHashSet<>();
  private int at;
  private int line = 1;

  private Dotenv(
      String source,
      Function<String, Optional<String>> first,
      Map<String, String> earlier,
      ObjIntConsumer<String> unset) {
    this.source = source;
    this.first = first;
    this.earlier = earlier;
    this.unset = unset;
  }

  /**
   * Parses the text of a file.
   *
   * @param first asked first for variables in values and for names without a value
   * @param earlier what files before this one set, asked last
   * @param unset takes the names of variables that nobody sets, and their line
   * @return the variables of this file, in order
   * @throws EnvFileException at the first malformed line
   */
  public static Map<String, EnvLine> parse(
      String source,
      Function<String, Optional<String>> first,
      Map<String, String> earlier,
      ObjIntConsumer<String> unset)
      throws EnvFileException {
    String text = source.startsWith("\uFEFF") ? source.substring(1) : source;
    Dotenv parser = new Dotenv(text, first, earlier, unset);
    parser.run();
    return parser.values;
  }

  private void run() throws EnvFileException {
    while (skipToStatement()) {
      statement();
    }
  }

  private boolean skipToStatement() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (c == '#') {
        at = endOfLine();
      } else if (Blanks.isBlank(c)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private int endOfLine() {
    int end = source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }

  private void statement() throws EnvFileException {
    skipExport();
    int start = at;
    int nameLine = line;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '=' || c == ':') {
        String name = name(source.substring(start, at));
        at++;
        carried.clear();
        String text = value();
        values.put(name, new EnvLine(text, nameLine, carried));
        return;
      }
      if (c == '\n') {
        inherited(name(source.substring(start, at)), nameLine);
        return;
      }
      at += nameCharacter(start);
    }
    if (start == source.length()) {
      throw new EnvFileException(
          line, "there is nothing behind `export`", "write NAME=value there");
    }
    values.put("", new EnvLine(Blanks.trimEnd(source.substring(start)), nameLine));
  }

  /** The word counts before a blank only: a variable may have its name. */
  private void skipExport() {
    int behind = at + "export".length();
    if (source.startsWith("export", at)
        && behind < source.length()
        && " \t\n\f\r".indexOf(source.charAt(behind)) >= 0) {
      at = behind;
      skipInline();
    }
  }

  private void skipInline() {
    while (at < source.length() && Blanks.isInline(source.charAt(at))) {
      at++;
    }
  }

  /** The length of the character here, which can stand in a name or beside it. */
  private int nameCharacter(int start) throws EnvFileException {
    int c = source.codePointAt(at);
    int length = Character.charCount(c);
    if (NAME_EXTRA.indexOf(c) >= 0
        || Character.isLetter(c)
        || isNumber(c)
        || (length == 1 && Blanks.isInline((char) c))) {
      return length;
    }
    if (TextBytes.isByte(c)) {
      throw EnvFileException.notUtf8(line, "a variable name");
    }
    // The name is not said: it may be a line of a value that lacks its quotes.
    throw new EnvFileException(
        line,
        (start == at ? "the line begins" : "the variable name goes on")
            + " with the character `"
            + Character.toString(c)
            + "`, which no name can have",
        "a line of an env file is NAME=value; # begins a comment");
  }

  private static boolean isNumber(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  private String name(String text) throws EnvFileException {
    String name = Blanks.trimEnd(text);
    if (name.indexOf(' ') >= 0) {
      throw EnvFileException.blankBeforeEquals(line);
    }
    return name;
  }

  private void inherited(String name, int nameLine) {
    first.apply(name).ifPresent(value -> values.put(name, new EnvLine(value, nameLine)));
  }

  private String value() throws EnvFileException {
    skipInline();
    char quote = at < source.length() ? source.charAt(at) : '\n';
    return quote == '\'' || quote == '"' ? quoted() : unquoted();
  }

  private String unquoted() throws EnvFileException {
    int end = endOfLine();
    String text = source.substring(at, end);
    at = end;
    int comment = text.indexOf(" #");
    return expand(Blanks.trimEnd(comment < 0 ? text : text.substring(0, comment)));
  }

  private String quoted() throws EnvFileException {
    int open = at;
    QuotedValue value = QuotedValue.read(source, open);
    if (!value.isClosed()) {
      throw new EnvFileException(
          line,
          "the quote " + source.charAt(open) + " is never closed",
          "close it behind the value");
    }
    for (int i = open; i < value.end(); i++) {
      if (source.charAt(i) == '\n') {
        line++;
      }
    }
    at = value.end();
    return value.expands() ? expand(value.text()) : value.text();
  }

  private String expand(String text) throws EnvFileException {
    if (text.indexOf('$') < 0) {
      return text;
    }
    Substitution.Result result = Substitution.substitute(text, this::lookup);
    if (result.fault() != null) {
      throw new EnvFileException(
          line,
          switch (result.fault()) {
            case REQUIRED -> "a variable that the value takes is required, and not set";
            case LIMIT -> result.detail();
            case FORMAT -> "the value has a malformed variable expression";
          },
          switch (result.fault()) {
            case REQUIRED -> "set it in the environment, or in a line or file before this one";
            case LIMIT -> "shorten the value";
            case FORMAT -> "put a value with a dollar of its own into single quotes";
          });
    }
    for (String name : result.unset()) {
      unset.accept(name, line);
    }
    for (String name : result.used()) {
      carried.add(name);
      EnvLine here = values.get(name);
      carried.addAll(here == null ? Set.of() : here.carried());
    }
    return result.text();
  }

  private Optional<String> lookup(String name) {
    Optional<String> value = first.apply(name);
    if (value.isPresent()) {
      return value;
    }
    EnvLine here = values.get(name);
    return here != null ? Optional.of(here.text()) : Optional.ofNullable(earlier.get(name));
  }
}
