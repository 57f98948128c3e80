package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.terminal.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * An account and a region to work in, found as the AWS CLI finds them: flags, environment, profile.
 * One HTTP client serves all services.
 */
public final class Aws implements AutoCloseable {

  private static final int ATTEMPTS = 10;

  /** A wrong region or endpoint is not waited for. */
  private static final int FIRST_ATTEMPTS = 4;

  /** Who watches asks again soon anyway, and wants to be asked for something else meanwhile. */
  private static final int WATCHING_ATTEMPTS = 2;

  private static final Duration ATTEMPT = Duration.ofSeconds(30);
  private static final Duration WATCHING_ATTEMPT = Duration.ofSeconds(10);

  /**
   * What to work in.
   *
   * @param region the region of {@code --region}
   * @param profile the profile of {@code --aws-profile}
   * @param endpoint the URL of {@code --endpoint-url}, for emulators
   */
  public record Options(
      Optional<String> region, Optional<String> profile, Optional<String> endpoint) {}

  /**
   * Who works where.
   *
   * @param account the account number
   * @param arn the ARN of who signs the calls
   * @param region the region
   * @param partition {@code aws}, {@code aws-cn} and so on
   */
  public record Identity(String account, String arn, String region, String partition) {}

  private final Options options;
  private final Pace pace;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;

  private Aws(Options options, Pace pace, Region region, AwsCredentialsProvider credentials) {
    this.options = options;
    this.pace = pace;
    this.region = region;
    this.credentials = credentials;
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(10))
            .socketTimeout(pace.patience(ATTEMPT))
            .build();
  }

  /**
   * Opens an account; no call is made yet.
   *
   * @throws AwsFailure if there is no region, or the profile does not exist
   */
  public static Aws open(Options options, Pace pace) {
    try {
      DefaultCredentialsProvider.Builder credentials = DefaultCredentialsProvider.builder();
      DefaultAwsRegionProviderChain.Builder regions = DefaultAwsRegionProviderChain.builder();
      options.profile().ifPresent(credentials::profileName);
      options.profile().ifPresent(regions::profileName);
      Region region = options.region().map(Region::of).orElseGet(() -> regions.build().getRegion());
      return new Aws(options, pace, region, credentials.build());
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  /**
   * Who works where; the first call of a command.
   *
   * @throws AwsFailure if credentials are missing, expired or wrong
   */
  public Identity identity() {
    try (StsClient sts = configure(StsClient.builder(), FIRST_ATTEMPTS, ATTEMPT).build()) {
      GetCallerIdentityResponse caller = AwsErrors.call(() -> sts.getCallerIdentity());
      return new Identity(
          caller.account(), caller.arn(), region.id(), region.metadata().partition().id());
    } catch (AwsFailure e) {
      if (e.code().equals("NoCredentials") && options.profile().isPresent()) {
        throw e.in(
            "there is no AWS profile "
                + options.profile().get()
                + " with credentials: see `aws configure list-profiles`");
      }
      throw e;
    }
  }

  /** The settings that every client shares. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(B builder) {
    return configure(builder, ATTEMPTS, ATTEMPT);
  }

  /** The settings of clients that ask again and again, and must not be held up by one answer. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configureWatching(
      B builder) {
    return configure(builder, WATCHING_ATTEMPTS, WATCHING_ATTEMPT);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
      B builder, int attempts, Duration attempt) {
    Duration patience = pace.patience(attempt);
    options.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            o -> {
              o.retryStrategy(retries(attempts))
                  .addExecutionInterceptor(FailedCall.recorder())
                  .apiCallTimeout(patience.multipliedBy(ATTEMPTS))
                  .apiCallAttemptTimeout(patience);
              options.profile().ifPresent(o::defaultProfileName);
            });
  }

  /** Throttling and failures of servers are waited out. */
  private StandardRetryStrategy retries(int attempts) {
    return StandardRetryStrategy.builder()
        .maxAttempts(attempts)
        .circuitBreakerEnabled(false)
        .retryOnException(AwsErrors::isTruncated)
        .backoffStrategy(BackoffStrategy.exponentialDelay(scaled(100), scaled(10_000)))
        .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(scaled(1_000), scaled(20_000)))
        .useClientDefaults(true)
        .build();
  }

  private Duration scaled(long millis) {
    return Duration.ofMillis(Math.max(1, (long) (millis * pace.retryFactor())));
  }

  /** Whether calls go to an emulator. */
  boolean isLocal() {
    return options.endpoint().isPresent() || System.getenv("AWS_ENDPOINT_URL") != null;
  }

  @Override
  public void close() {
    http.close();
  }
}
