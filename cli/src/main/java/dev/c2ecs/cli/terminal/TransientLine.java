package dev.c2ecs.cli.terminal;

import java.io.PrintWriter;

/** One line at the end of a terminal that is drawn over itself, and erased before anything else. */
final class TransientLine {

  private static final String ERASE = "\r\u001b[K";
  private boolean drawn;

  /** Nothing is drawn yet. */
  TransientLine() {}

  /** Prints something; what is drawn here gives way. */
  synchronized void print(PrintWriter out, String text) {
    clear(out);
    out.print(text);
    out.flush();
  }

  /** Draws a line over the last one. */
  synchronized void draw(PrintWriter out, String line) {
    out.print(ERASE + line);
    out.flush();
    drawn = true;
  }

  /** Erases what is drawn. */
  synchronized void clear(PrintWriter out) {
    if (drawn) {
      out.print(ERASE);
      out.flush();
      drawn = false;
    }
  }
}
