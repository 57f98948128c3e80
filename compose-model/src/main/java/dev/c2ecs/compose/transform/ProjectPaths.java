package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.tree.TreeRewriter;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the relative paths of a tree absolute. */
public final class ProjectPaths {

  private static final Pattern WINDOWS = Pattern.compile("(?s)([a-zA-Z]:[\\\\/]|\\\\\\\\).*");
  private static final Pattern REMOTE =
      Pattern.compile("(?s).*://.*|(https?://|git://|ssh://|github\\.com/|git@).*");

  private enum Kind {
    PATH,
    CONTEXT,
    MOUNT,
    VOLUME
  }

  private static final PatternTable<Kind> KINDS =
      PatternTable.of(
          Map.ofEntries(
              Map.entry("services.*.env_file[].path", Kind.PATH),
              Map.entry("services.*.label_file[]", Kind.PATH),
              Map.entry("services.*.extends.file", Kind.PATH),
              Map.entry("services.*.develop.watch[].path", Kind.PATH),
              Map.entry("services.*.build.ssh.*", Kind.PATH),
              Map.entry("services.*.build.context", Kind.CONTEXT),
              Map.entry("services.*.build.additional_contexts.*", Kind.CONTEXT),
              Map.entry("services.*.volumes[]", Kind.MOUNT),
              Map.entry("configs.*.file", Kind.PATH),
              Map.entry("secrets.*.file", Kind.PATH),
              Map.entry("volumes.*", Kind.VOLUME)));

  private final String directory;
  private final String home;

  private ProjectPaths(String directory, String home) {
    this.directory = directory;
    this.home = home;
  }

  /**
   * The tree with absolute paths.
   *
   * @param directory the directory that relative paths start from
   * @param home the directory that {@code ~} means, empty when unknown
   */
  public static Mapping resolve(Mapping root, String directory, String home) {
    return TreeRewriter.rewrite(root, KINDS, new ProjectPaths(directory, home)::resolve);
  }

  private Node resolve(Kind kind, Node node, TreePath path) {
    return switch (kind) {
      case PATH -> path(node);
      case CONTEXT -> context(node);
      case MOUNT -> mount(node);
      case VOLUME -> localVolume(node);
    };
  }

  private Node path(Node node) {
    return node instanceof Scalar scalar && scalar.isString()
        ? Scalar.string(absolute(scalar.text()), node.origin())
        : node;
  }

  private Node context(Node node) {
    boolean elsewhere =
        node instanceof Scalar scalar
            && (scalar.text().startsWith("service:") || REMOTE.matcher(scalar.text()).matches());
    return elsewhere ? node : path(node);
  }

  private Node mount(Node node) {
    if (node instanceof Mapping mapping
        && mapping.is("type", "bind")
        && mapping.get("source").isPresent()) {
      Node source = mapping.get("source").get();
      boolean empty = source instanceof Scalar scalar && scalar.text().isEmpty();
      return empty ? node : mapping.with("source", path(source));
    }
    return node;
  }

  private Node localVolume(Node node) {
    if (!(node instanceof Mapping volume)
        || !volume.text("driver").orElse("local").equals("local")) {
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
                        "driver_opts", options.with("device", path(options.get("device").get()))))
        .orElse(node);
  }

  private String absolute(String path) {
    if (path.equals("~") || path.startsWith("~/")) {
      return UnixPath.clean(home + path.substring(1));
    }
    boolean absolute = path.startsWith("/") || WINDOWS.matcher(path).matches();
    return absolute ? path : UnixPath.resolve(directory, path);
  }
}
