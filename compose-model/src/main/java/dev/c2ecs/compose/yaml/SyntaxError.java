package dev.c2ecs.compose.yaml;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What the scanner and the parser find wrong, in words for people. The problems of our own scanner
 * are sentences already, with what to do behind a semicolon; the parser of the library speaks of
 * its tokens.
 *
 * @param message what is wrong
 * @param hint what to do; empty when nothing more is known
 * @param isOfStart whether it is about the place where what goes wrong begins
 */
record SyntaxError(String message, String hint, boolean isOfStart) {

  /** The problem of a quote or bracket that is open at the end. */
  static final String NEVER_CLOSED = " is never closed";

  private static final String NO_BLOCK = "the indentation is that of no block above";
  private static final String END = "<stream end>";

  /** The diagnostic for what was thrown. */
  static Diagnostic of(String file, MarkedYamlEngineException e) {
    String problem = e.getProblem().lines().findFirst().orElse("").strip();
    SyntaxError error = of(problem, e.getContext() == null ? "" : e.getContext());
    Optional<Mark> mark =
        error.isOfStart && e.getContextMark().isPresent() ? e.getContextMark() : e.getProblemMark();
    Location location =
        mark.map(at -> new Location(file, at.getLine() + 1, at.getColumn() + 1))
            .orElse(Location.file(file));
    return Diagnostic.at(
        ReadCode.YAML_SYNTAX, location, "this is not YAML: " + error.message, error.hint);
  }

  private static SyntaxError of(String problem, String context) {
    String token = token(problem);
    if (problem.startsWith("expected <block end>")) {
      return context.endsWith("collection") ? amongItems(token) : amongKeys(token);
    }
    if (problem.startsWith("expected ',' or ")) {
      return inBrackets(
          problem.contains("']'") ? "[" : "{", problem.contains("']'") ? "]" : "}", token);
    }
    if (problem.startsWith("expected the node content")) {
      return error("a value is missing before " + named(token), "write it, or quote the text");
    }
    if (problem.startsWith("expected '<document start>'")) {
      return error("the document has ended before", "begin another one with `---`");
    }
    if (problem.startsWith("found undefined tag handle ")) {
      return error(
          "the tag handle " + token + " is not declared", "remove it, or quote a text with `!`");
    }
    int remedy = problem.indexOf("; ");
    return new SyntaxError(
        remedy < 0 ? problem : problem.substring(0, remedy),
        remedy < 0 ? "" : problem.substring(remedy + 2),
        problem.contains(NEVER_CLOSED));
  }

  private static SyntaxError amongKeys(String token) {
    return switch (token) {
      case "<block mapping start>", "<block sequence start>" ->
          error(NO_BLOCK, "indent the line like the keys that it belongs to");
      case "-" ->
          error(
              "an item of a list stands among the keys of a mapping",
              "indent it below the key that it belongs to");
      case ":" -> error("there is no key before the `:`", "write one, or quote the text");
      default -> error(named(token) + " stands behind a value that has ended", "quote the value");
    };
  }

  private static SyntaxError amongItems(String token) {
    return switch (token) {
      case "?" ->
          error(
              "a key stands among the items of a list",
              "indent it below an item, or begin the line with `- `");
      case "<block mapping start>", "<block sequence start>" ->
          error(NO_BLOCK, "indent the line like the items that it belongs to");
      default -> error(named(token) + " stands behind an item that has ended", "quote the item");
    };
  }

  private static SyntaxError inBrackets(String open, String close, String token) {
    return token.equals(END)
        ? new SyntaxError(
            "the `" + open + "`" + NEVER_CLOSED, "close it with `" + close + "`", true)
        : error(
            "there is no `,` or `" + close + "` before " + named(token),
            "add it, or quote the text");
  }

  private static SyntaxError error(String message, String hint) {
    return new SyntaxError(message, hint, false);
  }

  /** What a problem was found at. */
  private static String token(String problem) {
    for (String before : List.of(", but found '", ", but got ", " tag handle ")) {
      int at = problem.indexOf(before);
      if (at >= 0) {
        String token = problem.substring(at + before.length());
        return before.endsWith("'") ? token.substring(0, token.length() - 1) : token;
      }
    }
    return "";
  }

  private static String named(String token) {
    return switch (token) {
      case END, "<document start>", "<document end>" -> "the end";
      case "<block end>" -> "the end of the block";
      case "<scalar>" -> "a text";
      case "<anchor>" -> "an anchor";
      case "<alias>" -> "an alias";
      case "<tag>" -> "a tag";
      case "<directive>" -> "a directive";
      case "<block mapping start>" -> "a mapping";
      case "<block sequence start>" -> "a list";
      default -> "a `" + token + "`";
    };
  }
}
