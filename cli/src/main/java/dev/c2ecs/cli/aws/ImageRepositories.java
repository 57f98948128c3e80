package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cli.image.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

/**
 * The repositories of images in ECR.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Operations.html">ECR,
 *     API operations</a>
 */
public final class ImageRepositories implements AutoCloseable {

  /** Most images that one call deletes. */
  private static final int DELETED_AT_ONCE = 100;

  /** Only what has no tag goes by itself: what a stack names always has one. */
  private static final String UNTAGGED_ONLY =
      "{\"rules\":[{\"rulePriority\":1,\"description\":\"images without a tag\",\"selection\":"
          + "{\"tagStatus\":\"untagged\",\"countType\":\"sinceImagePushed\",\"countUnit\":\"days\","
          + "\"countNumber\":1},\"action\":{\"type\":\"expire\"}}]}";

  private final EcrClient client;

  /** The repositories of an account and region. */
  public ImageRepositories(Aws aws) {
    this.client = aws.configure("ecr", EcrClient.builder()).build();
  }

  /**
   * A repository.
   *
   * @param name its name
   * @param uri how images in it are named, without tag and digest
   * @param tags its tags
   */
  public record Repository(String name, String uri, Map<String, String> tags) {
    public Repository {
      tags = Map.copyOf(tags);
    }
  }

  /**
   * An image in a repository.
   *
   * @param digest its digest
   * @param tags its tags, none for one that a lifecycle rule removes
   * @param bytes its size, compressed
   * @param pushed when it was pushed
   * @param pulled when it was last pulled, within a day; empty when ECR knows of no pull
   */
  public record Stored(
      Digest digest, List<String> tags, long bytes, Instant pushed, Optional<Instant> pulled) {
    public Stored {
      tags = List.copyOf(tags);
    }
  }

  /**
   * What a registry is entered with.
   *
   * @param host the host of the registry
   * @param user the user
   * @param password the password, good for twelve hours; never printed
   */
  public record Login(String host, String user, String password) {
    @Override
    public String toString() {
      return "Login[" + host + ", " + user + "]";
    }
  }

  /**
   * A token for the registry of the account.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html">
   *     GetAuthorizationToken</a>
   */
  public Login login() {
    AuthorizationData data =
        call(
            () ->
                client.getAuthorizationToken().authorizationData().stream()
                    .findFirst()
                    .orElseThrow(
                        () -> new AwsFailure("NoToken", "ECR gave no authorization token")));
    String pair =
        new String(Base64.getDecoder().decode(data.authorizationToken()), StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    String endpoint = data.proxyEndpoint();
    return new Login(
        endpoint.substring(endpoint.indexOf("//") + 2),
        pair.substring(0, colon),
        pair.substring(colon + 1));
  }

  /** A repository by its name. */
  public Optional<Repository> find(String name) {
    return call(
        () -> {
          try {
            return client.describeRepositories(r -> r.repositoryNames(name)).repositories().stream()
                .map(this::described)
                .findFirst();
          } catch (RepositoryNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  /** The repositories whose names begin so and that have a tag. */
  public List<Repository> tagged(String prefix, String key, String value) {
    return call(
        () ->
            client.describeRepositoriesPaginator().repositories().stream()
                .filter(repository -> repository.repositoryName().startsWith(prefix))
                .map(this::described)
                .filter(repository -> value.equals(repository.tags().get(key)))
                .toList());
  }

  private Repository described(software.amazon.awssdk.services.ecr.model.Repository repository) {
    Map<String, String> tags = new LinkedHashMap<>();
    client
        .listTagsForResource(r -> r.resourceArn(repository.repositoryArn()))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return new Repository(repository.repositoryName(), repository.repositoryUri(), tags);
  }

  /**
   * Makes a repository whose tags never move, whose images are scanned when they are pushed, and
   * from which only images without a tag go by themselves.
   *
   * @return its URI; that of the present one when another run made it just before
   */
  public String create(String name, Map<String, String> tags) {
    List<Tag> given =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    return call(
        () -> {
          String uri;
          try {
            uri =
                client
                    .createRepository(
                        r ->
                            r.repositoryName(name)
                                .imageTagMutability(ImageTagMutability.IMMUTABLE)
                                .imageScanningConfiguration(s -> s.scanOnPush(true))
                                .tags(given))
                    .repository()
                    .repositoryUri();
          } catch (RepositoryAlreadyExistsException e) {
            uri =
                client
                    .describeRepositories(r -> r.repositoryNames(name))
                    .repositories()
                    .get(0)
                    .repositoryUri();
          }
          client.putLifecyclePolicy(r -> r.repositoryName(name).lifecyclePolicyText(UNTAGGED_ONLY));
          return uri;
        });
  }

  /** The images in a repository, of any number. */
  public List<Stored> images(String repository) {
    return call(
        () ->
            client
                .describeImagesPaginator(r -> r.repositoryName(repository))
                .imageDetails()
                .stream()
                .flatMap(image -> stored(image).stream())
                .toList());
  }

  private static Optional<Stored> stored(ImageDetail image) {
    return Digest.parse(image.imageDigest())
        .map(
            digest ->
                new Stored(
                    digest,
                    image.imageTags(),
                    image.imageSizeInBytes() == null ? 0 : image.imageSizeInBytes(),
                    image.imagePushedAt() == null ? Instant.MAX : image.imagePushedAt(),
                    Optional.ofNullable(image.lastRecordedPullTime())));
  }

  /**
   * What the scan of an image has found.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html">
   *     DescribeImageScanFindings</a>
   */
  public ImageScan scan(String repository, Digest digest) {
    return call(
        () -> {
          try {
            return scanned(
                client.describeImageScanFindings(
                    r ->
                        r.repositoryName(repository)
                            .imageId(id -> id.imageDigest(digest.text()))
                            .maxResults(1)));
          } catch (ScanNotFoundException e) {
            return new ImageScan(ImageScan.State.NONE, "", Map.of());
          }
        });
  }

  private static ImageScan scanned(DescribeImageScanFindingsResponse answer) {
    String status =
        answer.imageScanStatus() == null ? "" : answer.imageScanStatus().statusAsString();
    String words =
        answer.imageScanStatus() == null
            ? ""
            : CloudFormationAnswers.text(answer.imageScanStatus().description());
    ImageScan.State state =
        switch (CloudFormationAnswers.text(status)) {
          // ACTIVE is Inspector's: it goes on looking, and has looked.
          case "COMPLETE", "ACTIVE" -> ImageScan.State.DONE;
          case "IN_PROGRESS", "PENDING" -> ImageScan.State.RUNNING;
          default -> ImageScan.State.IMPOSSIBLE;
        };
    Map<String, Integer> findings = new LinkedHashMap<>();
    if (answer.imageScanFindings() != null) {
      findings.putAll(answer.imageScanFindings().findingSeverityCountsAsStrings());
    }
    return new ImageScan(state, words.isEmpty() ? status : words, findings);
  }

  /**
   * Takes tags away. ECR removes an image with its last tag.
   *
   * @return why some are left, in ECR's words; empty when none is
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html">
   *     BatchDeleteImage</a>
   */
  public List<String> untag(String repository, Collection<String> tags) {
    List<String> all = new ArrayList<>(tags);
    List<String> left = new ArrayList<>();
    for (int i = 0; i < all.size(); i += DELETED_AT_ONCE) {
      List<ImageIdentifier> some =
          all.subList(i, Math.min(all.size(), i + DELETED_AT_ONCE)).stream()
              .map(tag -> ImageIdentifier.builder().imageTag(tag).build())
              .toList();
      call(() -> client.batchDeleteImage(r -> r.repositoryName(repository).imageIds(some)))
          .failures()
          .forEach(failure -> left.add(CloudFormationAnswers.text(failure.failureReason())));
    }
    return left;
  }

  /** Removes a repository with all images in it; that it is gone already is no failure. */
  public void delete(String name) {
    call(
        () -> {
          try {
            client.deleteRepository(r -> r.repositoryName(name).force(true));
          } catch (RepositoryNotFoundException e) {
            // what is to go is gone
          }
          return true;
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
