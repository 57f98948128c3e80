package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.ShortForm;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rewrites short forms to long ones.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     Services</a>
 */
public final class ShortForms implements AttributeStep {

  private final Reporter reporter;
  private final boolean keepsUnread;

  private ShortForms(Reporter reporter, boolean keepsUnread) {
    this.reporter = reporter;
    this.keepsUnread = keepsUnread;
  }

  /** The tree with all short forms of one file written out; malformed ones are reported. */
  public static Mapping apply(Mapping root, Reporter reporter) {
    return AttributeWalk.rows(root, ShortForm.COLUMN, new ShortForms(reporter, false));
  }

  /**
   * The same for a tree whose variables are not substituted: a short form that cannot be read
   * because of that stays as it is.
   */
  public static Mapping applyWhereReadable(Mapping root, Reporter reporter) {
    return AttributeWalk.rows(root, ShortForm.COLUMN, new ShortForms(reporter, true));
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    ShortForm form = ShortForm.of(attribute);
    if (form != ShortForm.NONE && !FormKinds.accept(form, node, path, reporter)) {
      return node;
    }
    return switch (form) {
      case NONE, LIMIT, INCLUDE -> node;
      case BUILD -> isDate(node) ? dateRefused(node, path) : build(node);
      case CONTEXTS -> keepsUnread && hasBareWord(node) ? node : contexts(node, path);
      case SSH -> ssh(node, path);
      case BOOLEAN_TEXT -> asText(node);
      case SOURCE -> named(node, "source");
      case DEPENDS_ON -> dependsOn(node);
      case DEVICE -> device(node, path);
      case TEXT_LIST, PATHS -> textList(node);
      case ENV_FILES -> isDate(node) ? dateRefused(node, path) : textList(node);
      case ENV_FILE -> envFile(node, path);
      case EXTENDS -> named(node, "service");
      case GPUS -> gpus(node);
      case NAMES -> names(node);
      case PORTS ->
          hasOnlyTexts(node)
              ? whereReadable(node, faults -> PortForms.expand(node, path, faults))
              : PortForms.expand(node, path, reporter);
      case MOUNT -> MountForms.expand(node, path, reporter);
      case EXTERNAL -> external(node, path);
    };
  }

  private Node whereReadable(Node node, Function<Reporter, Node> form) {
    if (!keepsUnread) {
      return form.apply(reporter);
    }
    List<Diagnostic> faults = new ArrayList<>();
    Node result = form.apply(faults::add);
    return faults.stream().anyMatch(fault -> fault.severity() == Severity.ERROR) ? node : result;
  }

  private static boolean hasOnlyTexts(Node node) {
    return node instanceof Sequence list
        && list.items().stream()
            .allMatch(
                item ->
                    item instanceof Mapping || (item instanceof Scalar text && text.isString()));
  }

  private static boolean hasBareWord(Node node) {
    return node instanceof Sequence list
        && list.items().stream()
            .anyMatch(item -> item instanceof Scalar word && word.text().indexOf('=') < 0);
  }

  /** {@code build: x} is {@code build: {context: x}}. */
  static Node build(Node node) {
    return named(node, "context");
  }

  private static Node named(Node node, String key) {
    return node instanceof Scalar scalar && scalar.isString()
        ? mapping(node.origin(), Map.of(key, node))
        : node;
  }

  /** A list of names is a mapping of names to null. */
  static Node names(Node node) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Node item : sequence.items()) {
      if (item instanceof Scalar name) {
        entries.put(name.text(), Scalar.nothing(name.origin()));
      }
    }
    return new Mapping(entries, node.origin());
  }

  /** The mapping form of dependencies with the defaults filled in. */
  static Node dependsOn(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (names(node) instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, value) ->
                  entries.put(
                      name,
                      node instanceof Sequence || value instanceof Mapping
                          ? dependency(value)
                          : value));
      return mapping.withEntries(entries);
    }
    return node;
  }

  private static Node dependency(Node value) {
    Origin origin = value.origin();
    Mapping mapping = value instanceof Mapping given ? given : Mapping.empty(origin);
    if (!mapping.has("condition")) {
      mapping = mapping.with("condition", Scalar.string("service_started", origin));
    }
    return mapping.has("required") ? mapping : mapping.with("required", Scalar.bool(true, origin));
  }

  private Node contexts(Node node, TreePath path) {
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, value) -> {
                if (!(value instanceof Scalar scalar && scalar.isString())) {
                  TreePath at = path.child(name);
                  String message = at + " must be a text";
                  malformed(at, value, message, "write `" + name + ": ./DIRECTORY`");
                }
              });
    }
    return keyValues(node, path, Set.of(), "NAME=CONTEXT");
  }

  private Node ssh(Node node, TreePath path) {
    return keyValues(node, path, Set.of("default"), "`default`, or ID=PATH");
  }

  /** The mapping of a list of {@code key=value} and of words that stand alone. */
  private Node keyValues(Node node, TreePath path, Set<String> words, String form) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    for (Node item : sequence.items()) {
      String text = ((Scalar) item).text();
      if (!words.contains(text) && text.indexOf('=') < 0) {
        malformed(path, item, "`" + text + "` in " + path + " has no =", "write " + form);
      }
    }
    return KeyValues.toMapping(node);
  }

  private static Node asText(Node node) {
    return node instanceof Scalar scalar && scalar.isString()
        ? node
        : Scalar.string(GoText.of(node), node.origin());
  }

  private static Node textList(Node node) {
    return node instanceof Scalar scalar && scalar.isString() && !scalar.isDate()
        ? new Sequence(List.of(node), node.origin())
        : node;
  }

  private static boolean isDate(Node node) {
    return node instanceof Scalar scalar && scalar.isDate();
  }

  private Node dateRefused(Node node, TreePath path) {
    reporter.report(WrongKind.of(node, path, "a string", ""));
    return node;
  }

  private Node envFile(Node node, TreePath path) {
    if (node instanceof Scalar date && date.isDate()) {
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              path,
              date.origin(),
              path + " has no effect: docker compose takes a date for a file without a name",
              "quote it: \"" + date.written() + "\""));
      Node none = Scalar.string("", date.origin());
      return mapping(
          date.origin(), Map.of("path", none, "required", Scalar.bool(false, date.origin())));
    }
    Node named = named(node, "path");
    return named instanceof Mapping mapping && !mapping.has("required")
        ? mapping.with("required", Scalar.bool(true, node.origin()))
        : named;
  }

  private static Node gpus(Node node) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    Node all = mapping(node.origin(), Map.of("count", node));
    return new Sequence(List.of(all), node.origin());
  }

  private Node device(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar)) {
      return node;
    }
    if (scalar.isDate()) {
      return dateRefused(node, path);
    }
    String[] parts = scalar.text().split(":", -1);
    if (parts.length > 3) {
      if (!keepsUnread) {
        String message = path + ": the device mapping `" + scalar.text() + "` has too many colons";
        malformed(path, node, message, "write SOURCE:TARGET or SOURCE:TARGET:PERMISSIONS");
      }
      return node;
    }
    Origin origin = node.origin();
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put("source", Scalar.string(parts[0], origin));
    boolean named = parts.length > 1 && !parts[1].isEmpty();
    entries.put("target", Scalar.string(parts[named ? 1 : 0], origin));
    entries.put("permissions", Scalar.string(parts.length > 2 ? parts[2] : "rwm", origin));
    return new Mapping(entries, origin);
  }

  private Node external(Node node, TreePath path) {
    if (!(node instanceof Mapping mapping)
        || !(mapping.get("external").orElse(null) instanceof Mapping external)) {
      warnOfIgnored(node, path);
      return node;
    }
    Origin origin = external.origin();
    reporter.report(
        Diagnostic.at(
            ReadCode.DEPRECATED,
            path.child("external"),
            origin,
            path + ".external.name is deprecated",
            "write `external: true` and `name` beside it"));
    for (Map.Entry<String, Node> entry : external.entries().entrySet()) {
      if (!entry.getKey().equals("name")) {
        TreePath ignored = path.child("external").child(entry.getKey());
        reporter.report(
            Diagnostic.at(
                ReadCode.SURPRISING,
                ignored,
                entry.getValue().origin(),
                ignored + " has no effect: only the name is read here",
                "remove it"));
      }
    }
    Mapping result = mapping.with("external", Scalar.bool(true, origin));
    if (external.get("name").isEmpty()) {
      return result;
    }
    Node name = external.get("name").get();
    if (mapping.text("name").isPresent() && !mapping.text("name").equals(external.text("name"))) {
      reporter.report(
          Diagnostic.at(
              ReadCode.CONFLICT,
              path,
              origin,
              path + " has a name and another external.name",
              "keep only name"));
    }
    return result.with("name", name);
  }

  /** The reference refuses attributes beside {@code external} for volumes only. */
  private void warnOfIgnored(Node node, TreePath path) {
    boolean isRefused = path.keyAt(0).equals("volumes");
    if (!isRefused && node instanceof Mapping mapping && mapping.is("external", "true")) {
      for (String key :
          List.of("driver", "driver_opts", "ipam", "file", "environment", "content")) {
        if (mapping.has(key)) {
          reporter.report(
              Diagnostic.at(
                  ReadCode.SURPRISING,
                  path.child(key),
                  mapping.get(key).orElse(mapping).origin(),
                  path + "." + key + " has no effect: " + path + " is external",
                  "remove it, or remove `external: true`"));
        }
      }
    }
  }

  private void malformed(TreePath path, Node node, String message, String hint) {
    reporter.report(Diagnostic.at(ReadCode.INVALID_SHORT_FORM, path, node.origin(), message, hint));
  }

  private static Mapping mapping(Origin origin, Map<String, Node> entries) {
    return new Mapping(entries, origin);
  }
}
