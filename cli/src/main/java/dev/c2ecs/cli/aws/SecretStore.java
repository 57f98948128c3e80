package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * Secrets of Secrets Manager. A version that is written gets a label of ours and becomes the
 * current one only when it is deployed; the deployed one keeps a label of ours, because Secrets
 * Manager may remove a version that has none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html">
 *     Secrets Manager, API operations</a>
 */
public final class SecretStore implements AutoCloseable {

  /** Days in which a deleted secret can be restored: the fewest that there are. */
  public static final long RECOVERY_DAYS = 7;

  private static final String CURRENT = "AWSCURRENT";

  /** The label of the version that a stack runs with. */
  private static final String DEPLOYED = "c2ecs-deployed";

  /** The label of the version that was written last. */
  private static final String WRITTEN = "c2ecs-written";

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
   * @param key the ARN, ID or alias of the key that it is encrypted with; empty for that of AWS,
   *     and where secrets are listed
   * @param stages the IDs of the versions that have a label, with their labels
   * @param tags its tags
   */
  public record Stored(
      String arn,
      String name,
      boolean deleted,
      String key,
      Map<String, List<String>> stages,
      Map<String, String> tags) {
    public Stored {
      stages = Map.copyOf(stages);
      tags = Map.copyOf(tags);
    }

    /** The ID of the current version, empty when there is none. */
    public String currentVersion() {
      return with(CURRENT);
    }

    /** The ID of the version that was deployed last, empty when it is not known. */
    public String deployedVersion() {
      return with(DEPLOYED);
    }

    /** Whether a version is there. */
    public boolean has(String version) {
      return stages.containsKey(version);
    }

    private String with(String label) {
      for (Map.Entry<String, List<String>> entry : stages.entrySet()) {
        if (entry.getValue().contains(label)) {
          return entry.getKey();
        }
      }
      return "";
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
    return new Stored(
        secret.arn(),
        secret.name(),
        secret.deletedDate() != null,
        Optional.ofNullable(secret.kmsKeyId()).orElse(""),
        secret.versionIdsToStages(),
        tags);
  }

  /**
   * What was written.
   *
   * @param arn the ARN of the secret
   * @param version the ID of the version: the one that was asked for, but of a copy of the service
   *     that names versions by itself
   */
  public record Written(String arn, String version) {}

  /**
   * Creates a secret with its first version.
   *
   * @param key the ARN of the key that it is encrypted with; without one it is that of AWS
   */
  public Written create(
      String name, String version, String value, Optional<String> key, Map<String, String> tags) {
    CreateSecretResponse made =
        call(
            () ->
                client.createSecret(
                    r ->
                        r.name(name)
                            .kmsKeyId(key.orElse(null))
                            .clientRequestToken(version)
                            .secretString(value)
                            .tags(
                                tags.entrySet().stream()
                                    .map(
                                        e ->
                                            Tag.builder()
                                                .key(e.getKey())
                                                .value(e.getValue())
                                                .build())
                                    .toList())));
    return new Written(made.arn(), made.versionId() == null ? version : made.versionId());
  }

  /**
   * The content of a version; empty when there is no such version, or no text in it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">
   *     Secrets Manager, GetSecretValue</a>
   */
  public Optional<String> read(String arn, String version) {
    return call(
        () -> {
          try {
            return Optional.ofNullable(
                client.getSecretValue(r -> r.secretId(arn).versionId(version)).secretString());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  /**
   * Gives a secret a version; the current one stays current.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html">
   *     Secrets Manager, PutSecretValue</a>
   */
  public Written put(Stored secret, String version, String value) {
    PutSecretValueResponse made =
        call(
            () ->
                client.putSecretValue(
                    r ->
                        r.secretId(secret.arn())
                            .clientRequestToken(version)
                            .secretString(value)
                            .versionStages(WRITTEN)));
    String id = made.versionId() == null ? version : made.versionId();
    // A version that was there already is left as it was, perhaps without a label.
    if (!made.versionStages().contains(WRITTEN)) {
      label(secret, WRITTEN, id);
    }
    return new Written(secret.arn(), id);
  }

  /**
   * Makes a version the deployed and the current one; the labels of both are moved to it. One that
   * the secret does not have, because a copy of the service names versions by itself, is left.
   */
  public void settle(Stored secret, String version) {
    if (!secret.has(version)) {
      return;
    }
    if (!secret.deployedVersion().equals(version)) {
      label(secret, DEPLOYED, version);
    }
    if (!secret.currentVersion().equals(version)) {
      label(secret, CURRENT, version);
    }
  }

  /** Moves a label; the call fails when the version that has it now is not named. */
  private void label(Stored secret, String label, String version) {
    String holder = secret.with(label);
    call(
        () ->
            client.updateSecretVersionStage(
                r ->
                    r.secretId(secret.arn())
                        .versionStage(label)
                        .moveToVersionId(version)
                        .removeFromVersionId(holder.isEmpty() ? null : holder)));
  }

  /**
   * Encrypts a secret with another key: what it has now and what it gets.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html">
   *     Secrets Manager, UpdateSecret, KmsKeyId</a>
   */
  public void encrypt(Stored secret, String key) {
    call(() -> client.updateSecret(r -> r.secretId(secret.arn()).kmsKeyId(key)));
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
    Map<String, String> tags = new LinkedHashMap<>();
    entry.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    return new Stored(entry.arn(), entry.name(), entry.deletedDate() != null, "", Map.of(), tags);
  }

  @Override
  public void close() {
    client.close();
  }
}
