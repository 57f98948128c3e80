package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.secrets.Concealed;
import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the two sides of a comparison.
 *
 * @param name what a reader calls it: {@code HEAD~1}, {@code the working tree}
 * @param project the project; empty when it is not there, or cannot be read
 * @param template its template; empty after errors
 * @param jobs its jobs
 * @param diagnostics what there is to say of it
 * @param prints what its images are made of
 * @param secrets its credentials
 * @param accepted the diagnostics that its owner accepts
 * @param sources the texts of its Compose files
 * @param concealed takes credentials out of what is said of it
 * @param absent whether there is no project at all
 */
public record Side(
    String name,
    Optional<ComposeProject> project,
    Optional<Template> template,
    List<NeededJob> jobs,
    List<Diagnostic> diagnostics,
    Map<ContentPrints.Thing, ContentPrints.Print> prints,
    List<SecretPrint> secrets,
    List<AcceptedDiagnostic> accepted,
    Map<String, String> sources,
    Concealed concealed,
    boolean absent) {

  public Side {
    jobs = List.copyOf(jobs);
    diagnostics = List.copyOf(diagnostics);
    secrets = List.copyOf(secrets);
    accepted = List.copyOf(accepted);
  }

  /** A side that has no project. */
  public static Side absent(String name, Concealed concealed) {
    return new Side(
        name,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        concealed,
        true);
  }

  /** A side of which only the template is known. */
  public static Side of(String name, Template template) {
    return new Side(
        name,
        Optional.empty(),
        Optional.of(template),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        Concealed.NOTHING,
        false);
  }

  /** The Compose files that it was read from, by their names, sorted. */
  public List<String> files() {
    return sources.keySet().stream().sorted().toList();
  }

  /** Its errors. */
  public List<Diagnostic> errors() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** Whether it can be compared: it has a template, or nothing at all. */
  public boolean isWhole() {
    return absent || template.isPresent();
  }

  /** Whether it has a service or a job of a name. */
  boolean has(String service) {
    return project.filter(known -> known.services().containsKey(service)).isPresent();
  }

  /** What other content means for a service. */
  NewContent.Meaning restarts(String service) {
    if (jobs.stream().anyMatch(job -> job.services().contains(service))) {
      return NewContent.Meaning.RUNS;
    }
    boolean stops =
        compared().ofType(ResourceType.SERVICE).stream()
            .filter(resource -> resource.origin().name().equals(service))
            .anyMatch(Assessment::stopsFirst);
    return stops ? NewContent.Meaning.STOPS : NewContent.Meaning.RESTARTS;
  }

  /** Its template; one without resources when there is no project. */
  public Template compared() {
    return template.orElseGet(() -> new Template("", List.of(), List.of(), List.of()));
  }
}
