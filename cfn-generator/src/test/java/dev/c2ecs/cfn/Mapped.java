package dev.c2ecs.cfn;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ExtensionWalk;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.Planner;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one mapper says of a project. */
public final class Mapped {

  private final Contribution contribution;
  private final List<Diagnostic> diagnostics;

  private Mapped(Contribution contribution, List<Diagnostic> diagnostics) {
    this.contribution = contribution;
    this.diagnostics = diagnostics;
  }

  /** What a mapper says of a project of one service named web. */
  public static Mapped service(Mapper mapper, String attributes) {
    return of(mapper, Projects.service(attributes));
  }

  /** What a mapper says of a Compose text. */
  public static Mapped project(Mapper mapper, String compose) {
    return of(mapper, Projects.of(compose));
  }

  private static Mapped of(Mapper mapper, ComposeProject project) {
    DiagnosticCollector all = new DiagnosticCollector(project);
    Plan plan =
        Mappers.withTaskRoles(
            Planner.plan(project, ProjectCredentials.of(project), Surroundings.UNKNOWN, all), all);
    DiagnosticCollector findings = new DiagnosticCollector(project);
    Contribution contribution = Mappers.map(mapper, plan, findings);
    List<Diagnostic> diagnostics = new ArrayList<>(findings.all());
    diagnostics.addAll(ExtensionWalk.walk(project));
    return new Mapped(contribution, diagnostics);
  }

  /** The diagnostics of the mapper, and of values of {@code x-aws-} keys. */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /** The codes of the diagnostics of the mapper, and of values of {@code x-aws-} keys. */
  public List<String> codes() {
    return diagnostics.stream().map((Diagnostic d) -> d.code().id()).toList();
  }

  /** The names of the parameters. */
  public List<String> parameters() {
    return contribution.parameters().stream().map(p -> p.name()).toList();
  }

  /** The logical IDs that the mapper declares. */
  public List<String> declared() {
    return contribution.parts().stream()
        .filter(part -> part.declaration().isPresent())
        .map(Part::id)
        .toList();
  }

  /** The outputs, a text or the text of a substitution. */
  public List<String> outputs() {
    return contribution.outputs().stream()
        .map(
            output ->
                output.value() instanceof Value.Text text ? text.text() : output.value().toString())
        .toList();
  }

  /** What the mapper makes a resource depend on. */
  public List<String> dependsOn(String id) {
    List<String> all = new ArrayList<>();
    parts(id).forEach(part -> all.addAll(part.dependsOn()));
    return all;
  }

  /** A property of a resource, from the first part that has it. */
  public Optional<Value> property(String id, String... keys) {
    return parts(id).stream().flatMap(p -> at(p.properties(), keys).stream()).findFirst();
  }

  /** A property of the container web of the task of web. */
  public Optional<Value> container(String... keys) {
    return containerOf("WebTaskDefinition", "web", keys);
  }

  /** A property of a container. */
  public Optional<Value> containerOf(String task, String name, String... keys) {
    return parts(task).stream()
        .flatMap(part -> at(part.properties(), "ContainerDefinitions").stream())
        .flatMap(list -> ((Value.ListOf) list).items().stream())
        .filter(c -> at(c, "Name").filter(Value.text(name)::equals).isPresent())
        .flatMap(c -> at(c, keys).stream())
        .findFirst();
  }

  private List<Part> parts(String id) {
    return contribution.parts().stream().filter(part -> part.id().equals(id)).toList();
  }

  private static Optional<Value> at(Value value, String... keys) {
    Optional<Value> current = Optional.of(value);
    for (String key : keys) {
      current =
          current
              .filter(Value.MapOf.class::isInstance)
              .flatMap(map -> Optional.ofNullable(((Value.MapOf) map).entries().get(key)));
    }
    return current;
  }
}
