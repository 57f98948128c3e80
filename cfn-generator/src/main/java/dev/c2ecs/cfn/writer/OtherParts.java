package dev.c2ecs.cfn.writer;

import dev.c2ecs.cfn.assembly.ComposeValues;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What stands in a template that others wrote and that the generator has no record for. */
final class OtherParts {

  private static final String VERSION = "2010-09-09";

  /** The sections whose entries have records, with the keys that the records hold as texts. */
  private static final Map<String, Set<String>> TEXTS =
      Map.of(
          "Parameters", Set.of("Type", "Description", "Default", "AllowedPattern"),
          "Resources", Set.of("Type", "DeletionPolicy", "UpdateReplacePolicy"),
          "Outputs", Set.of("Description"));

  private OtherParts() {}

  static Value.MapOf of(Mapping root) {
    Map<String, Value> rest = new LinkedHashMap<>();
    root.entries()
        .forEach(
            (key, node) -> {
              Set<String> texts = TEXTS.get(key);
              if (texts != null && node instanceof Mapping section) {
                put(rest, key, ofSection(key, section, texts));
              } else if (key.equals("Metadata") && node instanceof Mapping section) {
                put(rest, key, without(section, JsonTemplateWriter.ORIGINS));
              } else if (!isKnown(key, node)) {
                rest.put(key, ComposeValues.of(node));
              }
            });
    return new Value.MapOf(rest);
  }

  private static boolean isKnown(String key, Node node) {
    return node instanceof Scalar scalar
        && (key.equals("Description")
            || (key.equals("AWSTemplateFormatVersion") && scalar.text().equals(VERSION)));
  }

  private static Value.MapOf ofSection(String key, Mapping section, Set<String> texts) {
    Map<String, Value> entries = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (name, node) -> {
              if (!(node instanceof Mapping mapping)) {
                entries.put(name, ComposeValues.of(node));
                return;
              }
              Map<String, Value> more = new LinkedHashMap<>();
              mapping
                  .entries()
                  .forEach(
                      (inner, value) -> {
                        if (!isRecorded(key, inner, value, texts)) {
                          more.put(inner, ComposeValues.of(value));
                        }
                      });
              put(entries, name, new Value.MapOf(more));
            });
    return new Value.MapOf(entries);
  }

  private static boolean isRecorded(String section, String key, Node value, Set<String> texts) {
    boolean plain = value.origin().tag().isEmpty();
    if (texts.contains(key)) {
      return value instanceof Scalar && plain;
    }
    return switch (section + "/" + key) {
      case "Resources/Properties" -> ComposeValues.of(value) instanceof Value.MapOf;
      case "Resources/DependsOn", "Parameters/AllowedValues" -> plain && isTexts(value);
      case "Outputs/Value" -> true;
      default -> false;
    };
  }

  private static boolean isTexts(Node value) {
    return value instanceof Scalar
        || (value instanceof Sequence list
            && list.items().stream().allMatch(Scalar.class::isInstance));
  }

  private static Value.MapOf without(Mapping section, String key) {
    Map<String, Value> entries = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (name, node) -> {
              if (!name.equals(key)) {
                entries.put(name, ComposeValues.of(node));
              }
            });
    return new Value.MapOf(entries);
  }

  private static void put(Map<String, Value> entries, String key, Value.MapOf value) {
    if (!value.entries().isEmpty()) {
      entries.put(key, value);
    }
  }
}
