package dev.c2ecs.cli;

import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.diff.Obstacle;
import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.resourcetype.CreateOnly;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.review.NewAcceptance;
import dev.c2ecs.cli.review.NewContent;
import dev.c2ecs.cli.review.NewSecret;
import dev.c2ecs.cli.review.Rename;
import dev.c2ecs.cli.review.ServiceImage;
import dev.c2ecs.cli.review.Side;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON form of a difference. Values of properties are left out, because templates may hold what
 * nobody should read in a log; what the user changed is told as in the text, with credentials
 * hidden.
 */
final class DiffJson {

  private static final int VERSION = 1;

  private DiffJson() {}

  static String write(Comparison comparison) {
    Forecast forecast = comparison.forecast();
    Template before = comparison.before().compared();
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("version", VERSION);
          json.writeNumberProperty("updates", forecast.steps().size());
          side(json, "before", comparison.before());
          side(json, "after", comparison.after());
          json.writeArrayPropertyStart("changes");
          forecast.difference().changes().forEach(change -> change(json, change));
          forecast.difference().others().forEach(change -> change(json, change));
          json.writeEndArray();
          json.writeArrayPropertyStart("resources");
          forecast.effects().forEach(effect -> resource(json, effect));
          json.writeEndArray();
          json.writeArrayPropertyStart("obstacles");
          forecast.obstacles().forEach(obstacle -> obstacle(json, obstacle));
          json.writeEndArray();
          json.writeArrayPropertyStart("startsEmpty");
          forecast.difference().moved().forEach(moved -> moved(json, moved));
          json.writeEndArray();
          texts(
              json,
              "interrupted",
              forecast.interrupted(before).stream().map(Resource::id).sorted().toList());
          array(json, "overlaps", comparison.overlaps(), DiffJson::overlap);
          array(json, "renames", comparison.renames(), DiffJson::rename);
          array(json, "images", comparison.images(), DiffJson::image);
          array(json, "contents", comparison.contents(), DiffJson::content);
          array(json, "secrets", comparison.secrets(), DiffJson::secret);
          array(json, "acceptances", comparison.acceptances(), DiffJson::acceptance);
          array(json, "opens", comparison.exposures().opens(), DiffJson::exposure);
          array(json, "closes", comparison.exposures().closes(), DiffJson::exposure);
          array(json, "newDiagnostics", comparison.diagnostics().news(), DiffJson::diagnostic);
          array(
              json, "changedDiagnostics", comparison.diagnostics().changed(), DiffJson::diagnostic);
          CostJson.pricing(json, comparison.pricing());
          json.writeName("leavesStackOf");
          text(json, comparison.leftStack().orElse(null));
          array(json, "fixedDiagnostics", comparison.diagnostics().fixed(), DiffJson::diagnostic);
          json.writeEndObject();
        });
  }

  private static <T> void array(
      JsonGenerator json, String name, List<T> items, BiConsumer<JsonGenerator, T> writer) {
    json.writeArrayPropertyStart(name);
    items.forEach(item -> writer.accept(json, item));
    json.writeEndArray();
  }

  private static void side(JsonGenerator json, String name, Side side) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("name", side.name());
    json.writeBooleanProperty("exists", !side.absent());
    json.writeName("project");
    text(json, side.project().map(ComposeProject::name).orElse(null));
    array(json, "errors", side.errors(), DiffJson::diagnostic);
    json.writeEndObject();
  }

  private static void diagnostic(JsonGenerator json, Diagnostic diagnostic) {
    CheckJson.diagnostic(json, diagnostic);
  }

  private static void overlap(JsonGenerator json, Overlap overlap) {
    json.writeStartObject();
    json.writeStringProperty("leaving", overlap.leaving().name());
    json.writeStringProperty("coming", overlap.coming().name());
    json.writeStringProperty("fileSystem", overlap.fileSystem());
    json.writeEndObject();
  }

  private static void rename(JsonGenerator json, Rename rename) {
    json.writeStartObject();
    json.writeStringProperty("section", rename.section());
    json.writeStringProperty("before", rename.before());
    json.writeStringProperty("after", rename.after());
    texts(json, "lines", rename.lines());
    json.writeEndObject();
  }

  private static void image(JsonGenerator json, ServiceImage image) {
    json.writeStartObject();
    json.writeStringProperty("service", image.service());
    json.writeName("before");
    text(json, image.before().orElse(null));
    json.writeName("after");
    text(json, image.after().orElse(null));
    json.writeEndObject();
  }

  private static void content(JsonGenerator json, NewContent content) {
    json.writeStartObject();
    json.writeStringProperty("service", content.service());
    json.writeStringProperty("what", content.what());
    json.writeStringProperty("change", word(content.change()));
    json.writeName("before");
    text(json, content.before().orElse(null));
    json.writeName("after");
    text(json, content.after().orElse(null));
    json.writeStringProperty("follows", word(content.meaning()));
    json.writeEndObject();
  }

  private static void secret(JsonGenerator json, NewSecret secret) {
    json.writeStartObject();
    json.writeStringProperty("kind", secret.kind());
    json.writeStringProperty("name", secret.name());
    json.writeStringProperty("change", word(secret.change()));
    texts(json, "services", List.copyOf(secret.services()));
    json.writeObjectPropertyStart("follows");
    secret
        .follows()
        .forEach((meaning, services) -> texts(json, word(meaning), List.copyOf(services)));
    json.writeEndObject();
    texts(json, "keeping", List.copyOf(secret.keeping()));
    json.writeStringProperty("happens", secret.happens());
    json.writeBooleanProperty("wider", secret.isWider());
    json.writeEndObject();
  }

  private static void acceptance(JsonGenerator json, NewAcceptance one) {
    json.writeStartObject();
    json.writeStringProperty("service", one.service());
    json.writeStringProperty("code", one.code());
    json.writeStringProperty("change", word(one.change()));
    json.writeStringProperty("what", one.what());
    json.writeStringProperty("reason", one.reason());
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void exposure(JsonGenerator json, Exposure exposure) {
    json.writeStartObject();
    json.writeStringProperty("service", exposure.service());
    json.writeNumberProperty("port", exposure.port());
    json.writeStringProperty("protocol", exposure.protocol());
    json.writeNumberProperty("target", exposure.target());
    json.writeStringProperty("who", exposure.cidr());
    json.writeEndObject();
  }

  private static void change(JsonGenerator json, TemplateChange change) {
    json.writeStartObject();
    json.writeStringProperty("origin", change.origin().path().toString());
    json.writeStringProperty("subject", change.subject());
    json.writeName("before");
    text(json, change.before().orElse(null));
    json.writeName("after");
    text(json, change.after().orElse(null));
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, @Nullable String text) {
    if (text == null) {
      json.writeNull();
    } else {
      json.writeString(text);
    }
  }

  private static void resource(JsonGenerator json, Forecast.Effect effect) {
    ResourceChange change = effect.change();
    json.writeStartObject();
    json.writeStringProperty("id", change.logicalId());
    json.writeStringProperty("type", change.type());
    json.writeStringProperty("origin", effect.origin().path().toString());
    json.writeStringProperty("action", change.action().toLowerCase(Locale.ROOT));
    json.writeStringProperty("consequence", effect.assessment().consequence().key());
    json.writeStringProperty("reason", effect.assessment().words());
    json.writeArrayPropertyStart("also");
    for (Assessment one : effect.also()) {
      json.writeStartObject();
      json.writeStringProperty("consequence", one.consequence().key());
      json.writeStringProperty("reason", one.words());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("properties");
    for (ResourceChange.Detail detail : change.details()) {
      json.writeStartObject();
      json.writeStringProperty("path", detail.path());
      json.writeStringProperty(
          "effect",
          CreateOnly.effect(change.type(), detail.keys())
              .name()
              .toLowerCase(Locale.ROOT)
              .replace('_', '-'));
      json.writeStringProperty("cause", detail.cause());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void obstacle(JsonGenerator json, Obstacle obstacle) {
    json.writeStartObject();
    json.writeStringProperty("id", obstacle.id());
    json.writeStringProperty("origin", obstacle.origin().path().toString());
    json.writeStringProperty("reason", obstacle.reason());
    json.writeEndObject();
  }

  private static void moved(JsonGenerator json, MovedMount moved) {
    json.writeStartObject();
    json.writeStringProperty("service", moved.service().name());
    json.writeStringProperty("target", moved.target());
    json.writeStringProperty("before", moved.before());
    json.writeStringProperty("after", moved.after());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
