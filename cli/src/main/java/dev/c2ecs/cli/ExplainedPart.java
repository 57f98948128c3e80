package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a part of a template comes from, what it names and what names it. */
final class ExplainedPart {

  private final Template template;
  private final Optional<ComposeProject> project;

  /**
   * Parts of a template.
   *
   * @param project the project that it is the template of
   */
  ExplainedPart(Template template, Optional<ComposeProject> project) {
    this.template = template;
    this.project = project;
  }

  /** What there is to say of a logical ID; nothing when no part has it. */
  List<String> lines(String id) {
    List<String> lines = new ArrayList<>();
    template.resource(id).ifPresent(resource -> resource(resource, lines));
    for (Parameter parameter : template.parameters()) {
      if (parameter.name().equals(id)) {
        parameter(parameter, lines);
      }
    }
    for (Output output : template.outputs()) {
      if (output.name().equals(id)) {
        lines.add(id + ": an output");
        lines.add("");
        origin(output.origin(), lines);
        names(References.within(output.value()), lines);
      }
    }
    return lines;
  }

  private void resource(Resource resource, List<String> lines) {
    lines.add(resource.id() + ": " + resource.type());
    lines.add("");
    origin(resource.origin(), lines);
    resource.deletionPolicy().ifPresent(policy -> lines.add("when it leaves the stack: " + policy));
    resource.updateReplacePolicy().ifPresent(policy -> lines.add("when it is replaced: " + policy));
    Set<String> names = new TreeSet<>(References.within(resource.properties()));
    names.addAll(resource.dependsOn());
    names(names, lines);
    users(resource.id(), lines);
  }

  private void parameter(Parameter parameter, List<String> lines) {
    lines.add(parameter.name() + ": a parameter, " + parameter.type());
    lines.add("");
    lines.add(parameter.description());
    lines.add(parameter.defaultValue().isPresent() ? "it has a default" : "it must be given");
    users(parameter.name(), lines);
  }

  private void origin(ComposeRef origin, List<String> lines) {
    Optional<Origin> place =
        project.filter(p -> origin.isKnown()).map(p -> p.origin(origin.path()));
    String where = place.filter(Origin::known).map(o -> ", " + Location.of(o)).orElse("");
    boolean whole = origin.equals(ComposeRef.ALL_PORTS) || origin.equals(ComposeRef.PROJECT);
    lines.add("from " + (origin.isKnown() ? origin : "the overlay") + (whole ? "" : where));
  }

  private static void names(Set<String> names, List<String> lines) {
    if (!names.isEmpty()) {
      lines.add("names " + String.join(", ", new TreeSet<>(names)));
    }
  }

  private void users(String id, List<String> lines) {
    TemplateReferences references = TemplateReferences.of(template);
    Set<String> users = new TreeSet<>();
    references.ofResources().forEach((user, names) -> add(users, user, names.contains(id)));
    template
        .resources()
        .forEach(resource -> add(users, resource.id(), resource.dependsOn().contains(id)));
    for (int i = 0; i < template.outputs().size(); i++) {
      String output = template.outputs().get(i).name() + " (output)";
      add(users, output, references.ofOutputs().get(i).contains(id));
    }
    lines.add(users.isEmpty() ? "nothing names it" : "named by " + String.join(", ", users));
  }

  private static void add(Set<String> users, String user, boolean names) {
    if (names) {
      users.add(user);
    }
  }
}
