package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * Secrets of Secrets Manager. Values go in and never come out: nothing here reads one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html">
 *     Secrets Manager, API operations</a>
 */
public final class SecretStore implements AutoCloseable {

  /** Days in which a deleted secret can be restored: the fewest that there are. */
  public static final long RECOVERY_DAYS = 7;

  private static final String CURRENT = "AWSCURRENT";

  private final SecretsManagerClient client;

  /** The secrets of an account and region. */
  public SecretStore(Aws aws) {
    this.client = aws.configure("secrets_manager", SecretsManagerClient.builder()).build();
  }

  /**
   * A secret without its value.
   *
   * @param arn its ARN
   * @param name its name
   * @param deleted whether it is scheduled for deletion
   * @param currentVersion the ID of the current version, empty when there is none
   * @param versions the IDs of all versions
   * @param tags its tags
   */
  public record Stored(
      String arn,
      String name,
      boolean deleted,
      String currentVersion,
      Set<String> versions,
      Map<String, String> tags) {
    public Stored {
      versions = Set.copyOf(versions);
      tags = Map.copyOf(tags);
    }
  }

  /** A secret by its name or ARN. */
  public Optional<Stored> find(String nameOrArn) {
    return call(
        () -> {
          try {
            return Optional.of(stored(client.describeSecret(r -> r.secretId(nameOrArn))));
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private static Stored stored(DescribeSecretResponse secret) {
    Map<String, String> tags = new LinkedHashMap<>();
    secret.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    String current =
        secret.versionIdsToStages().entrySet().stream()
            .filter(entry -> entry.getValue().contains(CURRENT))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    return new Stored(
        secret.arn(),
        secret.name(),
        secret.deletedDate() != null,
        current,
        secret.versionIdsToStages().keySet(),
        tags);
  }

  /** Creates a secret with its first version; returns its ARN. */
  public String create(String name, String version, String value, Map<String, String> tags) {
    return call(() ->
            client.createSecret(
                r ->
                    r.name(name)
                        .clientRequestToken(version)
                        .secretString(value)
                        .tags(
                            tags.entrySet().stream()
                                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                                .toList())))
        .arn();
  }

  /** Gives a secret a version and makes it the current one. */
  public void put(Stored secret, String version, String value) {
    call(
        () ->
            client.putSecretValue(
                r -> r.secretId(secret.arn()).clientRequestToken(version).secretString(value)));
    // A version that was there already is left where it was.
    if (secret.versions().contains(version) && !secret.currentVersion().equals(version)) {
      call(
          () ->
              client.updateSecretVersionStage(
                  r ->
                      r.secretId(secret.arn())
                          .versionStage(CURRENT)
                          .moveToVersionId(version)
                          .removeFromVersionId(
                              secret.currentVersion().isEmpty() ? null : secret.currentVersion())));
    }
  }

  /** Takes back a deletion. */
  public void restore(String arn) {
    call(() -> client.restoreSecret(r -> r.secretId(arn)));
  }

  /** Schedules a secret for deletion. */
  public void delete(String arn) {
    call(() -> client.deleteSecret(r -> r.secretId(arn).recoveryWindowInDays(RECOVERY_DAYS)));
  }

  /** The secrets with a tag. */
  public List<Stored> tagged(String key, String value) {
    return call(
        () ->
            client
                .listSecretsPaginator(
                    r ->
                        r.filters(
                            filter(FilterNameStringType.TAG_KEY, key),
                            filter(FilterNameStringType.TAG_VALUE, value)))
                .stream()
                .flatMap(page -> page.secretList().stream())
                .filter(entry -> hasTag(entry, key, value))
                .map(SecretStore::stored)
                .toList());
  }

  private static Filter filter(FilterNameStringType key, String value) {
    return Filter.builder().key(key).values(value).build();
  }

  /** The filter of the service matches beginnings and any pair. */
  private static boolean hasTag(SecretListEntry entry, String key, String value) {
    return entry.tags().stream()
        .anyMatch(tag -> tag.key().equals(key) && tag.value().equals(value));
  }

  private static Stored stored(SecretListEntry entry) {
    return new Stored(
        entry.arn(), entry.name(), entry.deletedDate() != null, "", Set.of(), Map.of());
  }

  @Override
  public void close() {
    client.close();
  }
}
