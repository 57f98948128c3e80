package dev.c2ecs.cli;

import dev.c2ecs.cfn.policy.Policy;
import dev.c2ecs.cfn.policy.Statement;
import dev.c2ecs.cfn.writer.JsonText;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * Policy documents as text: one as it is, several by their names. YAML quotes every text, so that
 * no reader takes one for something else.
 */
final class PolicyText {

  private PolicyText() {}

  static String json(List<Policy> policies) {
    return JsonText.write(
        json -> {
          if (policies.size() == 1) {
            document(json, policies.get(0));
            return;
          }
          json.writeStartObject();
          for (Policy policy : policies) {
            json.writeName(policy.name());
            document(json, policy);
          }
          json.writeEndObject();
        });
  }

  private static void document(JsonGenerator json, Policy policy) {
    json.writeStartObject();
    json.writeStringProperty("Version", "2012-10-17");
    json.writeArrayPropertyStart("Statement");
    for (Statement statement : policy.statements()) {
      json.writeStartObject();
      json.writeStringProperty("Sid", statement.sid());
      json.writeStringProperty("Effect", "Allow");
      texts(json, "Action", statement.actions());
      texts(json, "Resource", statement.resources());
      if (!statement.conditions().isEmpty()) {
        json.writeObjectPropertyStart("Condition");
        statement
            .conditions()
            .forEach(
                (operator, tests) -> {
                  json.writeObjectPropertyStart(operator);
                  tests.forEach((key, values) -> texts(json, key, values));
                  json.writeEndObject();
                });
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    if (texts.size() == 1) {
      json.writeStringProperty(name, texts.get(0));
      return;
    }
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  static String yaml(List<Policy> policies) {
    StringBuilder text = new StringBuilder();
    for (Policy policy : policies) {
      if (policies.size() == 1) {
        document(text, policy, "");
      } else {
        text.append(quoted(policy.name())).append(":\n");
        document(text, policy, "  ");
      }
    }
    return text.toString();
  }

  private static void document(StringBuilder text, Policy policy, String indent) {
    text.append(indent).append("Version: \"2012-10-17\"\n").append(indent).append("Statement:\n");
    for (Statement statement : policy.statements()) {
      String inner = indent + "    ";
      text.append(indent).append("  - Sid: ").append(quoted(statement.sid())).append('\n');
      text.append(inner).append("Effect: Allow\n");
      texts(text, inner, "Action", statement.actions());
      texts(text, inner, "Resource", statement.resources());
      if (!statement.conditions().isEmpty()) {
        text.append(inner).append("Condition:\n");
        for (Map.Entry<String, Map<String, List<String>>> entry :
            statement.conditions().entrySet()) {
          text.append(inner).append("  ").append(entry.getKey()).append(":\n");
          entry
              .getValue()
              .forEach((key, values) -> texts(text, inner + "    ", quoted(key), values));
        }
      }
    }
  }

  private static void texts(StringBuilder text, String indent, String name, List<String> texts) {
    text.append(indent).append(name).append(':');
    if (texts.size() == 1) {
      text.append(' ').append(quoted(texts.get(0))).append('\n');
      return;
    }
    text.append('\n');
    texts.forEach(one -> text.append(indent).append("  - ").append(quoted(one)).append('\n'));
  }

  /** A text in double quotes, with the escapes that JSON and YAML share. */
  private static String quoted(String text) {
    return JsonText.write(json -> json.writeString(text)).strip();
  }
}
