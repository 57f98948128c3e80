package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets with their versions. */
final class FakeSecrets {

  /** A secret. */
  static final class Secret {
    final Map<String, String> versions = new LinkedHashMap<>();
    String current = "";
    boolean deleted;
    String tags = "[]";
  }

  final Map<String, Secret> all = new LinkedHashMap<>();

  private static String arn(String name) {
    return "arn:aws:secretsmanager:eu-central-1:" + FakeAws.ACCOUNT + ":secret:" + name + "-AbCdEf";
  }

  private static String name(String id) {
    return id.startsWith("arn:")
        ? id.replaceFirst("^arn:.*:secret:", "").replaceFirst("-AbCdEf$", "")
        : id;
  }

  Answer answer(String action, String body) {
    Map<String, Object> request = Json.object(body);
    String name = name(String.valueOf(request.getOrDefault("SecretId", request.get("Name"))));
    Secret secret = all.get(name);
    String version = String.valueOf(request.get("ClientRequestToken"));
    if (secret == null && !action.equals("CreateSecret") && !action.equals("ListSecrets")) {
      return Answer.error("json", "ResourceNotFoundException", "there is no such secret");
    }
    switch (action) {
      case "CreateSecret" -> {
        if (secret != null && !secret.versions.containsKey(version)) {
          return Answer.error("json", "ResourceExistsException", "it exists");
        }
        Secret made = new Secret();
        made.versions.put(version, String.valueOf(request.get("SecretString")));
        made.current = version;
        made.tags = body.replaceFirst("(?s)^.*\"Tags\":(\\[.*?\\]).*$", "$1");
        all.put(name, made);
      }
      case "PutSecretValue" -> {
        if (secret.versions.put(version, String.valueOf(request.get("SecretString"))) == null) {
          secret.current = version;
        }
      }
      case "UpdateSecretVersionStage" ->
          secret.current = String.valueOf(request.get("MoveToVersionId"));
      case "RestoreSecret" -> secret.deleted = false;
      case "DeleteSecret" -> secret.deleted = true;
      case "ListSecrets" -> {
        return new Answer(200, list());
      }
      default -> {
        return new Answer(200, described(name, secret));
      }
    }
    return new Answer(200, "{\"ARN\":\"" + arn(name) + "\",\"Name\":\"" + name + "\"}");
  }

  private String list() {
    StringBuilder out = new StringBuilder();
    all.forEach(
        (name, secret) -> out.append(out.length() == 0 ? "" : ",").append(described(name, secret)));
    return "{\"SecretList\":[" + out + "]}";
  }

  private static String described(String name, Secret secret) {
    StringBuilder stages = new StringBuilder();
    for (String version : secret.versions.keySet()) {
      stages
          .append(stages.length() == 0 ? "" : ",")
          .append("\"" + version + "\":[")
          .append(version.equals(secret.current) ? "\"AWSCURRENT\"" : "\"AWSPREVIOUS\"")
          .append(']');
    }
    return "{\"ARN\":\""
        + arn(name)
        + "\",\"Name\":\""
        + name
        + "\",\"VersionIdsToStages\":{"
        + stages
        + "}"
        + (secret.deleted ? ",\"DeletedDate\":1767225600" : "")
        + ",\"Tags\":"
        + secret.tags
        + "}";
  }
}
