package dev.c2ecs.cfn;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a Compose text, as a whole. */
public final class Translated {

  private final Translation translation;

  private Translated(Translation translation) {
    this.translation = translation;
  }

  /** What becomes of a Compose text when some codes are accepted. */
  public static Translated of(String compose, String... accepted) {
    return new Translated(
        Translator.translate(Projects.of(compose), Surroundings.UNKNOWN, List.of(accepted)));
  }

  /** What becomes of a Compose text when something is known beside it. */
  public static Translated of(String compose, Surroundings surroundings) {
    return new Translated(Translator.translate(Projects.of(compose), surroundings, List.of()));
  }

  /** The codes of the diagnostics, those of tags, of sizes and of what is open left out. */
  public List<String> codes() {
    return translation.diagnostics().stream()
        .map((Diagnostic d) -> d.code().id())
        .filter(code -> !Set.of("C2E376", "C2E382", "C2E391").contains(code))
        .toList();
  }

  /** The text of the diagnostics of a code. */
  public String said(String code) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : translation.diagnostics()) {
      if (diagnostic.code().id().equals(code)) {
        text.append(diagnostic.message()).append(" - ").append(diagnostic.hint()).append('\n');
      }
    }
    return text.toString();
  }

  /** The severities of the diagnostics of a code. */
  public List<String> severities(String code) {
    return translation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.code().id().equals(code))
        .map(diagnostic -> diagnostic.severity().word())
        .toList();
  }

  /** The secrets that the template names. */
  public List<NeededSecret> secrets() {
    return translation.secrets();
  }

  public boolean hasTemplate() {
    return translation.template().isPresent();
  }

  private Template template() {
    return translation
        .template()
        .orElseThrow(() -> new AssertionError(translation.diagnostics().toString()));
  }

  /** The logical IDs of a type. */
  public List<String> ids(String type) {
    return template().resources().stream()
        .filter(resource -> resource.type().endsWith("::" + type))
        .map(Resource::id)
        .toList();
  }

  /** The properties of a resource as a text; empty when there is none. */
  public String text(String id) {
    return template().resources().stream()
        .filter(resource -> resource.id().equals(id))
        .map(resource -> resource.properties().toString())
        .findFirst()
        .orElse("");
  }

  /** A property of a resource. */
  public Optional<Value> property(String id, String key) {
    return template().resources().stream()
        .filter(resource -> resource.id().equals(id))
        .flatMap(r -> Optional.ofNullable(r.properties().entries().get(key)).stream())
        .findFirst();
  }
}
