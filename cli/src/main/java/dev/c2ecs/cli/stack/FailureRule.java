package dev.c2ecs.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How one kind of failure is recognized and explained: a row of {@code failures.tsv}.
 *
 * @param name its name
 * @param type the types of resources that it is about
 * @param pattern what the reason of the event, or the evidence of a task, says; its groups are
 *     {@code $1} and so on in the texts
 * @param cause what went wrong
 * @param fix what to do
 */
record FailureRule(String name, Pattern type, Pattern pattern, String cause, String fix) {

  private static final int COLUMNS = 5;

  /** All rules; the first that matches explains. */
  static List<FailureRule> all() {
    return Table.RULES;
  }

  private static final class Table {
    static final List<FailureRule> RULES = read();

    private static List<FailureRule> read() {
      try (InputStream in = FailureRule.class.getResourceAsStream("failures.tsv")) {
        String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().skip(1).filter(line -> !line.isBlank()).map(Table::rule).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static FailureRule rule(String line) {
      String[] columns = line.split("\t", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalStateException("failures.tsv: " + line);
      }
      return new FailureRule(
          columns[0],
          Pattern.compile(columns[1]),
          Pattern.compile(columns[2], Pattern.DOTALL),
          columns[3],
          columns[4]);
    }
  }
}
