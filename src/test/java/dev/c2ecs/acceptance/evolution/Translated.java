package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A project as it is deployed.
 *
 * @param compose the Compose file
 * @param template its template
 * @param parameters the values of the parameters that {@code deploy} fills
 * @param jobs the task definitions of the jobs that {@code deploy} runs
 */
record Translated(
    String compose, Template template, Map<String, String> parameters, List<String> jobs) {

  private static final Path DIRECTORY = Path.of("/project");

  /**
   * What comes of a project.
   *
   * @param translated empty when there are errors
   * @param errors what they say
   */
  record Attempt(Optional<Translated> translated, List<String> errors) {}

  static Attempt of(Draft draft) {
    return of(ProjectText.of(draft), draft.files(), draft.variables());
  }

  /**
   * Translates a Compose text without opening a file.
   *
   * @param files the contents of other files, by their paths as the text has them
   * @param variables the variables of the shell
   */
  static Attempt of(String compose, Map<String, String> files, Map<String, String> variables) {
    LoadResult loaded =
        ComposeLoader.load(
            LoadRequest.builder(DIRECTORY)
                .files(List.of("compose.yaml"))
                .fileAccess(new TextFiles(DIRECTORY, compose))
                .environment(variables)
                .options(Translator.loading(LoadOptions.DEFAULT))
                .build());
    List<String> errors = new ArrayList<>(errors(loaded.diagnostics()));
    if (loaded.project().isEmpty()) {
      return new Attempt(Optional.empty(), errors);
    }
    Translation translation =
        Translator.translate(loaded.project().get(), Surroundings.UNKNOWN, List.of());
    errors.addAll(errors(translation.diagnostics()));
    return new Attempt(
        translation
            .template()
            .filter(template -> errors.isEmpty())
            .map(
                template ->
                    new Translated(
                        compose,
                        template,
                        Parameters.of(template, translation.images(), files, variables),
                        translation.jobs().stream().map(NeededJob::taskDefinition).toList())),
        errors);
  }

  private static List<String> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .map(d -> d.code().id() + " " + d.message())
        .toList();
  }

  /** Whether a deployment of one after the other has nothing to do. */
  boolean isSameAs(Translated other) {
    return parameters.equals(other.parameters)
        && template.parameters().equals(other.template.parameters())
        && template.outputs().equals(other.template.outputs())
        && resources(template).equals(resources(other.template));
  }

  /** The resources by their IDs, without the places that they come from. */
  static Map<String, List<Object>> resources(Template template) {
    Map<String, List<Object>> resources = new TreeMap<>();
    for (Resource resource : template.resources()) {
      resources.put(
          resource.id(),
          List.of(
              resource.type(),
              resource.properties(),
              resource.dependsOn(),
              resource.deletionPolicy(),
              resource.updateReplacePolicy()));
    }
    return resources;
  }
}
