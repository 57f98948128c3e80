package dev.c2ecs.cli.terminal;

/**
 * A line that is laid out.
 *
 * @param style its style of ANSI, {@code 1;31} and so on; empty for none
 * @param text the line, without colours
 */
public record StyledLine(String style, String text) {

  /** The line with its colour, if the console has any. */
  public String on(Console console) {
    return style.isEmpty() ? text : console.paint(style, text);
  }
}
