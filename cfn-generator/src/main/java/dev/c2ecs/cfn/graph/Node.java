package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of an architecture.
 *
 * @param key what tells it apart from all others, and is the same in another template
 * @param kind what it is
 * @param name its name in the Compose file; for what has none there, what AWS calls it
 * @param details what else is to be known: replicas, size, a schedule
 * @param networks the networks that it is in, whose members reach each other; only of tasks
 * @param mark what became of it
 */
public record Node(
    String key, Kind kind, String name, List<Line> details, List<Line> networks, Mark mark) {

  public Node {
    details = List.copyOf(details);
    networks = List.copyOf(networks);
  }

  /**
   * What stands before the ID of a security group that is not in the template, where the name of a
   * network stands else: no network has a space in its name.
   */
  static final String OTHERS_GROUP = "security group ";

  /** Whether a network is a security group of others: whom its members meet is not known. */
  public static boolean isOfOthers(Line network) {
    return network.text().startsWith(OTHERS_GROUP);
  }

  /** What a node is, in the order in which traffic goes through. */
  public enum Kind {
    /** Every address, by a rule that says so. */
    INTERNET(""),
    /** Other addresses, or a security group that is not in the template. */
    OUTSIDE("outside the project"),
    /** A port of a load balancer. */
    LISTENER("load balancer"),
    SERVICE("service"),
    JOB("job"),
    FILE_SYSTEM("file system"),
    SECRET("secret"),
    /** What an overlay adds. */
    OTHER("overlay");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What it is called above its name; empty when the name says it. */
    public String word() {
      return word;
    }

    /** Whether it is a container of a task. */
    boolean isTask() {
      return this == SERVICE || this == JOB;
    }
  }

  static Node of(String key, Kind kind, String name, Iterable<String> details) {
    return new Node(key, kind, name, Line.of(details), List.of(), Mark.SAME);
  }

  /** The names of the networks in one text, the same for all that are in the same ones. */
  String group() {
    return String.join(
        ", ",
        networks.stream()
            .filter(line -> line.mark() != Mark.REMOVED || mark == Mark.REMOVED)
            .map(Line::text)
            .toList());
  }

  /** All that is to be read in it: what it is where the name does not say it, the name, more. */
  List<String> label() {
    List<String> label = new ArrayList<>();
    if (!kind.word().isEmpty() && kind != Kind.SERVICE) {
      label.add(kind.word());
    }
    label.add(name);
    lines().forEach(line -> label.add(line.signed()));
    return label;
  }

  /** What is to be read below its name; what came and went has a sign. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>(details);
    for (Line network : networks) {
      if (network.mark() != Mark.SAME) {
        lines.add(new Line(Graph.title(network.text()), network.mark()));
      }
    }
    return lines;
  }

  Node with(Mark other) {
    return new Node(key, kind, name, details, networks, other);
  }

  /**
   * The details without the name of a load balancer, which is shown where there are several: it is
   * part of the key, and does not change.
   */
  private List<Line> otherThanName() {
    return details.stream().filter(line -> !isName(line)).toList();
  }

  private boolean isName(Line line) {
    return kind == Kind.LISTENER && key.startsWith("listener:" + line.text() + ":");
  }

  /** The node as it is now, with what went and came. */
  static Node between(Node before, Node after) {
    List<Line> details =
        new ArrayList<>(Line.between(before.otherThanName(), after.otherThanName()));
    after.details.stream().filter(after::isName).forEach(details::add);
    List<Line> networks = Line.between(before.networks, after.networks);
    boolean changed =
        Line.differ(details) || Line.differ(networks) || !before.name.equals(after.name);
    return new Node(
        after.key, after.kind, after.name, details, networks, changed ? Mark.CHANGED : Mark.SAME);
  }
}
