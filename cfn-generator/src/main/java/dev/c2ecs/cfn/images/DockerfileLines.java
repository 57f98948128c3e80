package dev.c2ecs.cfn.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instructions of a Dockerfile: comments left out, continued lines joined, here-documents left
 * out.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
final class DockerfileLines {

  /**
   * An instruction.
   *
   * @param name its name in upper case
   * @param rest what stands behind it
   */
  record Instruction(String name, String rest) {}

  private static final Pattern ESCAPE = Pattern.compile("#\\s*escape\\s*=\\s*(\\S)\\s*");
  private static final Pattern HERE = Pattern.compile("<<-?\\s*([\"']?)(\\w+)\\1");

  private DockerfileLines() {}

  static List<Instruction> of(String text) {
    List<String> lines = text.lines().toList();
    Matcher escape = ESCAPE.matcher(lines.isEmpty() ? "" : lines.get(0));
    String escaped = escape.matches() ? escape.group(1) : "\\";
    List<Instruction> instructions = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean continued = line.endsWith(escaped);
      joined.append(continued ? line.substring(0, line.length() - 1) : line).append(' ');
      if (!continued) {
        String whole = joined.toString().strip();
        joined.setLength(0);
        instructions.add(instruction(whole));
        i = afterDocuments(whole, lines, i);
      }
    }
    if (!joined.isEmpty()) {
      instructions.add(instruction(joined.toString().strip()));
    }
    return instructions;
  }

  private static Instruction instruction(String line) {
    String[] parts = line.split("\\s+", 2);
    return new Instruction(
        parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1].strip() : "");
  }

  /** The last line of the here-documents that an instruction starts. */
  private static int afterDocuments(String line, List<String> lines, int at) {
    if (!line.matches("(?i)(RUN|COPY|ADD)\\b.*")) {
      return at;
    }
    int last = at;
    Matcher here = HERE.matcher(line);
    while (here.find()) {
      int end = last + 1;
      while (end < lines.size() && !lines.get(end).strip().equals(here.group(2))) {
        end++;
      }
      // without an end it is no document, but two shifts of a shell
      last = end < lines.size() ? end : last;
    }
    return last;
  }
}
