package dev.c2ecs.cli.report;

import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Explanation;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 of OASIS, as code scanning of
 * GitHub takes them.
 */
public final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String VERSION = "2.1.0";

  /** The root of the repository in the terms of code scanning. */
  private static final String ROOT = "%SRCROOT%";

  private static final String TEXT = "text";

  private final JsonGenerator json;
  private final ReportFiles files;
  private final List<Code> rules;

  private SarifReport(JsonGenerator json, ReportFiles files, List<Code> rules) {
    this.json = json;
    this.files = files;
    this.rules = rules;
  }

  /**
   * A log with one run.
   *
   * @param version the version of this program
   */
  public static String write(List<Finding> findings, ReportFiles files, String version) {
    TreeMap<String, Code> rules = new TreeMap<>();
    findings.forEach(f -> rules.put(f.diagnostic().code().id(), f.diagnostic().code()));
    return JsonText.write(
        json -> new SarifReport(json, files, List.copyOf(rules.values())).log(findings, version));
  }

  private void log(List<Finding> findings, String version) {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", VERSION);
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "c2ecs");
    json.writeStringProperty("version", version);
    json.writeArrayPropertyStart("rules");
    rules.forEach(this::rule);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    json.writeObjectPropertyStart("originalUriBaseIds");
    json.writeObjectPropertyStart(ROOT);
    message("description", "The root of the repository");
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayPropertyStart("results");
    findings.forEach(this::result);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void rule(Code code) {
    Explanation explanation = code.explanation();
    List<String> help = new ArrayList<>();
    help.add("Why: " + explanation.why());
    help.add("Instead: " + explanation.instead());
    help.add("What to do: " + explanation.remedy());
    json.writeStartObject();
    json.writeStringProperty("id", code.id());
    json.writeStringProperty("name", name(code));
    message("shortDescription", code.title());
    message("fullDescription", explanation.why());
    json.writeObjectPropertyStart("help");
    json.writeStringProperty(TEXT, String.join("\n", help));
    json.writeStringProperty(
        "markdown", "- " + String.join("\n- ", help.stream().map(Markdown::text).toList()) + "\n");
    json.writeEndObject();
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", level(code.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** The constant of the code in the way of names of rules, {@code HostPath}. */
  private static String name(Code code) {
    StringBuilder name = new StringBuilder();
    for (String word : code.toString().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private void result(Finding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    String hint = diagnostic.hint();
    json.writeStartObject();
    json.writeStringProperty("ruleId", diagnostic.code().id());
    json.writeNumberProperty("ruleIndex", rules.indexOf(diagnostic.code()));
    json.writeStringProperty("level", level(diagnostic.severity()));
    message("message", diagnostic.message() + (hint.isEmpty() ? "" : "\n" + hint));
    json.writeArrayPropertyStart("locations");
    location(files.place(finding).orElseGet(files::anywhere), diagnostic);
    json.writeEndArray();
    List<ReportFiles.Place> all = files.places(finding);
    if (all.size() > 1) {
      json.writeArrayPropertyStart("relatedLocations");
      all.subList(1, all.size()).forEach(other -> location(other, diagnostic));
      json.writeEndArray();
    }
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("codeAndPath/v1", finding.fingerprint());
    json.writeEndObject();
    finding.accepted().ifPresent(this::suppression);
    json.writeEndObject();
  }

  private void location(ReportFiles.Place place, Diagnostic diagnostic) {
    boolean absolute = place.path().startsWith("/");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", ReportFiles.uri(place.path()));
    if (!absolute) {
      json.writeStringProperty("uriBaseId", ROOT);
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("region");
    json.writeNumberProperty("startLine", place.line());
    json.writeNumberProperty("startColumn", place.column());
    json.writeNumberProperty("endColumn", place.endColumn());
    json.writeEndObject();
    json.writeEndObject();
    if (!diagnostic.path().isRoot()) {
      json.writeArrayPropertyStart("logicalLocations");
      json.writeStartObject();
      json.writeStringProperty(
          "fullyQualifiedName", Visible.onOneLine(diagnostic.path().toString()));
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void suppression(AcceptedDiagnostic accepted) {
    json.writeArrayPropertyStart("suppressions");
    json.writeStartObject();
    json.writeStringProperty("kind", accepted.inFile() ? "inSource" : "external");
    json.writeStringProperty("status", "accepted");
    Optional.of(accepted.reason())
        .filter(reason -> !reason.isEmpty())
        .ifPresent(reason -> json.writeStringProperty("justification", text(reason)));
    json.writeEndObject();
    json.writeEndArray();
  }

  private void message(String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty(TEXT, text(text));
    json.writeEndObject();
  }

  /** What {@code [text](address)} says is a link in a message; a value of a file is none. */
  private static String text(String text) {
    String visible = Visible.of(text);
    return visible.contains("](")
        ? visible.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        : visible;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
