package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.secrets.CommandWords.Piece;
import dev.c2ecs.cfn.secrets.CommandWords.Word;
import dev.c2ecs.compose.tree.Derivation.Expression;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The lines of a Compose file that run the same command by a shell, which puts credentials in from
 * the environment. Values never stand in them, only the expressions of the file.
 */
final class ShellLines {

  private static final Pattern DEFAULT = Pattern.compile("^(\\$\\{\\w++:?[-+])[^$].*\\}$");

  private final ProjectCredentials credentials;
  private final Mapping environment;
  private final Map<String, String> added = new TreeMap<>();

  private ShellLines(ProjectCredentials credentials, Mapping environment) {
    this.credentials = credentials;
    this.environment = environment;
  }

  /**
   * The lines for a command, an entry point or the test of a health check; empty when they cannot
   * be told.
   *
   * @param service the service, or a hook of it
   * @param key the attribute that shows the credential: {@code command}, {@code entrypoint} or
   *     {@code test}
   */
  static Optional<String> of(Mapping service, String key, ProjectCredentials credentials) {
    ShellLines lines = new ShellLines(credentials, service.child("environment"));
    return key.equals("test") ? lines.test(service) : lines.command(service);
  }

  private Optional<String> test(Mapping service) {
    List<Word> words = words(service.child("healthcheck"), "test");
    boolean marked = !words.isEmpty() && words.get(0).text().equals("CMD");
    return script(marked ? words.subList(1, words.size()) : words)
        .map(script -> with("`test: [\"CMD-SHELL\", " + quoted(script) + "]`"));
  }

  private Optional<String> command(Mapping service) {
    List<Word> entrypoint = words(service, "entrypoint");
    List<Word> all = new ArrayList<>(entrypoint);
    all.addAll(words(service, "command"));
    String key = entrypoint.isEmpty() ? "command" : "entrypoint";
    boolean options = entrypoint.isEmpty() && all.get(0).text().startsWith("-");
    String program = options ? "PROGRAM " : "";
    return script(all)
        .map(
            script ->
                with("`" + key + ": [\"sh\", \"-c\", " + quoted("exec " + program + script) + "]`")
                    + (options ? ", where PROGRAM is what the image runs" : "")
                    + (entrypoint.isEmpty() || entrypoint.size() == all.size()
                        ? ""
                        : ", and leave out `command`"));
  }

  private static List<Word> words(Mapping holder, String key) {
    Optional<Node> node = holder.get(key);
    return node.isEmpty() ? List.of() : CommandWords.of(node.get());
  }

  private String with(String line) {
    StringBuilder variables = new StringBuilder();
    added.forEach(
        (name, expression) ->
            variables
                .append(variables.length() == 0 ? "" : ", ")
                .append(name)
                .append(": ")
                .append(quoted(expression)));
    return "nothing puts it in without a shell: write "
        + (added.isEmpty() ? "" : "`environment: {" + variables + "}` and ")
        + line;
  }

  private Optional<String> script(List<Word> words) {
    if (words.stream().anyMatch(word -> word.pieces().isEmpty())) {
      return Optional.empty();
    }
    List<String> written = words.stream().map(ShellLines::written).toList();
    List<String> shown = Masked.items(written);
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      script.append(i == 0 ? "" : " ");
      List<Piece> pieces = words.get(i).pieces().orElseThrow();
      boolean hides = !shown.get(i).equals(written.get(i));
      script.append(word(words.get(i), hides ? masked(pieces) : pieces));
    }
    return Optional.of(script.toString());
  }

  /** A word as the file has it; where a value would stand is a name. */
  private static String written(Word word) {
    StringBuilder text = new StringBuilder();
    word.pieces()
        .orElseThrow()
        .forEach(piece -> text.append(piece.isExpression() ? "${V}" : piece.text()));
    return text.toString();
  }

  /**
   * The pieces of a word that has a literal credential: of what follows a value nothing is told.
   */
  private static List<Piece> masked(List<Piece> pieces) {
    List<Piece> masked = new ArrayList<>();
    for (Piece piece : pieces) {
      boolean isFirst = masked.isEmpty();
      String shown = isFirst && pieces.size() > 1 ? Masked.line(piece.text()) : Masked.HIDDEN;
      masked.add(piece.isExpression() ? piece : new Piece(shown, shown, false));
    }
    return masked;
  }

  /** An expression without its default, which may be a credential. */
  private static String withoutDefault(String expression) {
    return DEFAULT.matcher(expression).replaceFirst("$1" + Masked.HIDDEN + "}");
  }

  private String word(Word word, List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (!piece.isExpression()) {
        text.append(literal(piece.text()));
      } else if (ShellCredentials.isShown(piece, word, credentials)) {
        ShellVariable variable = ShellVariable.of(new Expression(piece.text()), environment);
        if (!variable.isThere()) {
          added.put(variable.name(), withoutDefault(piece.text()));
        }
        text.append("\"$$").append(variable.name()).append('"');
      } else {
        text.append('"').append(piece.text()).append('"');
      }
    }
    return text.length() == 0 ? "''" : text.toString();
  }

  /** A text as a shell reads it, with dollars that Compose leaves alone. */
  private static String literal(String text) {
    String dollars = text.replace("$", "$$");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "_./:=@%+,-".indexOf(c) >= 0;
      if (!plain) {
        return "'" + dollars.replace("'", "'\\''") + "'";
      }
    }
    return dollars;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
