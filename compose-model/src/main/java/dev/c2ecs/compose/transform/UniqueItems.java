package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.UniqueKey;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.shortform.MountSpec;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one item per key in the lists whose items have a key: the place of the first, the value of
 * the last.
 */
public final class UniqueItems implements AttributeStep {

  private final Reporter reporter;

  private UniqueItems(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The tree with repeated items dropped; items without their key are reported. */
  public static Mapping apply(Mapping root, Reporter reporter) {
    return AttributeWalk.rows(root, UniqueKey.COLUMN, new UniqueItems(reporter));
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    UniqueKey key = UniqueKey.of(attribute);
    if (key == UniqueKey.NONE || !(node instanceof Sequence sequence)) {
      return node;
    }
    List<Node> kept = new ArrayList<>(sequence.items().size());
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      Optional<String> found = keyOf(key, item, path.item(i));
      Integer place = found.isPresent() ? places.putIfAbsent(found.get(), kept.size()) : null;
      if (place == null) {
        kept.add(item);
      } else {
        Node earlier = kept.set(place, item);
        if (key == UniqueKey.TEXT) {
          warnOfReplaced(earlier, item, path.item(i));
        }
      }
    }
    if (key == UniqueKey.PORT) {
      warnOfSpelling(kept, path);
    }
    return kept.size() == sequence.items().size()
        ? sequence
        : new Sequence(kept, sequence.origin());
  }

  /** Only the text before {@code =} tells the items of such a list apart. */
  private void warnOfReplaced(Node earlier, Node item, TreePath path) {
    String first = text(earlier).orElse("");
    String second = text(item).orElse("");
    if (!first.equals(second)) {
      reporter.report(
          Diagnostic.at(
                  ReadCode.SURPRISING,
                  path,
                  item.origin(),
                  "`" + second + "` takes the place of `" + first + "`",
                  "they count as equal because of the same text before `=`")
              .and(earlier.origin()));
    }
  }

  /** A published number and the same number as a text are two ports for the reference. */
  private void warnOfSpelling(Collection<Node> ports, TreePath path) {
    Map<String, Node> byMeaning = new HashMap<>();
    for (Node port : ports) {
      if (port instanceof Mapping mapping) {
        String meaning =
            portKey(
                mapping, mapping.text("published").orElse(""), mapping.text("target").orElse(""));
        Node earlier = byMeaning.put(meaning, port);
        if (earlier != null) {
          reporter.report(
              Diagnostic.at(
                      ReadCode.SURPRISING,
                      path,
                      port.origin(),
                      path
                          + " has this port twice, with `published` once as a number and once as"
                          + " a text",
                      "spell it the same way in both places")
                  .and(earlier.origin()));
        }
      }
    }
  }

  /**
   * The key of an item. Empty when it has none, after a diagnostic unless the schema refuses such
   * items anyway; no item is left out for that.
   */
  private Optional<String> keyOf(UniqueKey key, Node item, TreePath path) {
    return switch (key) {
      case NONE -> text(item);
      case NAME -> keyValue(item, path, "write `- KEY=value`, or a mapping instead of the list");
      case TEXT -> keyValue(item, path, "");
      case PORT_TEXT -> portText(item, path);
      case PATH -> field(item, path, reporter, "path", "a path");
      case PORT -> port(item, path, reporter);
      case MOUNT -> mount(item, path, reporter);
      case DEVICE -> device(item, path, reporter);
      case SECRET -> fileReference(item, path, "/run/secrets/");
      case CONFIG -> fileReference(item, path, "/");
    };
  }

  private static Optional<String> text(Node item) {
    return item instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private static String upToEquals(String text) {
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private Optional<String> keyValue(Node item, TreePath path, String hint) {
    return item instanceof Scalar scalar && scalar.isString() && !scalar.isDate()
        ? Optional.of(upToEquals(scalar.text()))
        : refused(item, path, "a string", hint);
  }

  private Optional<String> portText(Node item, TreePath path) {
    boolean isPort =
        item instanceof Scalar scalar
            && (scalar.isString() ? !scalar.isDate() : !DecodedNumbers.isRefused(scalar))
            && isNumberOrText(scalar);
    return isPort ? text(item) : refused(item, path, "a port", "write the number of the port");
  }

  private Optional<String> refused(Node item, TreePath path, String expected, String hint) {
    reporter.report(WrongKind.of(item, path, expected, hint));
    return Optional.empty();
  }

  private static boolean isNumberOrText(Node item) {
    return item instanceof Scalar scalar
        && (scalar.isString() || scalar.type() == ScalarType.INTEGER);
  }

  private static Optional<String> field(
      Node item, TreePath path, Reporter reporter, String key, String what) {
    if (item instanceof Mapping mapping) {
      if (mapping.text(key).isPresent()) {
        return mapping.text(key);
      }
      reporter.report(
          Diagnostic.at(
              ReadCode.MISSING_KEY,
              path,
              item.origin(),
              path + " needs " + what,
              "add `" + key + ": …`"));
      return Optional.empty();
    }
    return text(item);
  }

  private static Optional<String> port(Node item, TreePath path, Reporter reporter) {
    if (!(item instanceof Mapping mapping)) {
      // what is no port at all is refused later and must not take the place of one
      return Optional.of(isNumberOrText(item) ? ((Scalar) item).text() : item.origin().toString());
    }
    return field(item, path, reporter, "target", "a container port")
        .map(
            target ->
                portKey(
                    mapping, mapping.get("published").map(UniqueItems::typed).orElse(""), target));
  }

  private static String portKey(Mapping port, String published, String target) {
    return port.text("host_ip").orElse("0.0.0.0")
        + ":"
        + published
        + ":"
        + target
        + "/"
        + port.text("protocol").orElse("tcp");
  }

  /** A published number and the same text are different keys in the reference. */
  private static String typed(Node node) {
    return node instanceof Scalar scalar ? scalar.kind() + scalar.text() : "";
  }

  private static Optional<String> mount(Node item, TreePath path, Reporter reporter) {
    if (item instanceof Scalar scalar) {
      try {
        return Optional.of(MountSpec.parse(scalar.text()).target());
      } catch (MalformedValueException e) {
        return Optional.of(scalar.text());
      }
    }
    return field(item, path, reporter, "target", "a mount target");
  }

  private static Optional<String> device(Node item, TreePath path, Reporter reporter) {
    if (item instanceof Scalar scalar) {
      String[] parts = scalar.text().split(":", -1);
      return Optional.of(parts.length > 1 ? parts[1] : parts[0]);
    }
    return field(item, path, reporter, "target", "a target");
  }

  private Optional<String> fileReference(Node item, TreePath path, String directory) {
    if (item instanceof Mapping mapping) {
      return mapping.text("target").or(() -> mapping.text("source").map(name -> directory + name));
    }
    return item instanceof Scalar scalar && scalar.isString()
        ? Optional.of(directory + scalar.text())
        : refused(item, path, "a string or a mapping", "");
  }
}
