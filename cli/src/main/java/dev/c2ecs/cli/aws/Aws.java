package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.terminal.RunClock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * An account and a region to work in, found as the AWS CLI finds them: flags, environment, profile.
 * One HTTP client serves all services.
 */
public final class Aws implements AutoCloseable {

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

  private final Settings settings;
  private final Clients clients;
  private final AwsCredentialsProvider credentials;
  private final Ahead<StsClient> sts;

  private Aws(Settings settings, Clients clients) {
    this.settings = settings;
    this.clients = clients;
    this.credentials = new Credentials(settings, clients).find();
    this.sts = Ahead.of(() -> clients.sts(credentials));
  }

  /** Opens an account with the environment of the process. */
  public static Aws open(Options options, RunClock pace) {
    return open(options, System.getenv(), pace, Retries.unheard());
  }

  /**
   * Opens an account; no call is made yet.
   *
   * @param environment the environment variables
   * @param retries hears of calls that are tried again
   * @throws Refusal if there is no region, an unknown profile, or a mistake in the configuration
   */
  public static Aws open(
      Options options, Map<String, String> environment, RunClock pace, Retries retries) {
    Settings settings = Settings.of(options, environment);
    settings.endpoint("sts");
    return new Aws(settings, new Clients(settings, pace, retries));
  }

  /**
   * Who works where; the first call of a command, made once. It needs no permission.
   *
   * @throws DeployFailure if credentials are missing, expired or wrong, or AWS is not reached
   */
  public Identity identity() {
    try {
      GetCallerIdentityResponse caller = AwsErrors.call(this::caller);
      if (caller.account() == null || caller.arn() == null || !caller.arn().startsWith("arn:")) {
        throw new AwsFailure(
            "NotAws",
            settings.endpoint("sts").map(Object::toString).orElse("AWS")
                + " answers, but not as AWS does: check the endpoint");
      }
      return new Identity(
          caller.account(),
          caller.arn(),
          settings.region().name(),
          // A region that is newer than the SDK has no partition there.
          caller.arn().split(":", -1)[1]);
    } catch (AwsFailure e) {
      boolean noHost = String.valueOf(e.getMessage()).contains("there is no host");
      if (noHost && !isLocal("sts")) {
        throw e.inOtherWords(
            e.getMessage()
                + ": either there is no region "
                + settings.region().name()
                + ", or no network here");
      }
      throw e;
    }
  }

  /** The client is taken within the call: there a setting that the SDK refuses comes to light. */
  private GetCallerIdentityResponse caller() {
    try (StsClient client = sts.get()) {
      return client.getCallerIdentity();
    }
  }

  /** What is worth a word about where the region comes from, empty when nothing is. */
  public String regionNote() {
    return settings.region().note();
  }

  /**
   * The settings that every client shares.
   *
   * @param service its name as {@code AWS_ENDPOINT_URL_…} writes it, in lower case
   */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
      String service, B builder) {
    return clients.set(service, builder, credentials);
  }

  /** The settings of clients that ask again and again, and must not be held up by one answer. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configureWatching(
      String service, B builder) {
    return clients.setWatching(service, builder, credentials);
  }

  /** Whether calls of a service go to an emulator. */
  boolean isLocal(String service) {
    return settings.endpoint(service).isPresent();
  }

  @Override
  public void close() {
    clients.close();
  }
}
