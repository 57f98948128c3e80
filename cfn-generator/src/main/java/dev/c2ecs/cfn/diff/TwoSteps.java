package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.diff.Obstacle.Remedy;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a template between two others, so that both updates are accepted: what stands in the way
 * goes first, and comes again with the second update. Data never go for it.
 */
final class TwoSteps {

  /** More rounds than remedies that remedies of remedies need. */
  private static final int ROUNDS = 5;

  private static final String FAMILY = "Family";

  private final Template before;
  private final Map<String, String> given;
  private final Template after;
  private final Map<String, String> now;
  private final StackUpdate update;
  private final Map<String, String> both;
  private final Set<String> out = new LinkedHashSet<>();
  private final Set<String> delayed = new LinkedHashSet<>();
  private final Map<String, Map<String, Value>> givenUp = new HashMap<>();

  /**
   * A way in two steps.
   *
   * @param middle the template between
   * @param first the update that leads to it
   * @param second the update that leads from it
   */
  record Way(Template middle, StackUpdate first, StackUpdate second) {}

  private TwoSteps(StackUpdate update, Map<String, String> given, Map<String, String> now) {
    this.before = update.before().template();
    this.given = given;
    this.after = update.after().template();
    this.now = now;
    this.update = update;
    this.both = new HashMap<>(given);
    this.both.putAll(now);
  }

  /**
   * The way round what stands in the way of an update; empty when there is none.
   *
   * @param given the parameters that the first template was deployed with
   * @param now the parameters that the second will be deployed with
   */
  static Optional<Way> round(
      StackUpdate update,
      Map<String, String> given,
      Map<String, String> now,
      List<Obstacle> obstacles) {
    return new TwoSteps(update, given, now).find(obstacles);
  }

  private Optional<Way> find(List<Obstacle> first) {
    List<Obstacle> obstacles = first;
    for (int round = 0; round < ROUNDS; round++) {
      if (!take(obstacles)) {
        return Optional.empty();
      }
      Template middle = middle();
      if (loses(middle)) {
        return Optional.empty();
      }
      StackUpdate toMiddle = StackUpdate.of(before, given, middle, both);
      StackUpdate fromMiddle = StackUpdate.of(middle, both, after, now);
      obstacles = new ArrayList<>(Obstacles.of(toMiddle));
      obstacles.addAll(Obstacles.of(fromMiddle));
      obstacles.addAll(stranded(toMiddle, middle));
      if (obstacles.isEmpty()) {
        return Optional.of(new Way(middle, toMiddle, fromMiddle));
      }
    }
    return Optional.empty();
  }

  /** Takes the remedies up; false when they cannot be, or bring nothing new. */
  private boolean take(List<Obstacle> obstacles) {
    boolean more = false;
    for (Obstacle obstacle : obstacles) {
      Remedy remedy = obstacle.remedy();
      if (remedy instanceof Remedy.TakeOut taken) {
        for (String id : taken.ids()) {
          if (cannotGo(id)) {
            return false;
          }
          more |= out.add(id);
        }
      } else if (remedy instanceof Remedy.Delay delay) {
        more |= delayed.add(delay.id());
      } else if (remedy instanceof Remedy.GiveUp up) {
        more |=
            givenUp
                    .computeIfAbsent(up.id(), id -> new LinkedHashMap<>())
                    .put(up.property(), up.value())
                == null;
      } else {
        return false;
      }
    }
    return more;
  }

  /**
   * Services whose tasks would start without what they are made after: a listener, a rule of a
   * group, a mount target. Without its mount target no task stays, a file system breaks off all
   * mounts with it.
   *
   * @see <a href="https://docs.aws.amazon.com/efs/latest/ug/API_DeleteMountTarget.html">EFS,
   *     DeleteMountTarget</a>
   */
  private List<Obstacle> stranded(StackUpdate toMiddle, Template middle) {
    List<Obstacle> stranded = new ArrayList<>();
    for (Resource service : middle.ofType(ResourceType.SERVICE)) {
      List<Resource> lacking =
          after.resource(service.id()).map(Resource::dependsOn).orElse(List.of()).stream()
              .filter(id -> middle.resource(id).isEmpty())
              .flatMap(id -> after.resource(id).stream())
              .toList();
      boolean starts = toMiddle.change(service.id()).isPresent();
      if (lacking.stream().anyMatch(resource -> starts || resource.is(ResourceType.MOUNT_TARGET))) {
        stranded.add(
            new Obstacle(
                service.id(),
                service.origin(),
                "its tasks need what goes",
                new Remedy.TakeOut(Set.of(service.id()))));
      }
    }
    return stranded;
  }

  /**
   * What holds data never goes. What stays in the account when it goes still has what it had, and a
   * gateway is not detached under what has public addresses.
   */
  private boolean cannotGo(String id) {
    return before
        .resource(id)
        .filter(
            resource ->
                ResourceType.of(resource.type()).data().isPresent()
                    || resource.is(ResourceType.VPC_GATEWAY_ATTACHMENT)
                    || resource.deletionPolicy().filter(p -> p.startsWith("Retain")).isPresent())
        .isPresent();
  }

  /** Whether something goes, with what it cannot be without, that should not. */
  private boolean loses(Template middle) {
    return after.resources().stream()
        .map(Resource::id)
        .filter(id -> middle.resource(id).isEmpty())
        .anyMatch(this::cannotGo);
  }

  private Template middle() {
    Map<String, Resource> kept = new LinkedHashMap<>();
    for (Resource resource : after.resources()) {
      if (out.contains(resource.id())) {
        continue;
      }
      Optional<Resource> old = before.resource(resource.id());
      if (delayed.contains(resource.id())) {
        old.ifPresent(same -> kept.put(same.id(), same));
      } else {
        kept.put(resource.id(), withGivenUp(resource));
      }
    }
    Set<String> parameters = new HashSet<>();
    after.parameters().forEach(parameter -> parameters.add(parameter.name()));
    before.parameters().forEach(parameter -> parameters.add(parameter.name()));
    boolean more = true;
    while (more) {
      more = false;
      for (Resource resource : List.copyOf(kept.values())) {
        if (!isWhole(resource, kept.keySet(), parameters)) {
          Optional<Resource> old =
              before
                  .resource(resource.id())
                  .filter(same -> same.type().equals(resource.type()))
                  .filter(same -> !same.equals(resource))
                  .filter(this::namesTheSame)
                  .filter(same -> isWhole(same, kept.keySet(), parameters));
          if (old.isPresent()) {
            kept.put(resource.id(), old.get());
          } else {
            kept.remove(resource.id());
          }
          more = true;
        }
      }
    }
    List<Resource> resources = new ArrayList<>();
    for (Resource resource : kept.values()) {
      resources.add(
          resource.after(resource.dependsOn().stream().filter(kept::containsKey).toList()));
    }
    return new Template(
        after.description(), parameters(resources), resources, outputs(kept.keySet(), parameters));
  }

  /** Whether what an old version names is still meant by these names. */
  private boolean namesTheSame(Resource old) {
    return References.within(old.properties()).stream()
        .flatMap(id -> before.resource(id).stream())
        .allMatch(named -> update.persists(named.id()) || isRevised(named));
  }

  /** Whether a task definition gets another revision of the same family. */
  private boolean isRevised(Resource old) {
    return old.is(ResourceType.TASK_DEFINITION)
        && update
            .after()
            .resource(old.id())
            .filter(
                now -> update.after().text(now, FAMILY).equals(update.before().text(old, FAMILY)))
            .isPresent();
  }

  private Resource withGivenUp(Resource resource) {
    Map<String, Value> more = givenUp.getOrDefault(resource.id(), Map.of());
    if (more.isEmpty()) {
      return resource;
    }
    Map<String, Value> entries = new LinkedHashMap<>(resource.properties().entries());
    entries.putAll(more);
    return resource.with(new Value.MapOf(entries));
  }

  private static boolean isWhole(Resource resource, Set<String> ids, Set<String> parameters) {
    for (String name : References.within(resource.properties())) {
      if (!ids.contains(name) && !parameters.contains(name)) {
        return false;
      }
    }
    return true;
  }

  /** The parameters of the new template, and those of the old one that something still names. */
  private List<Parameter> parameters(List<Resource> resources) {
    List<Parameter> parameters = new ArrayList<>(after.parameters());
    Set<String> named = new HashSet<>();
    resources.forEach(resource -> named.addAll(References.within(resource.properties())));
    for (Parameter old : before.parameters()) {
      boolean known = parameters.stream().anyMatch(other -> other.name().equals(old.name()));
      if (!known && named.contains(old.name())) {
        parameters.add(old);
      }
    }
    return parameters;
  }

  private List<Output> outputs(Set<String> ids, Set<String> parameters) {
    List<Output> outputs = new ArrayList<>();
    for (Output output : after.outputs()) {
      if (References.within(output.value()).stream()
          .allMatch(name -> ids.contains(name) || parameters.contains(name))) {
        outputs.add(output);
      }
    }
    return outputs;
  }
}
