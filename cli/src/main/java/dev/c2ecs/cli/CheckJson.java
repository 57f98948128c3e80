package dev.c2ecs.cli;

import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The JSON form of a check. */
final class CheckJson {

  private static final int VERSION = 1;

  private CheckJson() {}

  static String write(List<Diagnostic> diagnostics, Coverage coverage) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("version", VERSION);
          json.writeArrayPropertyStart("diagnostics");
          diagnostics.forEach(diagnostic -> diagnostic(json, diagnostic));
          json.writeEndArray();
          coverage(json, coverage);
          json.writeEndObject();
        });
  }

  /** A diagnostic with its place, as every JSON of the program has it. */
  static void diagnostic(JsonGenerator json, Diagnostic diagnostic) {
    json.writeStartObject();
    json.writeStringProperty("code", diagnostic.code().id());
    json.writeStringProperty("severity", diagnostic.severity().word());
    json.writeStringProperty("message", diagnostic.message());
    json.writeStringProperty("hint", diagnostic.hint());
    json.writeStringProperty("path", diagnostic.path().toString());
    json.writeStringProperty("service", diagnostic.service());
    List<Location> locations = diagnostic.locations();
    json.writeName("location");
    if (locations.isEmpty()) {
      json.writeNull();
    } else {
      location(json, locations.get(0));
    }
    if (locations.size() > 1) {
      json.writeArrayPropertyStart("otherLocations");
      locations.subList(1, locations.size()).forEach(other -> location(json, other));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void location(JsonGenerator json, Location location) {
    json.writeStartObject();
    json.writeStringProperty("file", location.file());
    json.writeNumberProperty("line", location.line());
    json.writeNumberProperty("column", location.column());
    json.writeEndObject();
  }

  private static void coverage(JsonGenerator json, Coverage coverage) {
    json.writeObjectPropertyStart("coverage");
    json.writeNumberProperty("leaves", coverage.leaves());
    json.writeNumberProperty("exact", coverage.exact());
    json.writeNumberProperty("approximated", coverage.approximated());
    json.writeNumberProperty("noEffect", coverage.noEffect());
    json.writeNumberProperty("warned", coverage.warned());
    json.writeNumberProperty("rejected", coverage.rejected());
    json.writeEndObject();
  }
}
