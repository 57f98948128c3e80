package dev.c2ecs.compose.env;

import dev.c2ecs.compose.expression.Substitution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    Dotenv parser = new Dotenv(text.replace("\r\n", "\n"), first, earlier, unset);
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
      } else if (Character.isWhitespace(c)) {
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
    if (source.startsWith("export", at)
        && at + 6 < source.length()
        && (source.charAt(at + 6) == ' ' || source.charAt(at + 6) == '\t')) {
      at += 7;
      while (at < source.length() && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
        at++;
      }
    }
    int start = at;
    int nameLine = line;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '=' || c == ':') {
        String name = name(source.substring(start, at));
        at++;
        values.put(name, new EnvLine(value(), nameLine));
        return;
      }
      if (c == '\n') {
        inherited(name(source.substring(start, at)), nameLine);
        return;
      }
      checkNameCharacter(c, start);
      at++;
    }
    values.put("", new EnvLine(source.substring(start).strip(), nameLine));
  }

  private void checkNameCharacter(char c, int start) throws EnvFileException {
    if (Character.isLetterOrDigit(c)
        || NAME_EXTRA.indexOf(c) >= 0
        || c == ' '
        || c == '\t'
        || c == '\r') {
      return;
    }
    throw new EnvFileException(
        line,
        "the variable name `"
            + source.substring(start, at)
            + "` goes on with the character `"
            + c
            + "`, which no name can have");
  }

  private String name(String text) throws EnvFileException {
    String name = text.strip();
    if (name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0) {
      throw EnvFileException.blankBeforeEquals(line);
    }
    return name;
  }

  private void inherited(String name, int nameLine) {
    first.apply(name).ifPresent(value -> values.put(name, new EnvLine(value, nameLine)));
  }

  private String value() throws EnvFileException {
    while (at < source.length() && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
      at++;
    }
    char quote = at < source.length() ? source.charAt(at) : '\n';
    return quote == '\'' || quote == '"' ? quoted(quote) : unquoted();
  }

  private String unquoted() throws EnvFileException {
    int end = endOfLine();
    String text = source.substring(at, end);
    at = end;
    if (text.startsWith("#")) {
      return "";
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '#' && Character.isWhitespace(text.charAt(i - 1))) {
        text = text.substring(0, i);
        break;
      }
    }
    return expand(text.strip());
  }

  private String quoted(char quote) throws EnvFileException {
    int startLine = line;
    StringBuilder text = new StringBuilder();
    for (int i = at + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == quote) {
        at = i + 1;
        return quote == '\'' ? text.toString() : expand(text.toString());
      }
      if (c == '\n') {
        line++;
      }
      if (c == '\\' && i + 1 < source.length()) {
        i = escape(i, quote, text);
      } else {
        text.append(c);
      }
    }
    throw new EnvFileException(startLine, "the quote " + quote + " is never closed");
  }

  /** Appends what the backslash at {@code i} means; returns the index of its last character. */
  private int escape(int i, char quote, StringBuilder text) {
    char next = source.charAt(i + 1);
    if (quote == '\'') {
      if (next == '\'') {
        text.append('\'');
        return i + 1;
      }
      text.append('\\');
      return i;
    }
    int known = "abcfnrtv\\\"".indexOf(next);
    if (known >= 0) {
      text.append("\u0007\bc\f\n\r\t\u000b\\\"".charAt(known));
      return i + 1;
    }
    if (next == '$') {
      text.append("$$");
      return i + 1;
    }
    if (next == '0' && source.substring(i + 2).matches("(?s)[0-7]{3}.*")) {
      text.append((char) Integer.parseInt(source.substring(i + 2, i + 5), 8));
      return i + 4;
    }
    text.append('\\');
    return i;
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
          });
    }
    for (String name : result.unset()) {
      unset.accept(name, line);
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
