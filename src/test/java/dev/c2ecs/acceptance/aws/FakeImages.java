package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Repositories of ECR. Their contents are in a registry elsewhere, or are put here by a test. */
final class FakeImages {

  /** A repository. */
  static final class Repository {
    final Map<String, String> tags = new TreeMap<>();
    boolean immutable;
    boolean scanned;
    String lifecycle = "";

    /** The images by their digests. */
    final Map<String, Image> images = new LinkedHashMap<>();

    /** When images were last pulled, by their digests. */
    final Map<String, Long> pulled = new LinkedHashMap<>();

    /** Tags that cannot be removed. */
    final List<String> kept = new ArrayList<>();
  }

  /** What the next looks at a scan find, the last again and again; nothing when there is none. */
  final Deque<String> scans = new ArrayDeque<>();

  /** An image. */
  record Image(List<String> tags, long bytes, long pushed) {}

  final Map<String, Repository> all = new LinkedHashMap<>();

  /** Where the registry is that ECR names. */
  String endpoint = "https://" + FakeAws.ACCOUNT + ".dkr.ecr.eu-central-1.amazonaws.com";

  /** What the registry takes. */
  String login = "AWS:token-of-ecr";

  private String uri(String name) {
    return endpoint.replaceFirst("^https?://", "") + "/" + name;
  }

  private static String arn(String name) {
    return "arn:aws:ecr:eu-central-1:" + FakeAws.ACCOUNT + ":repository/" + name;
  }

  Answer answer(String action, String body) {
    Map<String, Object> request = Json.object(body);
    String name = String.valueOf(request.get("repositoryName"));
    Repository repository = all.get(name);
    switch (action) {
      case "GetAuthorizationToken" -> {
        String token = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return new Answer(
            200,
            "{\"authorizationData\":[{\"authorizationToken\":\""
                + token
                + "\",\"expiresAt\":4070908800,\"proxyEndpoint\":\""
                + endpoint
                + "\"}]}");
      }
      case "DescribeRepositories" -> {
        return described(request.get("repositoryNames"));
      }
      case "CreateRepository" -> {
        if (repository != null) {
          return Answer.error("json", "RepositoryAlreadyExistsException", "it exists");
        }
        Repository made = new Repository();
        made.immutable = "IMMUTABLE".equals(request.get("imageTagMutability"));
        made.scanned = body.contains("\"scanOnPush\":true");
        if (request.get("tags") instanceof List<?> tags) {
          tags.forEach(
              tag -> {
                if (tag instanceof Map<?, ?> pair) {
                  made.tags.put(String.valueOf(pair.get("Key")), String.valueOf(pair.get("Value")));
                }
              });
        }
        all.put(name, made);
        return new Answer(200, "{\"repository\":" + json(name) + "}");
      }
      case "ListTagsForResource" -> {
        String arn = String.valueOf(request.get("resourceArn"));
        Repository of = all.get(arn.replaceFirst("^.*:repository/", ""));
        List<String> tags = new ArrayList<>();
        of.tags.forEach(
            (key, value) -> tags.add("{\"Key\":\"" + key + "\",\"Value\":\"" + value + "\"}"));
        return new Answer(200, "{\"tags\":[" + String.join(",", tags) + "]}");
      }
      default -> {
        return repository == null
            ? Answer.error("json", "RepositoryNotFoundException", "there is no such repository")
            : answer(action, request, name, repository);
      }
    }
  }

  private Answer answer(
      String action, Map<String, Object> request, String name, Repository repository) {
    switch (action) {
      case "PutLifecyclePolicy" ->
          repository.lifecycle = String.valueOf(request.get("lifecyclePolicyText"));
      case "DeleteRepository" -> all.remove(name);
      case "DescribeImages" -> {
        List<String> images = new ArrayList<>();
        repository.images.forEach(
            (digest, image) ->
                images.add(
                    "{\"imageDigest\":\""
                        + digest
                        + "\",\"imageTags\":"
                        + (image.tags().isEmpty()
                            ? "[]"
                            : "[\"" + String.join("\",\"", image.tags()) + "\"]")
                        + ",\"imageSizeInBytes\":"
                        + image.bytes()
                        + ",\"imagePushedAt\":"
                        + image.pushed()
                        + (repository.pulled.containsKey(digest)
                            ? ",\"lastRecordedPullTime\":" + repository.pulled.get(digest)
                            : "")
                        + "}"));
        return new Answer(200, "{\"imageDetails\":[" + String.join(",", images) + "]}");
      }
      case "BatchDeleteImage" -> {
        List<String> failures = new ArrayList<>();
        if (request.get("imageIds") instanceof List<?> ids) {
          ids.forEach(id -> removeTag(repository, id, failures));
        }
        return new Answer(
            200, "{\"imageIds\":[],\"failures\":[" + String.join(",", failures) + "]}");
      }
      case "DescribeImageScanFindings" -> {
        String scan = scans.size() > 1 ? scans.remove() : scans.peek();
        return scan == null
            ? Answer.error("json", "ScanNotFoundException", "there is no scan")
            : new Answer(200, scan);
      }
      default -> throw new IllegalArgumentException(action);
    }
    return new Answer(200, "{}");
  }

  /** An image goes with its last tag. */
  private static void removeTag(Repository repository, Object id, List<String> failures) {
    String tag = id instanceof Map<?, ?> map ? String.valueOf(map.get("imageTag")) : "";
    if (repository.kept.contains(tag)) {
      failures.add(
          "{\"failureCode\":\"ImageReferencedByManifestList\",\"failureReason\":\"a list names"
              + " it\"}");
      return;
    }
    repository.images.replaceAll(
        (digest, image) ->
            image.tags().contains(tag)
                ? new Image(
                    image.tags().stream().filter(other -> !other.equals(tag)).toList(),
                    image.bytes(),
                    image.pushed())
                : image);
    repository.images.values().removeIf(image -> image.tags().isEmpty());
  }

  private Answer described(Object names) {
    List<String> found = new ArrayList<>();
    if (names instanceof List<?> some && !some.isEmpty()) {
      for (Object name : some) {
        if (!all.containsKey(String.valueOf(name))) {
          return Answer.error("json", "RepositoryNotFoundException", "there is no such repository");
        }
        found.add(json(String.valueOf(name)));
      }
    } else {
      all.keySet().forEach(name -> found.add(json(name)));
    }
    return new Answer(200, "{\"repositories\":[" + String.join(",", found) + "]}");
  }

  private String json(String name) {
    return "{\"repositoryArn\":\""
        + arn(name)
        + "\",\"repositoryName\":\""
        + name
        + "\",\"repositoryUri\":\""
        + uri(name)
        + "\"}";
  }
}
