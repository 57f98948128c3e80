package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.diff.TemplateDiff;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a change set does, in the words of Compose.
 *
 * @param objects what happens to each object, the worst last
 * @param inTwoSteps whether two updates do what AWS would refuse as one
 */
public record Preview(List<Entry> objects, boolean inTwoSteps) {

  public Preview {
    objects = List.copyOf(objects);
  }

  /**
   * What happens to an object.
   *
   * @param object the object
   * @param consequence the worst that happens to it
   * @param changes its changes, the worst first
   * @param told what the user changed in it
   * @param emptied the mounts that it is a new, empty place for
   * @param job whether it is a service that runs to its end, and never all the time
   */
  public record Entry(
      ComposeObject object,
      Consequence consequence,
      List<Assessed> changes,
      List<TemplateChange> told,
      List<MovedMount> emptied,
      boolean job) {
    public Entry {
      changes = List.copyOf(changes);
      told = List.copyOf(told);
      emptied = List.copyOf(emptied);
    }

    /** The part of the Compose file that it is; not known for what a project has once. */
    public ComposeRef part() {
      return object.name().isEmpty()
          ? ComposeRef.NONE
          : ComposeRef.of(object.kind(), object.name());
    }

    /** Its name in a sentence: {@code service web}, {@code job migrate}. */
    public String label() {
      return job ? "job " + object.name() : object.label();
    }

    /**
     * Whether a change is of what the object is, and not only of what it has: of a volume the file
     * system, of a network the security group.
     */
    public boolean isOfItself() {
      Optional<ResourceType> itself =
          switch (object.kind()) {
            case VOLUME -> Optional.of(ResourceType.FILE_SYSTEM);
            case NETWORK -> Optional.of(ResourceType.SECURITY_GROUP);
            case SERVICE -> Optional.of(ResourceType.TASK_DEFINITION);
            case LOAD_BALANCER -> Optional.of(ResourceType.LOAD_BALANCER);
            case PROJECT, SECRET -> Optional.empty();
          };
      return itself
          .map(type -> changes.stream().anyMatch(a -> type.is(a.change().type())))
          .orElse(true);
    }

    /** Whether all that happens to it while it runs is over and does not come back. */
    public boolean isOutForGood() {
      List<Assessment> outages = outages();
      return !outages.isEmpty() && outages.stream().allMatch(Assessment::isLasting);
    }

    /** What is out for good, in sentences: {@code port 80 closes}. */
    public List<String> lasting() {
      return outages().stream()
          .filter(Assessment::isLasting)
          .flatMap(one -> one.parts().stream())
          .distinct()
          .toList();
    }

    private List<Assessment> outages() {
      return changes.stream()
          .map(Assessed::assessment)
          .filter(one -> one.consequence() == Consequence.OUTAGE)
          .toList();
    }

    /** Whether it is a job that runs because its task is another one. */
    public boolean runsAgain() {
      return job && has(ResourceType.TASK_DEFINITION, "Modify");
    }

    /** Whether the whole object comes. */
    public boolean isNew() {
      return !changes.isEmpty()
          && isOfItself()
          && changes.stream().allMatch(a -> a.change().isAdded())
          && !consequence.isSevere();
    }

    /** Whether something stays of it that does not run all the time any more. */
    public boolean ends() {
      return has(ResourceType.SERVICE, "Remove") && !has(ResourceType.TASK_DEFINITION, "Remove");
    }

    /** Whether it was there before, and runs all the time from now on. */
    public boolean begins() {
      return has(ResourceType.SERVICE, "Add") && !has(ResourceType.TASK_DEFINITION, "Add");
    }

    private boolean has(ResourceType type, String action) {
      return changes.stream()
          .map(Assessed::change)
          .anyMatch(c -> type.is(c.type()) && c.action().equals(action));
    }

    /** Whether the whole object leaves, or only what it has. */
    public boolean leaves() {
      return goes() && isOfItself();
    }

    /** Whether all that changes of it leaves. */
    public boolean goes() {
      return !changes.isEmpty()
          && changes.stream().allMatch(a -> a.change().action().equals("Remove"));
    }
  }

  /**
   * A change and what it means.
   *
   * @param foretold whether the forecast says why AWS would refuse it, which is told by itself
   * @param also what else it means, that something worse would hide
   */
  public record Assessed(
      ResourceChange change, Assessment assessment, boolean foretold, List<Assessment> also) {

    public Assessed {
      also = List.copyOf(also);
    }

    /** Whether this happens, whatever else does. */
    public boolean has(Consequence consequence) {
      return assessment.consequence() == consequence
          || also.stream().anyMatch(one -> one.consequence() == consequence);
    }
  }

  /**
   * The preview of some changes: which resources and what becomes of them is told by the change set
   * and by the templates, what the user changed by the templates. Where change set and templates
   * differ, the worse of both is told.
   *
   * @param template the template that will be deployed
   */
  public static Preview of(
      List<ResourceChange> changes, Template template, ResourceOrigins origins, Forecast forecast) {
    Map<ComposeObject, List<Assessed>> byObject = new TreeMap<>();
    Map<String, Forecast.Effect> foretold = forecast.byId();
    for (ResourceChange change : changes) {
      Assessment told = Assessment.of(change, template);
      Forecast.Effect effect = foretold.remove(change.logicalId());
      byObject
          .computeIfAbsent(origins.object(change.logicalId()), object -> new ArrayList<>())
          .add(
              effect == null
                  ? assessed(change, told, List.of(), forecast)
                  : assessed(change, told.or(effect.assessment()), all(effect), forecast));
    }
    for (Forecast.Effect effect : foretold.values()) {
      Consequence consequence = effect.assessment().consequence();
      if (consequence.isSevere() || consequence.standsAlone() || !effect.also().isEmpty()) {
        byObject
            .computeIfAbsent(
                origins.object(effect.change().logicalId()), object -> new ArrayList<>())
            .add(assessed(effect.change(), effect.assessment(), all(effect), forecast));
      }
    }
    // what nothing happens by is told of what the change set names
    return of(
        byObject,
        forecast,
        jobs(List.of(template)),
        forecast.difference().others().stream()
            .filter(other -> byObject.containsKey(ComposeObject.of(other.origin())))
            .filter(other -> !other.logicalId().isEmpty())
            .toList());
  }

  /**
   * The preview of an update that only the templates tell of.
   *
   * @param templates the template before and the one after
   */
  public static Preview of(Forecast forecast, List<Template> templates) {
    Map<ComposeObject, List<Assessed>> byObject = new TreeMap<>();
    for (Forecast.Effect effect : forecast.effects()) {
      byObject
          .computeIfAbsent(ComposeObject.of(effect.origin()), object -> new ArrayList<>())
          .add(assessed(effect.change(), effect.assessment(), all(effect), forecast));
    }
    return of(byObject, forecast, jobs(templates), forecast.difference().others());
  }

  /** The services with a task that none of the templates runs all the time or by a schedule. */
  private static Set<String> jobs(List<Template> templates) {
    Set<String> jobs = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (Template template : templates) {
      Set<String> run = new HashSet<>();
      template.resources().forEach(one -> run.addAll(References.within(one.properties())));
      for (Resource task : template.ofType(ResourceType.TASK_DEFINITION)) {
        (run.contains(task.id()) ? others : jobs).add(task.origin().name());
      }
    }
    jobs.removeAll(others);
    return jobs;
  }

  private static List<Assessment> all(Forecast.Effect effect) {
    List<Assessment> all = new ArrayList<>(List.of(effect.assessment()));
    all.addAll(effect.also());
    return all;
  }

  private static Assessed assessed(
      ResourceChange change, Assessment assessment, List<Assessment> all, Forecast forecast) {
    boolean foretold =
        assessment.consequence() == Consequence.WILL_FAIL
            && forecast.obstacles().stream().anyMatch(o -> o.id().equals(change.logicalId()));
    return new Assessed(change, assessment, foretold, Assessment.beside(assessment, all));
  }

  private static Preview of(
      Map<ComposeObject, List<Assessed>> byObject,
      Forecast forecast,
      Set<String> jobs,
      List<TemplateChange> others) {
    TemplateDiff diff = forecast.difference();
    List<TemplateChange> all = new ArrayList<>(diff.changes());
    all.addAll(others);
    Set<ComposeObject> objects = new LinkedHashSet<>(byObject.keySet());
    all.forEach(change -> objects.add(ComposeObject.of(change.origin())));
    List<Entry> entries = new ArrayList<>();
    for (ComposeObject object : objects) {
      List<Assessed> assessed = new ArrayList<>(byObject.getOrDefault(object, List.of()));
      assessed.sort(
          Comparator.comparing((Assessed a) -> a.assessment().consequence())
              .reversed()
              .thenComparing(a -> a.change().logicalId(), NaturalOrder.NAMES));
      List<MovedMount> emptied =
          diff.moved().stream()
              .filter(moved -> assessed.stream().anyMatch(a -> isOf(a.change(), moved)))
              .toList();
      entries.add(
          new Entry(
              object,
              emptied.isEmpty() ? headline(assessed) : worst(Consequence.EMPTY, assessed),
              assessed,
              all.stream()
                  .filter(change -> ComposeObject.of(change.origin()).equals(object))
                  .filter(change -> !isToldInWords(change, assessed))
                  .toList(),
              emptied,
              object.kind() == ComposeRef.Kind.SERVICE && jobs.contains(object.name())));
    }
    entries.sort(Comparator.comparing(Entry::consequence).thenComparing(Entry::object));
    return new Preview(entries, forecast.takesTwoUpdates());
  }

  /** A policy that comes is told by what it permits; its text would only say it again. */
  private static boolean isToldInWords(TemplateChange change, List<Assessed> assessed) {
    return change.kind() == TemplateChange.Kind.PERMISSION
        && change.before().isEmpty()
        && assessed.stream()
            .filter(a -> a.change().logicalId().equals(change.logicalId()))
            .anyMatch(a -> a.assessment().consequence() == Consequence.PERMISSIONS_WIDER);
  }

  private static boolean isOf(ResourceChange change, MovedMount moved) {
    return change.action().equals("Add") && change.logicalId().equals(moved.after());
  }

  private static Consequence worst(Consequence least, List<Assessed> assessed) {
    Consequence worst = headline(assessed);
    return worst.compareTo(least) > 0 ? worst : least;
  }

  /** The worst; a mix of new and old resources is a change, not something new. */
  private static Consequence headline(List<Assessed> assessed) {
    if (assessed.isEmpty()) {
      return Consequence.IN_PLACE;
    }
    Consequence worst = assessed.get(0).assessment().consequence();
    boolean allNew =
        assessed.stream().allMatch(a -> a.assessment().consequence() == Consequence.NEW);
    boolean allGo = assessed.stream().allMatch(a -> a.change().action().equals("Remove"));
    boolean mixed =
        (worst == Consequence.NEW && !allNew) || (worst == Consequence.REMOVED && !allGo);
    return mixed ? Consequence.IN_PLACE : worst;
  }

  /** The changes that lose data. */
  public List<Assessed> dataLosing() {
    return with(Consequence.DATA_LOSS);
  }

  /** The logical IDs of what begins without the data of its predecessor. */
  public Set<String> emptied() {
    Set<String> ids = new LinkedHashSet<>();
    objects.forEach(entry -> entry.emptied().forEach(moved -> ids.add(moved.after())));
    with(Consequence.EMPTY).forEach(assessed -> ids.add(assessed.change().logicalId()));
    return ids;
  }

  /** The logical IDs of what finds other files than it had. */
  public Set<String> otherFiles() {
    Set<String> ids = new LinkedHashSet<>();
    with(Consequence.OTHER_FILES).forEach(assessed -> ids.add(assessed.change().logicalId()));
    return ids;
  }

  private List<Assessed> with(Consequence consequence) {
    return objects.stream()
        .flatMap(entry -> entry.changes().stream())
        .filter(a -> a.has(consequence))
        .toList();
  }

  /** Whether a change cannot work. */
  public boolean willFail() {
    return !with(Consequence.WILL_FAIL).isEmpty();
  }

  /** Whether something is replaced, which a stack that failed without rollback cannot do. */
  public boolean replaces() {
    return objects.stream()
        .flatMap(entry -> entry.changes().stream())
        .anyMatch(
            a -> a.change().isReplaced() && !ResourceType.TASK_DEFINITION.is(a.change().type()));
  }
}
