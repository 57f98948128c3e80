package dev.c2ecs.cfn.identity;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives resources other logical IDs, all at once, wherever they are named. */
final class Renaming {

  private static final String SUB = "Fn::Sub";

  private final Map<String, String> names;

  /**
   * A renaming.
   *
   * @param names the new IDs by the old ones
   */
  Renaming(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /** Whether nothing is renamed. */
  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The new name of a resource. */
  String of(String id) {
    return names.getOrDefault(id, id);
  }

  /** The template with the new names. Its resources stay where they are. */
  Template of(Template template) {
    List<Resource> resources = new ArrayList<>();
    for (Resource resource : template.resources()) {
      resources.add(
          new Resource(
              of(resource.id()),
              resource.type(),
              resource.origin(),
              all(resource.dependsOn()),
              resource.deletionPolicy(),
              resource.updateReplacePolicy(),
              map(resource.properties())));
    }
    List<Output> outputs = new ArrayList<>();
    for (Output output : template.outputs()) {
      outputs.add(
          new Output(output.name(), output.origin(), output.description(), of(output.value())));
    }
    return new Template(template.description(), template.parameters(), resources, outputs);
  }

  /** A job with the new names. */
  NeededJob of(NeededJob job) {
    return new NeededJob(
        job.service(),
        job.path(),
        of(job.taskDefinition()),
        job.container(),
        job.services(),
        of(job.cluster()),
        map(job.network()),
        job.capacity(),
        job.tasks(),
        all(job.needs()),
        job.after(),
        job.work(),
        job.parameters());
  }

  /** A value with the new names. */
  Value of(Value value) {
    if (value instanceof Value.Ref ref) {
      return Value.ref(of(ref.name()));
    }
    if (value instanceof Value.GetAtt getAtt) {
      return Value.getAtt(of(getAtt.resource()), getAtt.attribute());
    }
    if (value instanceof Value.Sub sub) {
      return new Value.Sub(text(sub.text(), Map.of()));
    }
    if (value instanceof Value.Select select) {
      return new Value.Select(select.index(), of(select.list()));
    }
    if (value instanceof Value.ListOf list) {
      return new Value.ListOf(list.items().stream().map(this::of).toList(), list.inline());
    }
    return value instanceof Value.MapOf map ? map(map) : value;
  }

  private Value.MapOf map(Value.MapOf map) {
    Map<String, Value> entries = new LinkedHashMap<>();
    map.entries()
        .forEach((key, value) -> entries.put(key, key.equals(SUB) ? sub(value) : of(value)));
    return new Value.MapOf(entries);
  }

  /** The long form of a substitution: a text, and names of its own with their values. */
  private Value sub(Value argument) {
    if (argument instanceof Value.ListOf list
        && list.items().size() == 2
        && list.items().get(0) instanceof Value.Text text
        && list.items().get(1) instanceof Value.MapOf own) {
      return Value.list(Value.text(text(text.text(), own.entries())), map(own));
    }
    return of(argument);
  }

  private String text(String text, Map<String, Value> own) {
    return References.renamed(text, name -> own.containsKey(name) ? name : of(name));
  }

  private List<String> all(List<String> ids) {
    return ids.stream().map(this::of).sorted().toList();
  }
}
