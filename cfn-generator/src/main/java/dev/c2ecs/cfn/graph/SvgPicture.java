package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A graph as an SVG that needs nothing else: no script, no font, no style from elsewhere. Its
 * colours follow the viewer's preference of light or dark.
 */
public final class SvgPicture {

  /** The second line of every picture. */
  public static final String MARK = "<!-- c2ecs graph -->";

  private static final double HEAD = 62;
  private static final double MARGIN = 24;
  private static final double TITLE = 18;
  private static final double FRAME_TITLE = 11;
  private static final double LEGEND = 11;
  private static final double LEGEND_LINE = 22;
  private static final double SAMPLE = 34;

  private static final String STYLE =
      """
      svg{--bg:#ffffff;--text:#1f2328;--soft:#59636e;--line:#6e7781;--frame:#f6f8fa;--edge:#d1d9e0;\
      --box:#ffffff;--blue:#0969da;--violet:#8250df;--brown:#9a5b00;--rose:#bf3989;--teal:#1b7c83;\
      --add:#1a7f37;--add-bg:#dafbe1;--del:#cf222e;--del-bg:#ffebe9;--mod:#9a6700;--mod-bg:#fff8c5}
      @media (prefers-color-scheme:dark){svg{--bg:#0d1117;--text:#f0f6fc;--soft:#9198a1;\
      --line:#8b949e;--frame:#151b23;--edge:#3d444d;--box:#0d1117;--blue:#4493f8;--violet:#ab7df8;\
      --brown:#d29922;--rose:#db61a2;--teal:#39c5cf;--add:#3fb950;--add-bg:#12261e;--del:#f85149;\
      --del-bg:#2d1619;--mod:#d29922;--mod-bg:#272115}}
      text{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:var(--text)}
      .bg{fill:var(--bg)}.title{font-size:18px;font-weight:600}
      .name{font-size:14px;font-weight:600}.caption{font-size:10px;fill:var(--soft)}
      .detail,.legend,.group{font-size:11px;fill:var(--soft)}.group{font-weight:600}
      .label{font-size:10px;fill:var(--soft);paint-order:stroke;stroke:var(--bg);stroke-width:3px}
      .frame{fill:var(--frame);stroke:var(--edge)}
      .box{fill:var(--box);stroke:var(--line);stroke-width:1.5px}
      .service .box{stroke:var(--blue)}.job .box{stroke:var(--teal);stroke-dasharray:6 3}
      .listener .box{stroke:var(--violet)}.file_system .box{stroke:var(--brown)}
      .secret .box{stroke:var(--rose)}
      .diff .box{stroke:var(--line)}
      .wire{fill:none;stroke:var(--line);stroke-width:1.4px}.tip{fill:var(--line)}
      .order{stroke-dasharray:5 4}.wire.mount{stroke:var(--brown)}.tip.mount{fill:var(--brown)}
      .use{stroke-dasharray:8 3 2 3}.wire.secret{stroke:var(--rose);stroke-dasharray:2 3}.tip.secret{fill:var(--rose)}
      .diff .wire{stroke:var(--line)}.diff .tip{fill:var(--line)}
      .added .box{stroke:var(--add);fill:var(--add-bg);stroke-width:2.5px}
      .removed .box{stroke:var(--del);fill:var(--del-bg);stroke-width:2.5px;stroke-dasharray:6 4}
      .changed .box{stroke:var(--mod);fill:var(--mod-bg);stroke-width:2.5px}
      .wire.added{stroke:var(--add);stroke-width:2.4px}.tip.added{fill:var(--add)}
      .wire.removed{stroke:var(--del);stroke-width:2.4px}.tip.removed{fill:var(--del)}
      .wire.changed{stroke:var(--mod);stroke-width:2.4px}.tip.changed{fill:var(--mod)}
      text.added{fill:var(--add)}text.removed{fill:var(--del)}text.changed{fill:var(--mod)}
      """;

  private final Graph graph;
  private final Picture picture;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, String> names = new HashMap<>();

  private SvgPicture(Graph graph) {
    this.graph = graph;
    this.picture = Layout.of(graph, HEAD);
    graph.nodes().forEach(node -> names.put(node.key(), node.name()));
  }

  /** The text of a file. */
  public static String of(Graph graph) {
    return new SvgPicture(graph).text();
  }

  private String text() {
    List<List<Sample>> legend = legend();
    String title = TextWidth.cut(graph.title(), TITLE, Math.max(200, picture.width() - 2 * MARGIN));
    double width = Math.max(picture.width(), TextWidth.of(title, TITLE) + 2 * MARGIN);
    for (List<Sample> row : legend) {
      width = Math.max(width, row.stream().mapToDouble(Sample::width).sum() + 2 * MARGIN);
    }
    double height = picture.height() + legend.size() * LEGEND_LINE + MARGIN;
    String size = number(width) + " " + number(height);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(size);
    out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
    out.append("\" role=\"img\"");
    out.append(graph.differs() ? " class=\"diff\"" : "").append(">\n").append(MARK).append('\n');
    out.append("<title>").append(Escaped.xml("Architecture of " + graph.title()));
    out.append("</title>\n<style>\n").append(STYLE).append("</style>\n");
    out.append("<rect class=\"bg\" width=\"100%\" height=\"100%\"/>\n");
    out.append(text("title", MARGIN, 38, title)).append('\n');
    picture.frames().forEach(this::frame);
    picture.lines().forEach(this::wire);
    picture.labels().forEach(this::label);
    picture.boxes().forEach(this::box);
    double at = picture.height() + LEGEND_LINE / 2;
    for (List<Sample> row : legend) {
      double x = MARGIN;
      for (Sample sample : row) {
        sample(sample, x, at);
        x += sample.width();
      }
      at += LEGEND_LINE;
    }
    return out.append("</svg>\n").toString();
  }

  private void frame(Picture.Frame frame) {
    String title = TextWidth.cut(frame.title(), FRAME_TITLE, frame.width() - 20);
    out.append("<g class=\"group\"><title>").append(Escaped.xml(frame.title()));
    out.append("</title><rect class=\"frame\" x=\"").append(number(frame.x()));
    out.append("\" y=\"").append(number(frame.y()));
    out.append("\" width=\"").append(number(frame.width()));
    out.append("\" height=\"").append(number(frame.height())).append("\" rx=\"8\"/>");
    out.append(text("group", frame.x() + 10, frame.y() + 17, title)).append("</g>\n");
  }

  private void box(Picture.Placed placed) {
    Box box = placed.box();
    Node node = box.node();
    out.append("<g class=\"node ").append(node.kind().name().toLowerCase(Locale.ROOT));
    out.append(mark(node.mark())).append("\"><title>").append(Escaped.xml(node.name()));
    node.lines().forEach(line -> out.append("&#10;").append(Escaped.xml(line.signed())));
    out.append("</title><rect class=\"box\" x=\"").append(number(placed.x()));
    out.append("\" y=\"").append(number(placed.y()));
    out.append("\" width=\"").append(number(placed.width()));
    out.append("\" height=\"").append(number(placed.height()));
    out.append("\" rx=\"").append(node.kind() == Node.Kind.INTERNET ? 24 : 6).append("\"/>");
    double x = placed.x() + Box.PADDING;
    double y = placed.y() + (placed.height() - box.textHeight()) / 2;
    if (!box.caption().isEmpty()) {
      out.append(text("caption", x, y + Box.CAPTION, box.caption()));
      y += Box.CAPTION_LINE;
    }
    out.append(text("name", x, y + Box.NAME, box.name()));
    y += Box.NAME_LINE;
    for (Line line : box.lines()) {
      out.append(text("detail" + mark(line.mark()), x, y + Box.DETAIL, line.text()));
      y += Box.DETAIL_LINE;
    }
    out.append("</g>\n");
  }

  private void wire(Picture.Wire wire) {
    String style = style(wire.edge());
    List<Picture.Point> points = wire.points();
    Picture.Point first = points.get(0);
    Picture.Point last = points.get(points.size() - 1);
    out.append("<g><title>").append(Escaped.xml(words(wire.edge())));
    out.append("</title><path class=\"wire").append(style).append("\" d=\"M").append(point(first));
    if (wire.isLoop()) {
      double right = Math.max(first.x(), last.x()) + 30;
      curve(first, last, right, right);
    } else {
      for (int i = 1; i < points.size(); i++) {
        Picture.Point from = points.get(i - 1);
        Picture.Point to = points.get(i);
        if (from.y() == to.y()) {
          out.append('L').append(point(to));
        } else {
          double middle = (from.x() + to.x()) / 2;
          curve(from, to, middle, middle);
        }
      }
    }
    out.append("\"/>");
    boolean leftwards = wire.isReversed() || wire.isLoop();
    Picture.Point tip = wire.isReversed() ? first : last;
    double back = tip.x() + (leftwards ? 8 : -8);
    out.append("<path class=\"tip").append(style).append("\" d=\"M").append(point(tip));
    out.append('L').append(point(new Picture.Point(back, tip.y() - 4)));
    out.append('L').append(point(new Picture.Point(back, tip.y() + 4))).append("Z\"/></g>\n");
  }

  private void curve(Picture.Point from, Picture.Point to, double first, double second) {
    out.append('C').append(point(new Picture.Point(first, from.y())));
    out.append(' ').append(point(new Picture.Point(second, to.y())));
    out.append(' ').append(point(to));
  }

  private String words(Edge edge) {
    String labels = Link.label(edge);
    return name(edge.from())
        + " "
        + edge.kind().word()
        + " "
        + name(edge.to())
        + (labels.isEmpty() ? "" : ": " + labels);
  }

  private String name(String key) {
    return names.getOrDefault(key, "");
  }

  private static String style(Edge edge) {
    return " " + edge.kind().name().toLowerCase(Locale.ROOT) + mark(edge.mark());
  }

  private static String mark(Mark mark) {
    return mark == Mark.SAME ? "" : " " + mark.word();
  }

  private void label(Picture.Label label) {
    out.append("<g><title>").append(Escaped.xml(label.whole())).append("</title>");
    out.append("<text class=\"label").append(mark(label.mark()));
    out.append(label.isRight() ? "\"" : "\" text-anchor=\"end\"");
    out.append(" x=\"").append(number(label.x())).append("\" y=\"").append(number(label.y()));
    out.append("\">").append(Escaped.xml(label.text())).append("</text></g>\n");
  }

  /** A part of the legend: a line of a style and what it means; a sentence without a line. */
  private record Sample(String style, String words) {
    double width() {
      return (style.isEmpty() ? 0 : SAMPLE) + TextWidth.of(words, LEGEND) + 16;
    }
  }

  /** The legend of what is in the picture, in rows. */
  private List<List<Sample>> legend() {
    List<Sample> samples = new ArrayList<>();
    Set<Edge.Kind> kinds = EnumSet.noneOf(Edge.Kind.class);
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    graph.edges().forEach(edge -> kinds.add(edge.kind()));
    graph.edges().forEach(edge -> marks.add(edge.mark()));
    graph.nodes().forEach(node -> marks.add(node.mark()));
    for (Edge.Kind kind : kinds) {
      String style = " " + kind.name().toLowerCase(Locale.ROOT);
      // colours say what differs, so that these two look the same
      if (graph.differs() && kind == Edge.Kind.TRAFFIC && kinds.contains(Edge.Kind.MOUNT)) {
        samples.add(new Sample(style, kind.word() + " or " + Edge.Kind.MOUNT.word()));
      } else if (!graph.differs()
          || kind != Edge.Kind.MOUNT
          || !kinds.contains(Edge.Kind.TRAFFIC)) {
        samples.add(new Sample(style, kind.word()));
      }
    }
    for (Mark mark : marks) {
      if (mark != Mark.SAME) {
        samples.add(new Sample(mark(mark), mark.word()));
      }
    }
    if (graph.nodes().stream().anyMatch(node -> !node.networks().isEmpty())) {
      samples.add(new Sample("", "Members of a network reach each other."));
    }
    List<List<Sample>> rows = new ArrayList<>();
    double room = 0;
    for (Sample sample : samples) {
      if (rows.isEmpty() || room < sample.width()) {
        rows.add(new ArrayList<>());
        room = picture.width() - 2 * MARGIN;
      }
      rows.get(rows.size() - 1).add(sample);
      room -= sample.width();
    }
    return rows;
  }

  private void sample(Sample sample, double x, double y) {
    double at = x;
    if (!sample.style.isEmpty()) {
      out.append("<path class=\"wire").append(sample.style).append("\" d=\"M");
      out.append(point(new Picture.Point(x, y))).append('L');
      out.append(point(new Picture.Point(x + SAMPLE - 8, y))).append("\"/>");
      at += SAMPLE;
    }
    out.append(text("legend", at, y + 4, sample.words)).append('\n');
  }

  private static String text(String style, double x, double y, String text) {
    return "<text class=\""
        + style
        + "\" x=\""
        + number(x)
        + "\" y=\""
        + number(y)
        + "\">"
        + Escaped.xml(text)
        + "</text>";
  }

  private static String point(Picture.Point point) {
    return number(point.x()) + " " + number(point.y());
  }

  /** A number with one digit behind the point at most, the same on every machine. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : tenths / 10 + "." + Math.abs(tenths % 10);
  }
}
