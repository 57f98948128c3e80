package dev.c2ecs.cfn.identity;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.plan.UniqueNames;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The logical IDs that the resources of a project keep from an earlier template. A translation
 * names all by the IDs of today, until the end; an overlay is written in those of the result.
 */
public final class KeptIds {

  /** Nothing is kept. */
  public static final KeptIds NONE = new KeptIds(Map.of(), Map.of(), List.of());

  private final Map<String, Identity> identities;
  private final Map<String, String> kept;
  private final Renaming toKept;
  private final Map<String, String> toOurs;
  private final List<String> notes;

  private KeptIds(Map<String, Identity> identities, Map<String, String> kept, List<String> notes) {
    this.identities = identities;
    this.kept = new TreeMap<>(kept);
    this.toKept = new Renaming(kept);
    this.notes = notes;
    Map<String, String> back = new HashMap<>();
    kept.forEach((our, their) -> back.put(their, our));
    this.toOurs = back;
  }

  /**
   * The IDs that a project keeps.
   *
   * @param planned the template with the IDs of today, without the overlay
   * @param overlaid the same with the overlay, which may change what tells resources apart
   * @param earlier what is known of earlier ones
   * @param scheme the IDs of today by what Docker's retired integration called the same
   * @param project the name of the project
   */
  public static KeptIds of(
      Template planned,
      Template overlaid,
      EarlierIds earlier,
      Map<String, String> scheme,
      String project) {
    if (earlier.isNone()) {
      return NONE;
    }
    Map<String, Identity> identities = ResourceIdentities.of(planned, project);
    if (earlier.template().isEmpty()) {
      return new Choice(planned, Set.of())
          .of(identities, pairs(identities, earlier.recorded()), List.of());
    }
    Template old = earlier.template().get();
    Pairs pairs = Pairs.of(identities, ResourceIdentities.of(old, project));
    if (!planned.equals(overlaid)) {
      Pairs.of(ResourceIdentities.of(overlaid, project), ResourceIdentities.of(old, project))
          .byOurs()
          .forEach(pairs::add);
    }
    addByScheme(pairs, planned, old, scheme);
    return new Choice(planned, otherTypes(planned, old, pairs))
        .of(identities, pairs.byOurs(), LikeNotes.of(planned, old, pairs));
  }

  private static Map<String, String> pairs(
      Map<String, Identity> identities, Map<String, String> entries) {
    Map<String, Identity> theirs = new LinkedHashMap<>();
    entries.forEach((text, id) -> theirs.put(id, Identity.read(text)));
    return Pairs.of(identities, theirs).byOurs();
  }

  private static void addByScheme(
      Pairs pairs, Template planned, Template old, Map<String, String> scheme) {
    for (Resource resource : old.resources()) {
      String our = scheme.get(resource.id());
      if (our != null && planned.resource(our).filter(r -> isSameType(r, resource)).isPresent()) {
        pairs.add(our, resource.id());
      }
    }
  }

  private static boolean isSameType(Resource one, Resource other) {
    return one.type().equals(other.type());
  }

  /** IDs that the old template has for a resource of another type: none can become the other. */
  private static Set<String> otherTypes(Template planned, Template old, Pairs pairs) {
    Set<String> ids = new HashSet<>();
    for (Resource resource : planned.resources()) {
      if (!pairs.byOurs().containsKey(resource.id())
          && old.resource(resource.id()).filter(r -> !isSameType(r, resource)).isPresent()) {
        ids.add(resource.id());
      }
    }
    return ids;
  }

  /** Decides who has which ID, so that no two have one. */
  private record Choice(Template planned, Set<String> impossible) {

    KeptIds of(Map<String, Identity> identities, Map<String, String> pairs, List<String> doubts) {
      List<String> notes = new ArrayList<>(doubts);
      Set<String> parameters = new HashSet<>();
      planned.parameters().stream().map(Parameter::name).forEach(parameters::add);
      Map<String, String> kept = new LinkedHashMap<>();
      Set<String> held = new HashSet<>(parameters);
      pairs.forEach(
          (our, their) -> {
            if (parameters.contains(their)) {
              notes.add(their + " cannot be kept: " + their + " is a parameter here; it is " + our);
            } else {
              held.add(their);
              if (!our.equals(their)) {
                kept.put(our, their);
              }
            }
          });
      UniqueNames free = new UniqueNames(Limits.LOGICAL_ID, "");
      held.forEach(free::reserve);
      impossible.forEach(free::reserve);
      planned.resources().forEach(resource -> free.reserve(resource.id()));
      for (Resource resource : planned.resources()) {
        String id = resource.id();
        boolean stays = id.equals(pairs.get(id)) || kept.containsKey(id);
        if (!stays && (held.contains(id) || impossible.contains(id))) {
          kept.put(id, free.take(identity(identities, id).text(), id, ""));
        }
      }
      return new KeptIds(identities, kept, notes);
    }
  }

  private static Identity identity(Map<String, Identity> identities, String id) {
    return identities.getOrDefault(id, Identity.ofId(id));
  }

  /** Whether every resource has the ID of today. */
  public boolean isEmpty() {
    return toKept.isEmpty();
  }

  /** The template with the IDs that are kept, from one with those of today. */
  public Template apply(Template template) {
    return isEmpty() ? template : toKept.of(template);
  }

  /** The job with the IDs that are kept. */
  public NeededJob apply(NeededJob job) {
    return isEmpty() ? job : toKept.of(job);
  }

  /**
   * The ID of today of a resource by the name that somebody wrote: that of the result, else that of
   * today.
   */
  public String ours(String written) {
    return toOurs.getOrDefault(written, written);
  }

  /** A value that somebody wrote, with the IDs of today. */
  public Value ours(Value written) {
    return isEmpty() ? written : new Renaming(toOurs).of(written);
  }

  /**
   * What a lock has to have so that the same IDs are kept, by what has them.
   *
   * @param before what it has. Of that stays what the project does not have now, a service of a
   *     profile perhaps, as long as the earlier template has it under this ID
   * @param old the earlier template
   */
  public Map<String, String> recorded(Map<String, String> before, Template old) {
    Set<String> keys = new HashSet<>();
    identities.values().forEach(identity -> keys.add(identity.key()));
    Map<String, String> recorded = new TreeMap<>();
    before.forEach(
        (text, id) -> {
          if (!keys.contains(Identity.read(text).key())
              && !kept.containsValue(id)
              && old.resource(id).isPresent()) {
            recorded.put(text, id);
          }
        });
    kept.forEach((our, their) -> recorded.put(identity(identities, our).text(), their));
    return recorded;
  }

  /** The IDs that are kept, each as a line for people, sorted by those of today. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    kept.forEach(
        (our, their) ->
            lines.add(identity(identities, our).text() + ": " + their + ", not " + our));
    return lines;
  }

  /** What could not be kept, and why. */
  public List<String> notes() {
    return notes;
  }
}
