package dev.c2ecs.cfn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every picture, of random graphs of up to a hundred tasks. */
class LayoutTest {

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  static Graph random(int seed) {
    Random random = new Random(seed);
    int tasks = seed < 20 ? seed : random.nextInt(100);
    List<Node> nodes = new ArrayList<>();
    add(nodes, Node.Kind.INTERNET, random.nextInt(2), random);
    add(nodes, Node.Kind.OUTSIDE, random.nextInt(3), random);
    add(nodes, Node.Kind.LISTENER, random.nextInt(6), random);
    add(nodes, Node.Kind.SERVICE, tasks, random);
    add(nodes, Node.Kind.JOB, random.nextInt(4), random);
    add(nodes, Node.Kind.FILE_SYSTEM, random.nextInt(6), random);
    add(nodes, Node.Kind.SECRET, random.nextInt(6), random);
    add(nodes, Node.Kind.OTHER, random.nextInt(4), random);
    List<Edge> edges = new ArrayList<>();
    // in every direction, in circles and in one column too
    for (int i = 0; i < nodes.size() * 2; i++) {
      Node from = nodes.get(random.nextInt(nodes.size()));
      Node to = nodes.get(random.nextInt(nodes.size()));
      Edge.Kind kind = any(List.of(Edge.Kind.values()), random);
      List<Line> labels =
          random.nextBoolean() ? List.of() : Line.of(List.of("port " + random.nextInt(9000)));
      Mark mark = any(List.of(Mark.values()), random);
      Edge edge = new Edge(from.key(), to.key(), kind, labels, mark);
      if (!from.equals(to) && edges.stream().noneMatch(e -> e.key().equals(edge.key()))) {
        edges.add(edge);
      }
    }
    return new Graph("random " + seed, nodes, edges);
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static void add(List<Node> nodes, Node.Kind kind, int count, Random random) {
    for (int i = 0; i < count; i++) {
      List<String> networks =
          IntStream.range(0, 4)
              .filter(n -> random.nextInt(3) == 0)
              .mapToObj(n -> "network-" + n)
              .toList();
      List<String> details =
          IntStream.range(0, random.nextInt(3)).mapToObj(n -> "detail " + n).toList();
      String name = kind.word() + "-" + "long ".repeat(random.nextInt(12)) + i;
      nodes.add(
          new Node(
              kind + " " + i,
              kind,
              name,
              Line.of(details),
              kind.isTask() ? Line.of(networks) : List.of(),
              Mark.SAME));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingOverlapsAndNothingIsOutside(int seed) {
    Graph graph = random(seed);
    Picture picture = Layout.of(graph, 60);
    List<Picture.Placed> boxes = picture.boxes();
    assertThat(boxes).hasSameSizeAs(graph.nodes());
    for (int i = 0; i < boxes.size(); i++) {
      Picture.Placed one = boxes.get(i);
      assertThat(one.x()).isNotNegative();
      assertThat(one.y()).isGreaterThanOrEqualTo(60);
      assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
      assertThat(one.y() + one.height()).isLessThanOrEqualTo(picture.height() + 0.01);
      for (int j = i + 1; j < boxes.size(); j++) {
        Picture.Placed other = boxes.get(j);
        assertThat(overlap(one, other))
            .as("%s and %s", one.box().node().key(), other.box().node().key())
            .isFalse();
      }
    }
  }

  private static boolean overlap(Picture.Placed one, Picture.Placed other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height() - 0.01
        && other.y() < one.y() + one.height() - 0.01;
  }

  /** A curve stays between the columns of its two ends; level pieces are looked at. */
  @ParameterizedTest
  @MethodSource("seeds")
  void noLineAndNoLabelCrossesABox(int seed) {
    Picture picture = Layout.of(random(seed), 60);
    for (Picture.Wire wire : picture.lines()) {
      for (int i = 1; i < wire.points().size(); i++) {
        Picture.Point from = wire.points().get(i - 1);
        Picture.Point to = wire.points().get(i);
        double left = Math.min(from.x(), to.x()) + 0.5;
        double right = Math.max(from.x(), to.x()) - 0.5;
        for (Picture.Placed box : picture.boxes()) {
          boolean beside = right <= box.x() || box.x() + box.width() <= left;
          boolean level = from.y() == to.y();
          boolean above = level && (from.y() <= box.y() || box.y() + box.height() <= from.y());
          assertThat(beside || above || wire.isLoop())
              .as("%s at %s", wire.edge(), box.box().node().key())
              .isTrue();
        }
      }
    }
    for (Picture.Label label : picture.labels()) {
      double width = TextWidth.of(label.text(), Layout.LABEL);
      double left = label.isRight() ? label.x() : label.x() - width;
      assertThat(left).isNotNegative();
      assertThat(left + width).isLessThanOrEqualTo(picture.width());
      for (Picture.Placed box : picture.boxes()) {
        assertThat(
                left + width <= box.x()
                    || box.x() + box.width() <= left
                    || label.y() <= box.y()
                    || box.y() + box.height() <= label.y() - Layout.LABEL)
            .as(label.toString())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tasksAreInTheirFramesAndFramesApart(int seed) {
    Picture picture = Layout.of(random(seed), 60);
    for (Picture.Frame frame : picture.frames()) {
      for (Picture.Placed box : picture.boxes()) {
        Node node = box.box().node();
        boolean own = node.kind().isTask() && Graph.title(node.group()).equals(frame.title());
        boolean inside =
            frame.x() < box.x()
                && box.x() + box.width() < frame.x() + frame.width()
                && frame.y() < box.y()
                && box.y() + box.height() < frame.y() + frame.height();
        boolean apart =
            box.x() + box.width() <= frame.x()
                || frame.x() + frame.width() <= box.x()
                || box.y() + box.height() <= frame.y()
                || frame.y() + frame.height() <= box.y();
        assertThat(own ? inside : apart).as("%s in %s", node.key(), frame).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyTimeItIsTheSame(int seed) {
    assertThat(SvgPicture.of(random(seed))).isEqualTo(SvgPicture.of(random(seed)));
  }
}
