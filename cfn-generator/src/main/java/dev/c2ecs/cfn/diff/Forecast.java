package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an update from one template to another does, told without asking AWS: what becomes of each
 * resource, what stands in the way, and by which steps it is possible.
 *
 * @param effects what happens to each resource that changes; in the order of the new template,
 *     those that go come last
 * @param obstacles why AWS would not carry it out; none when it would
 * @param steps the templates to deploy one after the other: the new one alone, or one between and
 *     the new one; none when there is no way
 * @param blind the services that need another deployment afterwards, because they were deployed
 *     before a server that they reach by Service Connect
 * @param difference what the user changed, in the words of Compose
 */
public record Forecast(
    List<Effect> effects,
    List<Obstacle> obstacles,
    List<Template> steps,
    Set<String> blind,
    TemplateDiff difference) {

  /** Nothing changes, or nothing that can be told. */
  public static final Forecast NONE =
      new Forecast(List.of(), List.of(), List.of(), Set.of(), TemplateDiff.NONE);

  public Forecast {
    effects = List.copyOf(effects);
    obstacles = List.copyOf(obstacles);
    steps = List.copyOf(steps);
    blind = Set.copyOf(blind);
  }

  /**
   * What happens to a resource.
   *
   * @param change the change
   * @param origin the part of the Compose file that the resource comes from
   * @param assessment what it means
   * @param also what the assessment does not tell because something worse happens, the worst first
   */
  public record Effect(
      ResourceChange change, ComposeRef origin, Assessment assessment, List<Assessment> also) {

    public Effect {
      also = List.copyOf(also);
    }

    /** The same with something else that it means. */
    private Effect beside(Assessment other) {
      List<Assessment> all = new ArrayList<>(List.of(assessment, other));
      all.addAll(also);
      all.sort(Comparator.comparing(Assessment::consequence).reversed());
      return new Effect(change, origin, all.get(0), Assessment.beside(all.get(0), all));
    }

    /** Whether this happens, whatever else does. */
    public boolean has(Consequence consequence) {
      return assessment.consequence() == consequence
          || also.stream().anyMatch(one -> one.consequence() == consequence);
    }
  }

  /**
   * The forecast of an update.
   *
   * @param given the parameters that the first template was deployed with
   * @param now the parameters that the second will be deployed with
   */
  public static Forecast of(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    StackUpdate update = StackUpdate.of(before, given, after, now);
    Routes routes = Routes.of(update);
    List<Obstacle> obstacles = Obstacles.of(update);
    List<Effect> effects = new ArrayList<>();
    for (ResourceChange change : update.changes()) {
      List<Assessment> all = assessments(update, change, routes, obstacles);
      effects.add(
          new Effect(
              change,
              Obstacles.origin(update, change.logicalId()),
              all.get(0),
              Assessment.beside(all.get(0), all)));
    }
    effects.addAll(unprotected(update, effects));
    for (WholeTemplate.Told told : WholeTemplate.of(before, given, after, now)) {
      effects.add(
          new Effect(
              ResourceChange.ofTemplate(told.name()),
              ComposeRef.NONE,
              told.assessment(),
              List.of()));
    }
    TemplateDiff difference = TemplateDiff.of(before, given, after, now);
    if (obstacles.isEmpty()) {
      return new Forecast(effects, obstacles, List.of(after), BlindClients.of(update), difference);
    }
    Optional<TwoSteps.Way> way = TwoSteps.round(update, given, now, obstacles);
    return new Forecast(
        effects,
        obstacles,
        way.map(found -> List.of(found.middle(), after)).orElse(List.of()),
        way.map(Forecast::blind).orElseGet(() -> BlindClients.of(update)),
        difference);
  }

  /** Those that the first of two updates leaves so, and the second does not deploy again. */
  private static Set<String> blind(TwoSteps.Way way) {
    Set<String> blind = new TreeSet<>(BlindClients.of(way.second()));
    for (String client : BlindClients.of(way.first())) {
      if (way.second().persists(client) && !BlindClients.isDeployed(way.second(), client)) {
        blind.add(client);
      }
    }
    return blind;
  }

  /** What stays as it is, but is not kept any more when it goes. */
  private static List<Effect> unprotected(StackUpdate update, List<Effect> effects) {
    List<Effect> more = new ArrayList<>();
    Set<String> told = new HashSet<>();
    effects.forEach(effect -> told.add(effect.change().logicalId()));
    for (Resource now : update.after().all()) {
      if (!told.contains(now.id())) {
        Safety.lost(update, now.id())
            .ifPresent(
                lost ->
                    more.add(
                        new Effect(
                            ResourceChange.ofPolicies(now),
                            Obstacles.origin(update, now.id()),
                            lost,
                            List.of())));
      }
    }
    return more;
  }

  /** All that a change means, the worst first. */
  private static List<Assessment> assessments(
      StackUpdate update, ResourceChange change, Routes routes, List<Obstacle> obstacles) {
    List<Assessment> all = new ArrayList<>();
    Optional<Assessment> access =
        Access.of(update, change).or(() -> UnknownAccess.of(update, change));
    all.addAll(merged(access, routes.of(change)));
    if (access.isEmpty() || !ResourceType.of(change.type()).isPermission()) {
      all.add(
          Targets.of(update, change)
              .orElseGet(() -> Assessment.of(change, update.after().template())));
    }
    all.addAll(OtherFiles.of(update, change));
    OtherVersions.of(update, change).ifPresent(all::add);
    Safety.lost(update, change.logicalId()).ifPresent(all::add);
    obstacles.stream()
        .filter(obstacle -> obstacle.id().equals(change.logicalId()))
        .findFirst()
        .ifPresent(first -> all.add(new Assessment(Consequence.WILL_FAIL, first.reason())));
    all.sort(Comparator.comparing(Assessment::consequence).reversed());
    return all;
  }

  /** Two that may be of one consequence, which is told once. */
  private static List<Assessment> merged(Optional<Assessment> one, Optional<Assessment> other) {
    if (one.isEmpty() || other.isEmpty() || one.get().consequence() != other.get().consequence()) {
      return Stream.concat(one.stream(), other.stream()).toList();
    }
    List<String> parts = new ArrayList<>(one.get().parts());
    parts.addAll(other.get().parts());
    return List.of(
        new Assessment(
            one.get().consequence(), parts, one.get().policies(), Assessment.Nature.ORDINARY));
  }

  /**
   * The same where more is known of images than stands in the templates, which name those that the
   * project makes by a parameter: another version of a data store is told of these as well.
   *
   * @param old what the images of the first template are made from, by the names of containers
   * @param now those of the second
   */
  public Forecast withImages(
      Template before, Map<String, String> old, Template after, Map<String, String> now) {
    Map<String, Assessment> found = OtherVersions.between(before, old, after, now);
    List<Effect> all = new ArrayList<>();
    for (Effect effect : effects) {
      Assessment more = found.remove(effect.change().logicalId());
      all.add(more == null || effect.has(more.consequence()) ? effect : effect.beside(more));
    }
    found.forEach(
        (id, told) ->
            after
                .resource(id)
                .ifPresent(
                    task ->
                        all.add(
                            new Effect(
                                ResourceChange.ofImage(task), task.origin(), told, List.of()))));
    return new Forecast(all, obstacles, steps, blind, difference);
  }

  /** The same with more that the user changed than the templates tell. */
  public Forecast with(List<TemplateChange> more) {
    return more.isEmpty()
        ? this
        : new Forecast(effects, obstacles, steps, blind, difference.with(more));
  }

  /**
   * The same as others may see it.
   *
   * @param hidden takes out of a text what nobody may see
   */
  public Forecast concealed(UnaryOperator<String> hidden) {
    return new Forecast(effects, obstacles, steps, blind, difference.concealed(hidden));
  }

  /** The same without what happens to resources: AWS has nothing to do. */
  public Forecast withoutEffects() {
    return new Forecast(List.of(), List.of(), List.of(), blind, difference);
  }

  /** Whether AWS would refuse one update, and two do it. */
  public boolean takesTwoUpdates() {
    return steps.size() > 1;
  }

  /** The effects by logical ID. */
  public Map<String, Effect> byId() {
    Map<String, Effect> byId = new LinkedHashMap<>();
    effects.forEach(effect -> byId.put(effect.change().logicalId(), effect));
    return byId;
  }

  /** The logical IDs of what loses its data. */
  public List<String> lost() {
    return effects.stream()
        .filter(effect -> effect.has(Consequence.DATA_LOSS))
        .map(effect -> effect.change().logicalId())
        .toList();
  }

  /** The resources that go with the first of two steps and come again with the second. */
  public List<Resource> interrupted(Template before) {
    if (!takesTwoUpdates()) {
      return List.of();
    }
    return before.resources().stream()
        .filter(resource -> steps.get(0).resource(resource.id()).isEmpty())
        .filter(resource -> steps.get(1).resource(resource.id()).isPresent())
        .toList();
  }
}
