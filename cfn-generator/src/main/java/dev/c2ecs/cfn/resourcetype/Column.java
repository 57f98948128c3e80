package dev.c2ecs.cfn.resourcetype;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cell of a row of {@link ResourceType}; a row has those that say something of its type. */
sealed interface Column {

  /** The property that holds its tags, a list of Key and Value. */
  record Tags(String property) implements Column {}

  /** The order of its properties, where several mappers write them. */
  record Properties(List<String> order) implements Column {}

  /** What Compose, or an extension of ours, calls a property of it. */
  record Words(Map<String, String> byProperty) implements Column {}

  /** The data in it that nobody can make again, in words: "the files in it". */
  record Data(String words) implements Column {}

  /** Properties whose change replaces it, or may. */
  record Replacing(List<String> properties) implements Column {}

  /** Properties whose change starts new tasks. */
  record Restarting(List<String> properties) implements Column {}

  /** Properties whose values two resources of the type cannot have in common. */
  record Unique(List<String> properties) implements Column {}

  /** Its properties say who may do what, or who reaches what. */
  record Permissions() implements Column {}

  /** Properties that name what is of use only with it. */
  record Completing(List<String> properties) implements Column {}

  /** How many seconds it usually takes. */
  record Seconds(int create, int update, int delete) implements Column {}

  static Column taggedBy(String property) {
    return new Tags(property);
  }

  static Column ordered(String... order) {
    return new Properties(List.of(order));
  }

  /**
   * Words.
   *
   * @param words {@code "Property", "word", "Property", "word", …}
   */
  static Column called(String... words) {
    Map<String, String> byProperty = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      byProperty.put(words[i], words[i + 1]);
    }
    return new Words(byProperty);
  }

  static Column holds(String words) {
    return new Data(words);
  }

  static Column replacedBy(String... properties) {
    return new Replacing(List.of(properties));
  }

  static Column restartedBy(String... properties) {
    return new Restarting(List.of(properties));
  }

  static Column onlyOnceWith(String... properties) {
    return new Unique(List.of(properties));
  }

  static Column permits() {
    return new Permissions();
  }

  static Column completes(String... properties) {
    return new Completing(List.of(properties));
  }

  static Column takes(int create, int update, int delete) {
    return new Seconds(create, update, delete);
  }
}
