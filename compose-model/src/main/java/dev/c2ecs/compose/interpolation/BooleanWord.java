package dev.c2ecs.compose.interpolation;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that a text may say a boolean with; those of YAML 1.1 only with a warning. */
public final class BooleanWord {

  private static final Set<String> YES = Set.of("true", "y", "yes", "on");
  private static final Set<String> NO = Set.of("false", "n", "no", "off");

  private BooleanWord() {}

  /** The boolean that a text says; empty when it says none. */
  public static Optional<Scalar> of(Scalar text, TreePath path, Reporter reporter) {
    String word = text.text().toLowerCase(Locale.ROOT);
    boolean value = YES.contains(word);
    if (!value && !NO.contains(word)) {
      return Optional.empty();
    }
    if (!word.equals("true") && !word.equals("false")) {
      reporter.report(
          Diagnostic.at(
              ReadCode.YAML_1_1_BOOLEAN,
              path,
              text.origin(),
              "\"" + text.text() + "\" is no boolean of YAML 1.2",
              "write `" + value + "`"));
    }
    return Optional.of(Scalar.bool(value, text.origin()));
  }
}
