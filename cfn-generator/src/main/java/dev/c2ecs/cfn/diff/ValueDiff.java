package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares values by what they mean: maps by key, lists of things by what names each, other lists
 * without regard to order, but for words of a command. A number is the same as its text.
 */
final class ValueDiff {

  /** What names the items of a list, in the order in which it is looked for. */
  private static final List<List<String>> IDENTITIES =
      List.of(
          List.of("Name"),
          List.of("Key"),
          List.of("PolicyName"),
          List.of("ContainerName", "ContainerPort"),
          List.of("ContainerName"),
          List.of("ContainerPath"),
          List.of("ContainerPort", "Protocol"),
          List.of("ContainerPort"),
          List.of("PortName"),
          List.of("DnsName"),
          List.of("Sid"));

  /** Lists of things whose first name is not what tells them apart. */
  private static final Map<String, List<List<String>>> OWN =
      Map.of(
          "PortMappings", List.of(List.of("ContainerPort", "Protocol"), List.of("ContainerPort")),
          "MountPoints", List.of(List.of("ContainerPath")));

  /** Lists whose order means something. */
  private static final Set<String> ORDERED = Set.of("Command", "EntryPoint");

  /** Lists of things with names, of which none is the same as an empty one. */
  private static final Set<String> NAMED =
      Set.of("Environment", "Secrets", "PortMappings", "MountPoints");

  private final List<PropertyChange> changes = new ArrayList<>();

  private ValueDiff() {}

  /** What differs between two maps. */
  static List<PropertyChange> of(Value.MapOf before, Value.MapOf after) {
    ValueDiff diff = new ValueDiff();
    diff.maps(List.of(), before, after);
    return List.copyOf(diff.changes);
  }

  private void compare(List<String> path, @Nullable Value before, @Nullable Value after) {
    if (before != null && before.equals(after)) {
      return;
    }
    if (isList(before, after) && NAMED.contains(path.get(path.size() - 1))) {
      lists(path, items(before), items(after));
    } else if (before == null || after == null) {
      changes.add(
          new PropertyChange(path, Optional.ofNullable(before), Optional.ofNullable(after)));
    } else if (before instanceof Value.MapOf a && after instanceof Value.MapOf b) {
      maps(path, a, b);
    } else if (before instanceof Value.ListOf a && after instanceof Value.ListOf b) {
      lists(path, a.items(), b.items());
    } else if (!plain(before).equals(plain(after))) {
      changes.add(new PropertyChange(path, Optional.of(before), Optional.of(after)));
    }
  }

  private static boolean isList(@Nullable Value before, @Nullable Value after) {
    return (before == null && after instanceof Value.ListOf)
        || (after == null && before instanceof Value.ListOf);
  }

  private static List<Value> items(@Nullable Value value) {
    return value instanceof Value.ListOf list ? list.items() : List.of();
  }

  private void maps(List<String> path, Value.MapOf before, Value.MapOf after) {
    each(path, before.entries(), after.entries());
  }

  private void each(List<String> path, Map<String, Value> before, Map<String, Value> after) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      Value one = before.get(key);
      if (one == null || !one.equals(after.get(key))) {
        List<String> inner = new ArrayList<>(path);
        inner.add(key);
        compare(inner, one, after.get(key));
      }
    }
  }

  private void lists(List<String> path, List<Value> before, List<Value> after) {
    String property = path.isEmpty() ? "" : path.get(path.size() - 1);
    if (ORDERED.contains(property) || path.stream().anyMatch(key -> key.startsWith("Fn::"))) {
      ordered(path, before, after);
      return;
    }
    for (List<String> identity : OWN.getOrDefault(property, IDENTITIES)) {
      Optional<Map<String, Value>> a = named(before, identity);
      Optional<Map<String, Value>> b = named(after, identity);
      if (a.isPresent() && b.isPresent()) {
        each(path, a.get(), b.get());
        return;
      }
    }
    unordered(path, before, after);
  }

  /** Words of a command, or arguments of a function that only others write. */
  private void ordered(List<String> path, List<Value> before, List<Value> after) {
    if (!before.stream()
        .map(ValueDiff::plain)
        .toList()
        .equals(after.stream().map(ValueDiff::plain).toList())) {
      changes.add(
          new PropertyChange(
              path, Optional.of(Value.list(before)), Optional.of(Value.list(after))));
    }
  }

  /** Items of a list by their names; empty when an item has none, or two have the same. */
  private static Optional<Map<String, Value>> named(List<Value> items, List<String> identity) {
    Map<String, Value> named = new LinkedHashMap<>();
    for (Value item : items) {
      if (!(item instanceof Value.MapOf map)) {
        return Optional.empty();
      }
      List<String> name = new ArrayList<>();
      for (String key : identity) {
        Value part = map.entries().get(key);
        if (part == null) {
          return Optional.empty();
        }
        name.add(ValueText.of(part));
      }
      if (named.put(String.join("/", name), item) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(named);
  }

  private void unordered(List<String> path, List<Value> before, List<Value> after) {
    List<Value> gone = new ArrayList<>(before);
    List<Value> come = new ArrayList<>();
    for (Value item : after) {
      Optional<Value> same =
          gone.stream().filter(old -> plain(old).equals(plain(item))).findFirst();
      same.ifPresentOrElse(gone::remove, () -> come.add(item));
    }
    if (gone.isEmpty() && come.isEmpty()) {
      return;
    }
    boolean scalars =
        before.stream().noneMatch(Value.MapOf.class::isInstance)
            && after.stream().noneMatch(Value.MapOf.class::isInstance);
    if (scalars) {
      changes.add(
          new PropertyChange(
              path, Optional.of(Value.list(before)), Optional.of(Value.list(after))));
      return;
    }
    List<String> item = new ArrayList<>(path);
    item.add("[]");
    if (gone.size() == come.size()) {
      for (int i = 0; i < gone.size(); i++) {
        compare(item, gone.get(i), come.get(i));
      }
      return;
    }
    gone.forEach(old -> compare(item, old, null));
    come.forEach(now -> compare(item, null, now));
  }

  /** A value in which numbers and switches are texts, and lists are all written alike. */
  static Value plain(Value value) {
    if (value instanceof Value.Whole whole) {
      return Value.text(Long.toString(whole.number()));
    }
    if (value instanceof Value.Flag flag) {
      return Value.text(Boolean.toString(flag.value()));
    }
    if (value instanceof Value.ListOf list) {
      return Value.list(list.items().stream().map(ValueDiff::plain).toList());
    }
    if (value instanceof Value.MapOf map) {
      Map<String, Value> entries = new LinkedHashMap<>();
      map.entries().forEach((key, inner) -> entries.put(key, plain(inner)));
      return new Value.MapOf(entries);
    }
    return value;
  }
}
