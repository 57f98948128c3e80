package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.terminal.RunClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What all clients of a run share: one way to the network, patience, a record of failures. */
final class Clients implements AutoCloseable {

  private static final int ATTEMPTS = 10;
  private static final Duration CALL = Duration.ofMinutes(5);
  private static final Duration ATTEMPT = Duration.ofSeconds(30);

  /** A wrong region or endpoint is not waited for. */
  private static final int FIRST_ATTEMPTS = 4;

  private static final Duration FIRST_CALL = Duration.ofSeconds(10);

  /** Who watches asks again soon anyway, and wants to be asked for something else meanwhile. */
  private static final int WATCHING_ATTEMPTS = 2;

  private static final Duration WATCHING_ATTEMPT = Duration.ofSeconds(10);

  /** How often and how long something is tried. */
  private record Patience(int attempts, Duration call, Duration attempt) {}

  private static final Patience USUAL = new Patience(ATTEMPTS, CALL, ATTEMPT);
  private static final Patience FIRST = new Patience(FIRST_ATTEMPTS, FIRST_CALL, FIRST_CALL);
  private static final Patience WATCHING = new Patience(WATCHING_ATTEMPTS, CALL, WATCHING_ATTEMPT);

  private final Settings settings;
  private final RunClock pace;
  private final Retries retries;
  private final SdkHttpClient http;

  Clients(Settings settings, RunClock pace, Retries retries) {
    this.settings = settings;
    this.pace = pace;
    this.retries = retries;
    this.http = Http.of(settings);
  }

  /** A client of the token service, for whoever has these credentials. */
  StsClient sts(AwsCredentialsProvider credentials) {
    return first("sts", StsClient.builder(), settings.region().name(), credentials).build();
  }

  /** A client that turns a session of IAM Identity Center into credentials. */
  SsoClient sso(String region) {
    return first("sso", SsoClient.builder(), region, AnonymousCredentialsProvider.create()).build();
  }

  /** A client that renews a session of IAM Identity Center. */
  SsoOidcClient ssoOidc(String region) {
    return first("sso_oidc", SsoOidcClient.builder(), region, AnonymousCredentialsProvider.create())
        .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B first(
      String service, B builder, String region, AwsCredentialsProvider credentials) {
    return set(service, builder, region, credentials, FIRST);
  }

  /** The settings that a client of a service needs. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B set(
      String service, B builder, AwsCredentialsProvider credentials) {
    return set(service, builder, settings.region().name(), credentials, USUAL);
  }

  /** The settings of a client that asks again and again, and must not be held up by one answer. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B setWatching(
      String service, B builder, AwsCredentialsProvider credentials) {
    return set(service, builder, settings.region().name(), credentials, WATCHING);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B set(
      String service,
      B builder,
      String region,
      AwsCredentialsProvider credentials,
      Patience patience) {
    Optional<URI> endpoint = settings.endpoint(service);
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            o ->
                o.retryStrategy(strategy(patience.attempts()))
                    .addExecutionInterceptor(FailedCall.recorder())
                    .addExecutionInterceptor(new RetryReport(retries))
                    .apiCallTimeout(pace.patience(patience.call()))
                    .apiCallAttemptTimeout(pace.patience(patience.attempt()))
                    .defaultProfileFile(settings.profiles().file())
                    .defaultProfileName(settings.profile()));
  }

  /** Throttling and failures of servers are waited out. */
  private StandardRetryStrategy strategy(int attempts) {
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

  @Override
  public void close() {
    http.close();
  }
}
