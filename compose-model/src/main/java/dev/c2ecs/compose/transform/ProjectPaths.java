package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.tree.TreeRewriter;
import dev.c2ecs.compose.tree.TreeRewriter.Rewrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the relative paths of a tree absolute. */
public final class ProjectPaths {

  private static final Pattern WINDOWS = Pattern.compile("(?s)([a-zA-Z]:[\\\\/]|\\\\\\\\).*");
  private static final Pattern REMOTE =
      Pattern.compile("(?s).*://.*|(https?://|git://|ssh://|github\\.com/|git@).*");

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
    return TreeRewriter.rewrite(root, new ProjectPaths(directory, home).table());
  }

  private PatternTable<Rewrite> table() {
    Map<String, Rewrite> table = new HashMap<>();
    for (String path :
        List.of(
            "env_file[].path",
            "label_file[]",
            "extends.file",
            "develop.watch[].path",
            "build.ssh.*")) {
      table.put("services.*." + path, this::path);
    }
    table.put("services.*.build.context", this::context);
    table.put("services.*.build.additional_contexts.*", this::context);
    table.put("services.*.volumes[]", this::mount);
    table.put("configs.*.file", this::path);
    table.put("secrets.*.file", this::path);
    table.put("volumes.*", this::localVolume);
    return PatternTable.of(table);
  }

  private Node path(Node node, TreePath path) {
    return node instanceof Scalar scalar && scalar.isString()
        ? Scalar.string(absolute(scalar.text()), node.origin())
        : node;
  }

  private Node context(Node node, TreePath path) {
    boolean elsewhere =
        node instanceof Scalar scalar
            && (scalar.text().startsWith("service:") || REMOTE.matcher(scalar.text()).matches());
    return elsewhere ? node : path(node, path);
  }

  private Node mount(Node node, TreePath path) {
    if (node instanceof Mapping mapping
        && mapping.text("type").filter("bind"::equals).isPresent()
        && mapping.get("source").isPresent()) {
      Node source = mapping.get("source").get();
      boolean empty = source instanceof Scalar scalar && scalar.text().isEmpty();
      return empty ? node : mapping.with("source", path(source, path));
    }
    return node;
  }

  private Node localVolume(Node node, TreePath path) {
    if (!(node instanceof Mapping volume)
        || !volume.text("driver").orElse("local").equals("local")) {
      return node;
    }
    return volume
        .mapping("driver_opts")
        .filter(options -> options.text("o").filter("bind"::equals).isPresent())
        .filter(options -> options.text("device").isPresent())
        .map(
            options ->
                (Node)
                    volume.with(
                        "driver_opts",
                        options.with("device", path(options.get("device").get(), path))))
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
