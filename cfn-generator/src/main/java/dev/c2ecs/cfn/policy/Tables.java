package dev.c2ecs.cfn.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tables of needed actions, as they stand in their files. */
final class Tables {

  /**
   * A row of {@code handlers.txt}.
   *
   * @param type the type of a resource or parameter
   * @param action the action
   * @param creates whether it is needed when a resource is created
   * @param places what it is done to
   * @param properties the properties of which one must be there; empty for none
   */
  record Handler(
      String type, String action, boolean creates, List<String> places, List<String> properties) {}

  /**
   * A row of {@code calls.txt}.
   *
   * @param action the action
   * @param places what it is done to
   * @param when what a project must have for it
   */
  record Call(String action, List<String> places, String when) {}

  private static final int CALL_WORDS = 5;

  private Tables() {}

  /** What CloudFormation needs, type by type. */
  static List<Handler> handlers() {
    List<Handler> rows = new ArrayList<>();
    String type = "";
    for (String line : lines("handlers.txt")) {
      if (!line.startsWith(" ")) {
        type = line;
        continue;
      }
      String[] words = line.strip().split(" ", -1);
      rows.add(
          new Handler(
              type,
              words[0],
              words[1].contains("c"),
              List.of(words[2].split(",", -1)),
              words.length > 3 ? List.of(words[3].split("\\|", -1)) : List.of()));
    }
    return rows;
  }

  /** What c2ecs calls, but what needs no permission. */
  static List<Call> calls() {
    List<Call> rows = new ArrayList<>();
    for (String line : lines("calls.txt")) {
      String[] words = line.split(" ", -1);
      if (words.length != CALL_WORDS) {
        throw new IllegalStateException(line);
      }
      if (!words[2].equals("-")) {
        rows.add(new Call(words[2], List.of(words[3].split(",", -1)), words[4]));
      }
    }
    return rows;
  }

  private static List<String> lines(String name) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
