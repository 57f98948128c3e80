package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Secrets with their versions. */
final class FakeSecrets {

  /** A secret. */
  static final class Secret {
    final Map<String, String> versions = new LinkedHashMap<>();

    /** The labels of the user, each on one version; AWSCURRENT is {@link #current}. */
    final Map<String, String> labels = new LinkedHashMap<>();

    String current = "";
    boolean deleted;
    String key = "";
    String tags = "[]";

    void label(String label, String version) {
      if (label.equals("AWSCURRENT")) {
        current = version;
      } else {
        labels.put(label, version);
      }
    }

    List<String> labels(String version) {
      List<String> result = new ArrayList<>();
      if (version.equals(current)) {
        result.add("AWSCURRENT");
      }
      labels.forEach(
          (label, holder) -> {
            if (holder.equals(version)) {
              result.add(label);
            }
          });
      return result;
    }
  }

  final Map<String, Secret> all = new LinkedHashMap<>();

  /** The actions that were asked for, in order: {@code PutSecretValue shop/environment}. */
  final List<String> calls = new ArrayList<>();

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
    calls.add(action + " " + name);
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
        made.key = String.valueOf(request.getOrDefault("KmsKeyId", ""));
        made.tags = body.replaceFirst("(?s)^.*\"Tags\":(\\[.*?\\]).*$", "$1");
        all.put(name, made);
      }
      case "PutSecretValue" -> {
        return put(name, secret, version, request);
      }
      case "GetSecretValue" -> {
        return get(name, secret, String.valueOf(request.get("VersionId")));
      }
      case "UpdateSecretVersionStage" -> {
        String label = String.valueOf(request.get("VersionStage"));
        String holder =
            label.equals("AWSCURRENT") ? secret.current : secret.labels.getOrDefault(label, "");
        if (!holder.isEmpty() && !holder.equals(request.get("RemoveFromVersionId"))) {
          return Answer.error(
              "json", "InvalidParameterException", label + " is attached to version " + holder);
        }
        secret.label(label, String.valueOf(request.get("MoveToVersionId")));
      }
      case "UpdateSecret" -> secret.key = String.valueOf(request.get("KmsKeyId"));
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

  private static Answer put(
      String name, Secret secret, String version, Map<String, Object> request) {
    if (secret.deleted) {
      return awaits();
    }
    String content = String.valueOf(request.get("SecretString"));
    String there = secret.versions.putIfAbsent(version, content);
    if (there != null && !there.equals(content)) {
      return Answer.error("json", "ResourceExistsException", "the version has another content");
    }
    if (there == null) {
      List<?> labels =
          request.get("VersionStages") instanceof List<?> list ? list : List.of("AWSCURRENT");
      labels.forEach(label -> secret.label(String.valueOf(label), version));
    }
    return new Answer(
        200,
        "{\"ARN\":\""
            + arn(name)
            + "\",\"VersionId\":\""
            + version
            + "\",\"VersionStages\":"
            + json(secret.labels(version))
            + "}");
  }

  private static Answer get(String name, Secret secret, String version) {
    if (secret.deleted) {
      return awaits();
    }
    String content = secret.versions.get(version);
    return content == null
        ? Answer.error("json", "ResourceNotFoundException", "there is no such version")
        : new Answer(
            200,
            "{\"ARN\":\""
                + arn(name)
                + "\",\"VersionId\":\""
                + version
                + "\",\"SecretString\":\""
                + content.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}");
  }

  private static Answer awaits() {
    return Answer.error(
        "json",
        "InvalidRequestException",
        "You can't perform this operation on the secret because it was marked for deletion.");
  }

  private static String json(List<String> texts) {
    return texts.stream()
        .collect(Collectors.joining("\",\"", "[\"", "\"]"))
        .replace("[\"\"]", "[]");
  }

  private String list() {
    StringBuilder out = new StringBuilder();
    all.forEach(
        (name, secret) -> out.append(out.length() == 0 ? "" : ",").append(described(name, secret)));
    return "{\"SecretList\":[" + out + "]}";
  }

  private static String described(String name, Secret secret) {
    String stages =
        secret.versions.keySet().stream()
            .filter(version -> !secret.labels(version).isEmpty())
            .map(version -> "\"" + version + "\":" + json(secret.labels(version)))
            .collect(Collectors.joining(","));
    return "{\"ARN\":\""
        + arn(name)
        + "\",\"Name\":\""
        + name
        + "\",\"VersionIdsToStages\":{"
        + stages
        + "}"
        + (secret.key.isEmpty() ? "" : ",\"KmsKeyId\":\"" + secret.key + "\"")
        + (secret.deleted ? ",\"DeletedDate\":1767225600" : "")
        + ",\"Tags\":"
        + secret.tags
        + "}";
  }
}
