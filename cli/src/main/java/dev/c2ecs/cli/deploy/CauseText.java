package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.Cause;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.Console;
import java.util.ArrayList;
import java.util.List;

/** A cause as text. */
final class CauseText {

  private CauseText() {}

  /** The lines of a cause. */
  static List<String> lines(Cause cause, SourcePositions positions, Console console) {
    List<String> lines = new ArrayList<>();
    String where = positions.of(cause.origin()).map(location -> location + ": ").orElse("");
    lines.add(where + console.paint("1;31", "failed") + ": " + CommonWords.harmless(cause.text()));
    lines.add(
        "    "
            + cause.logicalId()
            + " ("
            + cause.type()
            + (cause.origin().isKnown() ? "), from " + cause.origin() : ")"));
    cause.evidence().stream()
        .flatMap(String::lines)
        .forEach(line -> lines.add("    " + CommonWords.harmless(line)));
    lines.add("    ^ " + cause.fix());
    return lines;
  }
}
