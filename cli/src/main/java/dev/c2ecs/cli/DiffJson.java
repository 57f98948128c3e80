package dev.c2ecs.cli;

import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.diff.Obstacle;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.resourcetype.CreateOnly;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonText;
import java.util.List;
import java.util.Locale;
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

  static String write(Forecast forecast, Template before) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("version", VERSION);
          json.writeNumberProperty("updates", forecast.steps().size());
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
          json.writeEndObject();
        });
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
