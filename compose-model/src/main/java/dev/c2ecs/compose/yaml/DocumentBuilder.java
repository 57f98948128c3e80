package dev.c2ecs.compose.yaml;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the tree of one document from parser events. */
final class DocumentBuilder {

  /** Ends the reading of a file whose structure cannot be accepted. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    Refused(Diagnostic diagnostic) {
      super(diagnostic.message(), null, false, false);
      this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
      return diagnostic;
    }
  }

  /**
   * An anchored node.
   *
   * @param size the number of nodes in it, aliases expanded
   * @param height the levels of nesting in it
   * @param path where it stands
   * @param directives those at and below it
   * @param reset whether it is tagged {@code !reset}
   */
  private record Anchored(
      Node node,
      int size,
      int height,
      TreePath path,
      List<YamlDocument.Directive> directives,
      boolean reset) {}

  private static final String MERGE = "<<";
  private static final String RESET = "!reset";
  private static final String OVERRIDE = "!override";

  private final String file;
  private final Iterator<Event> events;
  private final Reporter reporter;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();

  /** The anchors of nodes that have not ended yet, with the number of their node. */
  private final Map<Anchor, Integer> open = new HashMap<>();

  private final List<YamlDocument.Directive> directives = new ArrayList<>();
  private int written;
  private int nodes;
  private int deepest;
  private int overriding;

  DocumentBuilder(String file, Iterator<Event> events, Reporter reporter) {
    this.file = file;
    this.events = events;
    this.reporter = reporter;
  }

  /** A builder of the next document of the file, which knows the anchors of those before. */
  DocumentBuilder next() {
    DocumentBuilder next = new DocumentBuilder(file, events, reporter);
    next.anchors.putAll(anchors);
    return next;
  }

  /** Reads the nodes of the document up to its end. */
  Node build() {
    Node root = node(events.next(), null, TreePath.ROOT, 0);
    return root == null ? Scalar.nothing(Origin.at(file, 1, 1)) : root;
  }

  List<YamlDocument.Directive> directives() {
    return directives;
  }

  /**
   * Reads one node.
   *
   * @param declared the position of its key; null for an item of a list
   * @return the node, null when it is tagged {@code !reset}
   */
  private @Nullable Node node(Event event, @Nullable Origin declared, TreePath path, int depth) {
    Origin origin = declared == null ? originOf(event) : declared;
    if (event instanceof AliasEvent alias) {
      return alias(alias, origin, path, depth);
    }
    NodeEvent start = (NodeEvent) event;
    int before = nodes;
    int deepestBefore = deepest;
    deepest = depth;
    int directivesBefore = directives.size();
    count(1, 1, origin, path);
    Optional<Anchor> anchor = start.getAnchor();
    int number = written;
    if (anchor.isPresent()) {
      open.put(anchor.get(), number);
      anchors.remove(anchor.get());
    }
    String tag = tagOf(event);
    Origin tagged = isLocal(tag) ? origin.withTag(tag) : origin;
    boolean reset = overriding == 0 && tag.equals(RESET);
    boolean override = overriding == 0 && tag.equals(OVERRIDE);
    overriding += override || overriding > 0 ? 1 : 0;
    Node node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar, tag, tagged, path)
            : collection((CollectionStartEvent) event, tagged, path, depth);
    overriding -= overriding > 0 ? 1 : 0;
    if (reset || override) {
      // What the whole takes away needs nothing below it.
      directives.subList(directivesBefore, directives.size()).clear();
      directives.add(new YamlDocument.Directive(path, origin, node));
      warnOfItem(tag, origin, path);
    }
    List<YamlDocument.Directive> inside =
        List.copyOf(directives.subList(directivesBefore, directives.size()));
    if (anchor.isPresent() && open.remove(anchor.get(), number)) {
      int height = deepest - depth;
      anchors.put(anchor.get(), new Anchored(node, nodes - before, height, path, inside, reset));
    }
    deepest = Math.max(deepest, deepestBefore);
    if (isMerge(event)) {
      report(
          ReadCode.SURPRISING,
          origin,
          path,
          "docker compose drops a value `<<`: it is the mark of a merge",
          "quote it if it is meant as a text");
      return null;
    }
    return reset ? null : node;
  }

  private void warnOfItem(String tag, Origin origin, TreePath path) {
    if (path.isItem()) {
      report(
          ReadCode.SURPRISING,
          origin,
          path,
          tag.equals(RESET)
              ? tag + " leaves out this item, not one of an earlier file"
              : tag + " has no effect on an item of a list",
          "put it before the whole list");
    }
  }

  private static boolean isLocal(String tag) {
    return tag.length() > 1 && tag.charAt(0) == '!' && !tag.equals(RESET) && !tag.equals(OVERRIDE);
  }

  private @Nullable Node alias(AliasEvent event, Origin origin, TreePath path, int depth) {
    Anchor anchor = event.getAlias();
    if (open.containsKey(anchor)) {
      throw refused(
          ReadCode.ALIAS_CYCLE,
          originOf(event),
          path,
          "the alias *" + anchor.getValue() + " stands inside its own anchor",
          "write out what it stands for");
    }
    Anchored target = anchors.get(anchor);
    if (target == null) {
      throw refused(
          ReadCode.YAML_SYNTAX,
          originOf(event),
          path,
          "the alias *" + anchor.getValue() + " has no anchor before it",
          "put &" + anchor.getValue() + " before a value further up, or quote a text");
    }
    count(1, target.size(), originOf(event), path);
    deepest = Math.max(deepest, depth + target.height());
    checkDepth(depth + target.height(), originOf(event));
    target.directives().forEach(directive -> directives.add(moved(directive, target, path)));
    return target.reset()
        ? null
        : target.node().withOrigin(origin.withTag(target.node().origin().tag()));
  }

  private static YamlDocument.Directive moved(
      YamlDocument.Directive directive, Anchored target, TreePath path) {
    List<TreePath.Segment> segments = directive.path().segments();
    TreePath result = path;
    for (TreePath.Segment segment : segments.subList(target.path().depth(), segments.size())) {
      result = result.then(segment);
    }
    return new YamlDocument.Directive(result, directive.origin(), directive.value());
  }

  private Node collection(CollectionStartEvent start, Origin origin, TreePath path, int depth) {
    checkDepth(depth + 1, originOf(start));
    return start instanceof MappingStartEvent
        ? mapping(origin, path, depth + 1)
        : sequence(origin, path, depth + 1);
  }

  private void checkDepth(int depth, Origin origin) {
    if (depth > YamlReader.MAX_DEPTH) {
      throw refused(
          ReadCode.TOO_DEEP,
          origin,
          TreePath.ROOT,
          "collections are nested more than " + YamlReader.MAX_DEPTH + " levels deep",
          YamlScanner.NEST_LESS);
    }
  }

  private Node sequence(Origin origin, TreePath path, int depth) {
    List<Node> items = new ArrayList<>();
    int number = 0;
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      Node item = node(event, null, path.item(number++), depth);
      if (item != null) {
        items.add(item);
      }
    }
    return new Sequence(items, origin);
  }

  private Node mapping(Origin origin, TreePath path, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Origin> keys = new HashMap<>();
    @Nullable Node merged = null;
    Origin mergeKey = origin;
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Origin keyOrigin = originOf(event);
      String key = key(event, path, keyOrigin);
      boolean duplicate = isDuplicate(keys, key, path, keyOrigin);
      boolean isMerge = isMerge(event);
      Node value = node(events.next(), keyOrigin, isMerge ? path : path.child(key), depth);
      if (duplicate || value == null) {
        continue;
      }
      if (isMerge) {
        merged = value;
        mergeKey = keyOrigin;
      } else {
        entries.put(key, value);
      }
    }
    if (merged != null) {
      merge(entries, merged, mergeKey, path);
    }
    return new Mapping(entries, origin);
  }

  private static boolean isMerge(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getTag().isEmpty()
        && scalar.getValue().equals(MERGE);
  }

  private void merge(Map<String, Node> entries, Node merged, Origin origin, TreePath path) {
    List<Node> sources = merged instanceof Sequence list ? list.items() : List.of(merged);
    for (Node source : sources) {
      if (!(source instanceof Mapping mapping)) {
        report(
            ReadCode.MERGE_KEY,
            origin,
            path,
            "`<<` merges a mapping or a list of mappings, not "
                + (merged instanceof Sequence ? "a list with " : "")
                + (source.isNull() ? "an empty value" : "a " + source.kind())
                + (merged instanceof Sequence ? " in it" : ""),
            "name the anchor of a mapping: `<<: *NAME`");
        return;
      }
      mapping.entries().forEach(entries::putIfAbsent);
    }
  }

  private boolean isDuplicate(
      Map<String, Origin> keys, String key, TreePath path, Origin keyOrigin) {
    Origin first = keys.putIfAbsent(key, keyOrigin);
    if (first == null) {
      return false;
    }
    report(
        ReadCode.DUPLICATE_KEY,
        keyOrigin,
        path.child(key),
        "the key `" + key + "` is already defined in line " + first.line(),
        "remove one of the two, or merge them");
    return true;
  }

  private String key(Event event, TreePath path, Origin origin) {
    if (event instanceof AliasEvent alias) {
      Anchored target = anchors.get(alias.getAlias());
      if (target != null && target.node() instanceof Scalar scalar && scalar.isString()) {
        return scalar.text();
      }
    }
    if (!(event instanceof ScalarEvent scalar)) {
      throw refused(
          ReadCode.NON_STRING_KEY,
          origin,
          path,
          "a list or mapping cannot be a key",
          "quote it if it is a text");
    }
    Scalar key = scalar(scalar, tagOf(event), origin, path);
    if (!key.isString()) {
      report(
          ReadCode.NON_STRING_KEY,
          origin,
          path,
          "the key `"
              + scalar.getValue()
              + "` is "
              + (key.isNull() ? "empty" : "a " + key.kind())
              + ", keys must be strings",
          "quote it: \"" + scalar.getValue() + "\"");
    }
    scalar
        .getAnchor()
        .ifPresent(
            name -> {
              open.remove(name);
              anchors.put(name, new Anchored(key, 1, 0, path, List.of(), false));
            });
    return key.isString() ? key.text() : scalar.getValue();
  }

  private Scalar scalar(ScalarEvent event, String tag, Origin origin, TreePath path) {
    String text = event.getValue();
    if (tag.isEmpty()) {
      return event.isPlain() ? ScalarResolver.plain(text, origin) : Scalar.string(text, origin);
    }
    Optional<Scalar> tagged = ScalarResolver.tagged(tag, text, origin);
    if (tagged.isEmpty()) {
      report(
          ReadCode.YAML_SYNTAX,
          origin,
          path,
          "`" + text + "` is no !!" + tag.substring(tag.lastIndexOf(':') + 1),
          "remove the tag, or write what it says");
    }
    return tagged.orElse(Scalar.string(text, origin));
  }

  private static String tagOf(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag().orElse("");
    }
    return event instanceof CollectionStartEvent start ? start.getTag().orElse("") : "";
  }

  private void count(int here, int expanded, Origin origin, TreePath path) {
    written += here;
    nodes += expanded;
    boolean tooLong = written > YamlReader.MAX_NODES;
    if (tooLong || nodes > YamlReader.MAX_EXPANDED_NODES) {
      throw refused(
          ReadCode.TOO_MANY_NODES,
          origin,
          path,
          tooLong
              ? "the document has more than " + YamlReader.MAX_NODES + " values"
              : "the document has more than "
                  + YamlReader.MAX_EXPANDED_NODES
                  + " values with its aliases expanded",
          tooLong ? "split it into several files" : "use fewer aliases of aliases");
    }
  }

  private Refused refused(Code code, Origin origin, TreePath path, String message, String hint) {
    return new Refused(Diagnostic.at(code, path, origin, message, hint));
  }

  private void report(Code code, Origin origin, TreePath path, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, origin, message, hint));
  }

  private Origin originOf(Event event) {
    return event
        .getStartMark()
        .map(mark -> Origin.at(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Origin.at(file, 0, 0));
  }
}
