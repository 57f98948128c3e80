package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a change set does, in the words of Compose.
 *
 * @param objects what happens to each object, in reading order
 */
public record Preview(List<Entry> objects) {

  public Preview {
    objects = List.copyOf(objects);
  }

  /**
   * What happens to an object.
   *
   * @param object the object
   * @param consequence the worst that happens to it
   * @param changes its changes, the worst first
   */
  public record Entry(ComposeObject object, Consequence consequence, List<Assessed> changes) {
    public Entry {
      changes = List.copyOf(changes);
    }
  }

  /** A change and what it means. */
  public record Assessed(ResourceChange change, Assessment assessment) {}

  /** The preview of some changes. */
  public static Preview of(List<ResourceChange> changes, Template template, Origins origins) {
    Map<ComposeObject, List<Assessed>> byObject = new TreeMap<>();
    for (ResourceChange change : changes) {
      byObject
          .computeIfAbsent(origins.object(change.logicalId()), object -> new ArrayList<>())
          .add(new Assessed(change, Assessment.of(change, template)));
    }
    List<Entry> entries = new ArrayList<>();
    byObject.forEach(
        (object, assessed) -> {
          assessed.sort(
              Comparator.comparing((Assessed a) -> a.assessment().consequence()).reversed());
          entries.add(new Entry(object, headline(assessed), assessed));
        });
    return new Preview(entries);
  }

  /** The worst; a mix of new and old resources is a change, not something new. */
  private static Consequence headline(List<Assessed> assessed) {
    Consequence worst = assessed.get(0).assessment().consequence();
    boolean allNew =
        assessed.stream().allMatch(a -> a.assessment().consequence() == Consequence.NEW);
    return worst == Consequence.NEW && !allNew ? Consequence.IN_PLACE : worst;
  }

  /** The changes that lose data. */
  public List<Assessed> dataLosing() {
    return objects.stream()
        .flatMap(entry -> entry.changes().stream())
        .filter(a -> a.assessment().consequence() == Consequence.DATA_LOSS)
        .toList();
  }

  /** Whether a change cannot work. */
  public boolean willFail() {
    return objects.stream().anyMatch(entry -> entry.consequence() == Consequence.WILL_FAIL);
  }

  /** Whether something is replaced, which a stack that failed without rollback cannot do. */
  public boolean replaces() {
    return objects.stream()
        .flatMap(entry -> entry.changes().stream())
        .anyMatch(
            a -> a.change().isReplaced() && !a.change().type().equals("AWS::ECS::TaskDefinition"));
  }

  /** Whether everything is new. */
  public boolean isCreation() {
    return objects.stream().allMatch(entry -> entry.consequence() == Consequence.NEW);
  }
}
