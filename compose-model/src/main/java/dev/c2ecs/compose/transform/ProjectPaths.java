package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.PathKind;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.regex.Pattern;

/** Makes the relative paths of a tree absolute. */
public final class ProjectPaths implements AttributeStep {

  /** What to do about a {@code ~} that means nothing. */
  public static final String SET_HOME = "set HOME, or write the path without ~";

  private static final Pattern REMOTE =
      Pattern.compile("(?s).*://.*|(https?://|git://|ssh://|github\\.com/|git@).*");

  private final HostPaths paths;
  private final Reporter reporter;

  private ProjectPaths(HostPaths paths, Reporter reporter) {
    this.paths = paths;
    this.reporter = reporter;
  }

  /**
   * The tree with absolute paths.
   *
   * @param directory the directory that relative paths start from
   * @param home the directory that {@code ~} means, empty when unknown
   */
  public static Mapping resolve(Mapping root, String directory, String home, Reporter reporter) {
    HostPaths paths = new HostPaths(directory, home);
    return AttributeWalk.rows(root, PathKind.COLUMN, new ProjectPaths(paths, reporter));
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    PathKind kind = PathKind.of(attribute);
    return switch (kind) {
      case NONE -> node;
      case PATH, CONTEXT, HOST -> texts(kind, node);
      case MOUNT -> mount(node);
      case VOLUME -> localVolume(node);
    };
  }

  /** A text, the items of a list of texts, or the values of a mapping of texts. */
  private Node texts(PathKind kind, Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.mapValues((key, value) -> text(kind, value));
    }
    return node instanceof Sequence sequence
        ? sequence.mapItems((i, item) -> text(kind, item))
        : text(kind, node);
  }

  private Node text(PathKind kind, Node node) {
    if (node instanceof Scalar scalar && scalar.isDate()) {
      return node;
    }
    return switch (kind) {
      case CONTEXT -> context(node);
      case HOST -> onHost(node);
      default -> local(node);
    };
  }

  private Node local(Node node) {
    return node instanceof Scalar scalar && scalar.isString()
        ? Scalar.string(paths.local(withHome(scalar)), node.origin())
        : node;
  }

  private Node onHost(Node node) {
    return node instanceof Scalar scalar && scalar.isString()
        ? Scalar.string(paths.onHost(withHome(scalar)), node.origin())
        : node;
  }

  private String withHome(Scalar path) {
    if (paths.lacksHome(path.text())) {
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              Location.of(path.origin()),
              "`~` is a name like any other here: the variable HOME is not set",
              SET_HOME));
    }
    return path.text();
  }

  private Node context(Node node) {
    boolean stays =
        node instanceof Scalar scalar
            && (scalar.text().isEmpty()
                || scalar.text().startsWith("service:")
                || REMOTE.matcher(scalar.text()).matches());
    return stays ? node : local(node);
  }

  private Node mount(Node node) {
    return node instanceof Mapping mapping
            && mapping.is("type", "bind")
            && mapping.get("source").isPresent()
        ? mapping.with("source", onHost(mapping.get("source").get()))
        : node;
  }

  private Node localVolume(Node node) {
    if (!(node instanceof Mapping volume) || !volume.is("driver", "local")) {
      return node;
    }
    return volume
        .mapping("driver_opts")
        .filter(options -> options.is("o", "bind"))
        .filter(options -> options.text("device").isPresent())
        .map(
            options ->
                (Node)
                    volume.with(
                        "driver_opts", options.with("device", onHost(options.get("device").get()))))
        .orElse(node);
  }
}
