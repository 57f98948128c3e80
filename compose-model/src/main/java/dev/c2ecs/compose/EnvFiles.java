package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.env.Dotenv;
import dev.c2ecs.compose.env.EnvFileException;
import dev.c2ecs.compose.env.EnvLine;
import dev.c2ecs.compose.env.RawEnvFile;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TextBytes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads env files and reports what is wrong with them. */
final class EnvFiles {

  private static final String IN_ENV_FILE =
      "if the dollar belongs to the value, put it into single quotes";
  private static final String IN_LABEL_FILE =
      "a label file sees the labels before it, not the environment";

  private final Sources sources;
  private final Reporter reporter;
  private final Map<String, Optional<String>> variableTexts = new HashMap<>();
  private boolean hasExpressions;

  EnvFiles(Sources sources, Reporter reporter) {
    this.sources = sources;
    this.reporter = reporter;
  }

  /**
   * The variables with those of env files behind them. A file is read once, however often it is
   * asked for.
   *
   * @param paths the files; a later one overrides an earlier one
   * @param from the place that names them
   */
  Variables behind(Variables variables, List<String> paths, Origin from) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Variables.Value> all = new LinkedHashMap<>();
    for (String path : paths) {
      String label = sources.label(path);
      parse(label, text(path, from), false, variables::get, values, IN_ENV_FILE)
          .forEach(
              (name, line) -> {
                values.put(name, line.text());
                sources.gives(name, line.text());
                all.put(
                    name, new Variables.Value(line.text(), label, carried(line, variables, all)));
              });
    }
    if (all.isEmpty()) {
      return variables;
    }
    all.putAll(variables.values());
    return new Variables(all);
  }

  /** The variables in a line, and those in them that other files set. */
  private static Set<String> carried(
      EnvLine line, Variables variables, Map<String, Variables.Value> files) {
    Set<String> carried = new LinkedHashSet<>(line.carried());
    for (String name : line.carried()) {
      carried.addAll(variables.carried(name));
      Variables.Value value = files.get(name);
      carried.addAll(value == null ? Set.of() : value.carried());
    }
    return carried;
  }

  /** Whether a value of those files depends on other variables. */
  boolean hasExpressions() {
    return hasExpressions;
  }

  private Optional<String> text(String path, Origin from) {
    Optional<String> known = variableTexts.get(path);
    if (known == null) {
      known = sources.bytes(path, from).map(TextBytes::decode);
      hasExpressions |= known.isPresent() && known.get().indexOf('$') >= 0;
      variableTexts.put(path, known);
    }
    return known;
  }

  /** Parses one file; empty after a diagnostic. */
  Map<String, EnvLine> parse(
      String path,
      String format,
      Function<String, Optional<String>> lookup,
      Map<String, String> earlier,
      Origin from) {
    Optional<String> text = sources.bytes(path, from).map(TextBytes::decode);
    Map<String, EnvLine> lines =
        parse(sources.label(path), text, format.equals("raw"), lookup, earlier, IN_ENV_FILE);
    lines.forEach((name, line) -> sources.gives(name, line.text()));
    return lines;
  }

  /**
   * Parses one file of labels; empty after a diagnostic. The environment is not seen there.
   *
   * @param earlier the labels of the files before
   */
  Map<String, EnvLine> labels(String path, Map<String, String> earlier, Origin from) {
    Optional<String> text = sources.bytes(path, from).map(TextBytes::decode);
    Function<String, Optional<String>> lookup = name -> Optional.ofNullable(earlier.get(name));
    return parse(sources.label(path), text, false, lookup, Map.of(), IN_LABEL_FILE);
  }

  private Map<String, EnvLine> parse(
      String label,
      Optional<String> text,
      boolean raw,
      Function<String, Optional<String>> lookup,
      Map<String, String> earlier,
      String unsetHint) {
    if (text.isEmpty()) {
      return Map.of();
    }
    try {
      Map<String, EnvLine> lines =
          raw
              ? RawEnvFile.parse(text.get(), lookup)
              : Dotenv.parse(
                  text.get(), lookup, earlier, (name, line) -> unset(label, line, unsetHint));
      if (lines.containsKey("")) {
        namesNothing(label, lines.get(""));
      }
      return lines;
    } catch (EnvFileException e) {
      reporter.report(
          Diagnostic.at(
              ReadCode.ENV_FILE,
              new Location(label, e.line(), 1),
              String.valueOf(e.getMessage()),
              e.hint()));
      return Map.of();
    }
  }

  private void namesNothing(String label, EnvLine line) {
    reporter.report(
        Diagnostic.at(
            ReadCode.SURPRISING,
            new Location(label, line.line(), 1),
            "the line sets a variable without a name",
            "write NAME=value; a name alone needs a line break behind it"));
  }

  /** The value may be a password with a dollar in it: what stands behind that is not said. */
  private void unset(String label, int line, String hint) {
    reporter.report(
        Diagnostic.at(
            ReadCode.VARIABLE_UNSET,
            new Location(label, line, 1),
            "the value takes a variable that is not set, a blank string is used",
            hint));
  }
}
