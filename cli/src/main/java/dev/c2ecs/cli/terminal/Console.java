package dev.c2ecs.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command that talks to people does so.
 *
 * @param err where lines go, standard error
 * @param in where answers come from
 * @param interactive whether a person sits there
 * @param color whether to colour
 * @param size the size of the terminal
 * @param overlay the line that is drawn over itself and gives way to every other
 */
public record Console(
    PrintWriter err,
    InputStream in,
    boolean interactive,
    boolean color,
    Size.Source size,
    TransientLine overlay) {

  private static final int MAX_ANSWER = 100;
  private static final int HANG = 2;

  /** A console with nothing drawn on it. */
  public Console(
      PrintWriter err, InputStream in, boolean interactive, boolean color, Size.Source size) {
    this(err, in, interactive, color, size, new TransientLine());
  }

  /** Prints a line; a terminal gets it broken between words. */
  public void line(String text) {
    draw(laidOut(text) + "\n");
  }

  /** How wide lines may be; a pipe gets tables for the usual terminal. */
  public int width() {
    return interactive ? size.now().columns() : Size.USUAL.columns();
  }

  private String laidOut(String text) {
    String visible = Visible.of(text);
    return interactive ? String.join("\n", Columns.wrapped(visible, width(), HANG)) : visible;
  }

  /** Prints a text; what would steer the terminal is shown instead. */
  public void print(String text) {
    draw(Visible.of(text));
  }

  /** Prints what steers the terminal, with texts that are {@link Visible} already. */
  void draw(String drawing) {
    overlay.print(err, drawing);
  }

  /** A text in a style of ANSI, {@code 1;31} and so on; as it is without colour. */
  public String paint(String style, String text) {
    return color ? Visible.painted(style, text) : text;
  }

  /** Asks a question; only y and yes are a yes. */
  public boolean confirm(String question) {
    draw(laidOut(question + " [y/N]") + " ");
    StringBuilder answer = new StringBuilder();
    try {
      for (int c = in.read(); c != '\n' && c >= 0 && answer.length() < MAX_ANSWER; c = in.read()) {
        answer.append((char) c);
      }
    } catch (IOException e) {
      return false;
    }
    String word =
        new String(answer.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
            .strip()
            .toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }
}
