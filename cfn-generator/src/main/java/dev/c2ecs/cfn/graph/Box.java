package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The box of a node: its texts, cut to the widest that a box may be, and the room that they need.
 *
 * @param caption the word for what it is, in small letters above the name; empty for none
 * @param name the name, cut
 * @param lines the lines below, cut
 * @param width the least width, in pixels
 * @param height in pixels
 */
record Box(Node node, String caption, String name, List<Line> lines, double width, double height) {

  static final double CAPTION = 10;
  static final double NAME = 14;
  static final double DETAIL = 11;

  /** Between the edge of the box and its texts. */
  static final double PADDING = 10;

  static final double CAPTION_LINE = 14;
  static final double NAME_LINE = 19;
  static final double DETAIL_LINE = 15;

  private static final double NARROWEST = 110;
  private static final double WIDEST = 250;

  /**
   * The box of a node.
   *
   * @param least the least height, for all the lines that begin or end at it
   */
  static Box of(Node node, double least) {
    double room = WIDEST - 2 * PADDING;
    String caption = TextWidth.cut(node.kind().word(), CAPTION, room);
    String name = TextWidth.cut(node.name(), NAME, room);
    List<Line> lines = new ArrayList<>();
    double width = Math.max(TextWidth.of(name, NAME), TextWidth.of(caption, CAPTION));
    for (Line line : node.lines()) {
      String text = TextWidth.cut(line.signed(), DETAIL, room);
      lines.add(new Line(text, line.mark()));
      width = Math.max(width, TextWidth.of(text, DETAIL));
    }
    double height =
        2 * PADDING
            + (caption.isEmpty() ? 0 : CAPTION_LINE)
            + NAME_LINE
            + lines.size() * DETAIL_LINE;
    return new Box(
        node,
        caption,
        name,
        lines,
        Math.max(NARROWEST, width + 2 * PADDING),
        Math.max(least, height));
  }

  /** The height of the texts. */
  double textHeight() {
    return (caption.isEmpty() ? 0 : CAPTION_LINE) + NAME_LINE + lines.size() * DETAIL_LINE;
  }
}
