package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Columns;
import dev.c2ecs.cli.terminal.Size;
import dev.c2ecs.cli.terminal.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines for people on standard error, always UTF-8. */
final class Messages {

  /** Shorter lines fit everywhere, so nobody needs to ask how wide the terminal is. */
  private static final int SHORT = 60;

  private static final int HANG = 2;

  private final PrintWriter writer;
  private final Optional<Size.Source> terminal;

  Messages(OutputStream out) {
    this(out, Optional.empty());
  }

  /**
   * Lines for somebody at a terminal, broken between words.
   *
   * @param terminal its size; empty when there is none
   */
  Messages(OutputStream out, Optional<Size.Source> terminal) {
    this.terminal = terminal;
    Writer utf8 = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.writer = new PrintWriter(utf8, true);
  }

  /** Prints a text; what would steer a terminal is shown instead. */
  void print(String text) {
    writer.print(laidOut(Visible.of(text)));
    writer.flush();
  }

  private String laidOut(String text) {
    if (terminal.isEmpty() || text.lines().allMatch(line -> line.length() < SHORT)) {
      return text;
    }
    String lines = String.join("\n", Columns.wrapped(text, terminal.get().now().columns(), HANG));
    return text.endsWith("\n") ? lines + "\n" : lines;
  }

  /**
   * One line that starts with the name of the program, whatever is quoted in it: who reads lines
   * finds none that an argument or a file began.
   */
  void line(String text) {
    print("c2ecs: " + Visible.onOneLine(text) + "\n");
  }

  /** The reason of an I/O failure in words. */
  static String reason(IOException e) {
    String message = e.getMessage();
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "there is no such directory";
    }
    return message == null ? e.getClass().getSimpleName() : message;
  }

  PrintWriter writer() {
    return writer;
  }
}
