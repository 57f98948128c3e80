package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps data, or keeps something running, and does so less than before: the policies of a
 * resource, and its settings by the table {@link SafetyRows}.
 */
final class Safety {

  private static final Set<String> ON = Set.of("true", "on", "enabled", "active", "yes");

  private Safety() {}

  /** What a resource of both templates loses; empty when it is as safe as before. */
  static Optional<Assessment> lost(StackUpdate update, String id) {
    Optional<Resource> old = update.before().resource(id);
    Optional<Resource> now = update.after().resource(id);
    if (old.isEmpty() || now.isEmpty() || !old.get().type().equals(now.get().type())) {
      return Optional.empty();
    }
    List<String> lost = new ArrayList<>(Protection.lost(old.get(), now.get()));
    if (update.change(id).isPresent()) {
      for (SafetyRows.Row row : SafetyRows.of(now.get().type())) {
        List<String> before = values(update.before(), old.get(), row.path());
        List<String> after = values(update.after(), now.get(), row.path());
        if (isOfItems(row) && values(update.after(), now.get(), parent(row)).isEmpty()) {
          // what is of no such kind any more has nothing to protect
          continue;
        }
        lost(row, before, after).filter(words -> !lost.contains(words)).ifPresent(lost::add);
      }
    }
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Assessment(Consequence.UNPROTECTED, lost, List.of(), Assessment.Nature.ORDINARY));
  }

  /** Whether a setting is one of each item of a list, and not of the resource. */
  private static boolean isOfItems(SafetyRows.Row row) {
    return row.path().contains("[]/") && row.path().indexOf('/') < row.path().lastIndexOf('/');
  }

  private static String parent(SafetyRows.Row row) {
    return row.path().substring(0, row.path().lastIndexOf('/'));
  }

  private static Optional<String> lost(
      SafetyRows.Row row, List<String> before, List<String> after) {
    boolean less =
        switch (row.kind()) {
          case ON -> isOn(row, before) && !isOn(row, after);
          case OFF -> !isOn(row, before) && isOn(row, after);
          case THERE -> !before.isEmpty() && after.isEmpty();
          case LESS -> least(row, after) < least(row, before);
          case FROM -> isFrom(row, before) && !isFrom(row, after);
        };
    String value = row.kind() == SafetyRows.Kind.LESS ? Long.toString(least(row, after)) : "";
    return less && !before.equals(after)
        ? Optional.of(row.words().replace("%s", value))
        : Optional.empty();
  }

  private static boolean isOn(SafetyRows.Row row, List<String> values) {
    List<String> all = values.isEmpty() ? List.of(row.otherwise()) : values;
    return all.stream().allMatch(value -> ON.contains(value.toLowerCase(Locale.ROOT)));
  }

  /** Whether a value is the one that is safe; a dash stands for none at all. */
  private static boolean isFrom(SafetyRows.Row row, List<String> values) {
    return row.otherwise().equals("-")
        ? values.isEmpty()
        : values.stream().anyMatch(row.otherwise()::equals);
  }

  /** The smallest of some numbers; what is none counts as for ever. */
  private static long least(SafetyRows.Row row, List<String> values) {
    List<String> all = values.isEmpty() ? List.of(row.otherwise()) : values;
    return all.stream()
        .mapToLong(value -> value.matches("[0-9]{1,9}") ? Long.parseLong(value) : Long.MAX_VALUE)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The values at a path, as texts; of each item where it goes through a list. */
  private static List<String> values(Side side, Resource resource, String path) {
    List<Value> values = List.of(side.properties(resource));
    for (String part : path.split("/", -1)) {
      int bracket = part.indexOf('[');
      String key = bracket < 0 ? part : part.substring(0, bracket);
      String item = bracket < 0 ? "" : part.substring(bracket + 1, part.length() - 1);
      List<Value> inner = new ArrayList<>();
      for (Value value : values) {
        if (value instanceof Value.MapOf map && map.entries().get(key) != null) {
          Value found = map.entries().get(key);
          (bracket < 0 ? List.of(found) : PolicyStatements.items(found))
              .stream().filter(one -> item.isEmpty() || isItem(one, item)).forEach(inner::add);
        }
      }
      values = inner;
    }
    return values.stream().map(side::text).map(Side::unmarked).toList();
  }

  private static boolean isItem(Value value, String key) {
    return value instanceof Value.MapOf map && Value.text(key).equals(map.entries().get("Key"));
  }
}
