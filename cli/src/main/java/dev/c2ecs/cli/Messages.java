package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Lines for people on standard error, always UTF-8. */
final class Messages {

  private final PrintWriter writer;

  Messages(OutputStream out) {
    Writer utf8 = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.writer = new PrintWriter(utf8, true);
  }

  /** Prints a text; what would steer a terminal is shown instead. */
  void print(String text) {
    writer.print(Visible.of(text));
    writer.flush();
  }

  /** One line that starts with the name of the program. */
  void line(String text) {
    print("c2ecs: " + text + "\n");
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
