package dev.c2ecs.compose;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.yaml.YamlDocument;
import java.util.List;

/**
 * What a document resets or overrides, taken out of what it is merged over.
 *
 * @param all the places, in the order of the document
 */
record Directives(List<YamlDocument.Directive> all) {

  /** The definitions of a project in sections; sections and their entries have a name each. */
  private static final int ENTRY_DEPTH = 2;

  /** A key that docker compose takes for a pattern. */
  private static final String ANY = "*";

  Directives {
    all = List.copyOf(all);
  }

  /** The model without these places. */
  Mapping appliedTo(Mapping model) {
    Mapping result = model;
    for (YamlDocument.Directive directive : all) {
      if (!directive.path().isRoot()) {
        result = without(result, directive.path().segments());
      }
    }
    return result;
  }

  /**
   * One definition of a section without what stands at these places inside of it. The definition
   * itself stays: only a model loses whole definitions.
   */
  Node appliedTo(String section, String name, Node definition) {
    if (!(definition instanceof Mapping result)) {
      return definition;
    }
    for (YamlDocument.Directive directive : all) {
      List<TreePath.Segment> segments = directive.path().segments();
      if (segments.size() > ENTRY_DEPTH
          && matches(segments.get(0), section)
          && matches(segments.get(1), name)) {
        result = without(result, segments.subList(ENTRY_DEPTH, segments.size()));
      }
    }
    return result;
  }

  private static Mapping without(Mapping mapping, List<TreePath.Segment> segments) {
    if (!name(segments.get(0)).equals(ANY)) {
      return without(mapping, name(segments.get(0)), segments.subList(1, segments.size()));
    }
    Mapping result = mapping;
    for (String key : mapping.entries().keySet()) {
      result = without(result, key, segments.subList(1, segments.size()));
    }
    return result;
  }

  private static Mapping without(Mapping mapping, String key, List<TreePath.Segment> below) {
    if (below.isEmpty()) {
      return mapping.without(key);
    }
    return mapping
        .mapping(key)
        .map(child -> mapping.with(key, without(child, below)))
        .orElse(mapping);
  }

  private static boolean matches(TreePath.Segment segment, String key) {
    return name(segment).equals(ANY) || name(segment).equals(key);
  }

  /** The key that a segment takes away; of an item its number, which only a mapping can have. */
  private static String name(TreePath.Segment segment) {
    return segment instanceof TreePath.Key key
        ? key.name()
        : Integer.toString(((TreePath.Item) segment).index());
  }
}
