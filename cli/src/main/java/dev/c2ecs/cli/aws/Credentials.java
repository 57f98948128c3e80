package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.aws.AwsFailure.Kind;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * Finds credentials in the order of the AWS CLI: a profile that a flag names; else keys of the
 * environment, a profile that assumes a role, a web identity, the other ways of a profile, a
 * container, an instance. Nothing is called before the first credentials are needed.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-quickstart.html">AWS
 *     CLI, precedence of credentials</a>
 */
final class Credentials {

  private static final String KEY = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";

  static final String NONE =
      "there are no AWS credentials: run `aws configure` or `aws sso login`, or set AWS_PROFILE"
          + " or AWS_ACCESS_KEY_ID, or give --aws-profile";

  private final Settings settings;
  private final Clients clients;

  Credentials(Settings settings, Clients clients) {
    this.settings = settings;
    this.clients = clients;
  }

  /**
   * The credentials to work with.
   *
   * @throws Refusal if what is configured cannot give any; also later, when they are asked for
   */
  AwsCredentialsProvider find() {
    Optional<Profile> profile = settings.current();
    if (settings.options().profile().isEmpty()) {
      Optional<AwsCredentialsProvider> keys = ofEnvironment();
      if (keys.isPresent()) {
        return keys.get();
      }
      boolean assumes =
          profile
              .filter(p -> p.property("role_arn").isPresent())
              .filter(p -> p.property("web_identity_token_file").isEmpty())
              .isPresent();
      Optional<String> token = settings.text("AWS_WEB_IDENTITY_TOKEN_FILE");
      if (!assumes && token.isPresent() && settings.text("AWS_ROLE_ARN").isPresent()) {
        return webIdentity(
            token.get(),
            settings.text("AWS_ROLE_ARN").get(),
            settings.text("AWS_ROLE_SESSION_NAME"),
            "AWS_WEB_IDENTITY_TOKEN_FILE");
      }
    }
    return profile
        .flatMap(p -> ofProfile(p, new LinkedHashSet<>()))
        .or(this::ofMachine)
        .orElseThrow(this::none);
  }

  private Refusal none() {
    return new Refusal(
        DeployCode.CREDENTIALS,
        settings.options().profile().isPresent() || settings.text("AWS_PROFILE").isPresent()
            ? "the AWS profile "
                + settings.profile()
                + " has no credentials: run `aws configure --profile "
                + settings.profile()
                + "` or `aws configure sso --profile "
                + settings.profile()
                + "`"
            : NONE);
  }

  private Optional<AwsCredentialsProvider> ofEnvironment() {
    Optional<String> key = settings.text("AWS_ACCESS_KEY_ID");
    if (key.isEmpty()) {
      return Optional.empty();
    }
    String secret =
        settings
            .text("AWS_SECRET_ACCESS_KEY")
            .orElseThrow(
                () ->
                    wrong("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not: set both"));
    return Optional.of(keys(key.get(), secret, settings.text("AWS_SESSION_TOKEN")));
  }

  private static AwsCredentialsProvider keys(String key, String secret, Optional<String> token) {
    AwsCredentials credentials =
        token.isPresent()
            ? AwsSessionCredentials.create(key, secret, token.get())
            : AwsBasicCredentials.create(key, secret);
    return StaticCredentialsProvider.create(credentials);
  }

  /** What the machine itself has: a task of ECS, an instance of EC2. */
  private Optional<AwsCredentialsProvider> ofMachine() {
    if (settings.text("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
        || settings.text("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()) {
      return Optional.of(ContainerCredentialsProvider.builder().build());
    }
    if (!Settings.hasInstanceMetadata(settings.environment())) {
      return Optional.empty();
    }
    AwsCredentialsProvider instance = InstanceProfileCredentialsProvider.create();
    return Optional.of(explained(instance, e -> none()));
  }

  private Optional<AwsCredentialsProvider> ofProfile(Profile profile, Set<String> seen) {
    if (profile.property("role_arn").isPresent()) {
      return Optional.of(role(profile, seen));
    }
    if (profile.property("sso_session").isPresent()
        || profile.property("sso_start_url").isPresent()) {
      return Optional.of(new SsoLogin(settings, clients, profile).credentials());
    }
    Optional<String> key = profile.property(KEY);
    if (key.isPresent()) {
      return Optional.of(
          keys(key.get(), needed(profile, SECRET), profile.property("aws_session_token")));
    }
    Optional<String> command = profile.property("credential_process");
    if (command.isPresent()) {
      return Optional.of(process(profile, command.get()));
    }
    if (profile.property("login_session").isPresent()) {
      throw wrong(
          "the AWS profile "
              + profile.name()
              + " has a session of `aws login`, which c2ecs does not read: "
              + export(profile));
    }
    return Optional.empty();
  }

  private static String export(Profile profile) {
    return "run `eval \"$(aws configure export-credentials --profile "
        + profile.name()
        + " --format env)\"` first, and leave the profile out";
  }

  private AwsCredentialsProvider role(Profile profile, Set<String> seen) {
    String role = needed(profile, "role_arn");
    Optional<String> token = profile.property("web_identity_token_file");
    if (token.isPresent()) {
      return webIdentity(
          token.get(),
          role,
          profile.property("role_session_name"),
          "web_identity_token_file of the AWS profile " + profile.name());
    }
    if (profile.property("mfa_serial").isPresent()) {
      throw wrong(
          "the AWS profile "
              + profile.name()
              + " asks for the code of an MFA device, which c2ecs does not: "
              + export(profile));
    }
    AwsCredentialsProvider base = base(profile, seen);
    return explained(
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(clients.sts(base))
            .refreshRequest(
                r ->
                    r.roleArn(role)
                        .roleSessionName(profile.property("role_session_name").orElse("c2ecs"))
                        .externalId(profile.property("external_id").orElse(null))
                        .durationSeconds(seconds(profile)))
            .build(),
        e -> notAssumed(profile, role, e));
  }

  private static DeployFailure notAssumed(Profile profile, String role, DeployFailure e) {
    return e.isDenied()
        ? new AwsFailure(
            Kind.DENIED,
            "AccessDenied",
            "the AWS profile "
                + profile.name()
                + " may not assume "
                + role
                + ": sts:AssumeRole is missing, or the role does not trust who asks",
            "sts:AssumeRole")
        : e.inOtherWords(
            "the AWS profile " + profile.name() + " cannot assume its role: " + e.getMessage());
  }

  private static @Nullable Integer seconds(Profile profile) {
    try {
      return profile.property("duration_seconds").map(Integer::valueOf).orElse(null);
    } catch (NumberFormatException e) {
      throw wrong("duration_seconds of the AWS profile " + profile.name() + " is no number");
    }
  }

  /** Who assumes the role of a profile. */
  private AwsCredentialsProvider base(Profile profile, Set<String> seen) {
    Optional<String> source = profile.property("source_profile");
    if (source.isPresent()) {
      Profile other =
          settings
              .profiles()
              .named(source.get(), "source_profile of the profile " + profile.name());
      if (other.name().equals(profile.name()) && profile.property(KEY).isPresent()) {
        return keys(
            needed(profile, KEY), needed(profile, SECRET), profile.property("aws_session_token"));
      }
      seen.add(profile.name());
      if (seen.contains(other.name())) {
        throw wrong(
            "the AWS profile "
                + profile.name()
                + " leads back to itself by source_profile: "
                + String.join(" → ", seen)
                + " → "
                + other.name());
      }
      return ofProfile(other, seen)
          .orElseThrow(
              () ->
                  wrong(
                      "the AWS profile "
                          + other.name()
                          + ", the source_profile of "
                          + profile.name()
                          + ", has no credentials"));
    }
    String kind = profile.property("credential_source").orElse("");
    return switch (kind) {
      case "Environment" ->
          ofEnvironment()
              .orElseThrow(
                  () ->
                      wrong(
                          "the AWS profile "
                              + profile.name()
                              + " takes keys from the environment, and AWS_ACCESS_KEY_ID is not"
                              + " set"));
      case "Ec2InstanceMetadata" -> InstanceProfileCredentialsProvider.create();
      case "EcsContainer" -> ContainerCredentialsProvider.builder().build();
      case "" ->
          throw wrong(
              "the AWS profile "
                  + profile.name()
                  + " has a role_arn, but neither source_profile nor credential_source");
      default ->
          throw wrong(
              "credential_source of the AWS profile "
                  + profile.name()
                  + " is "
                  + kind
                  + "; there are Environment, Ec2InstanceMetadata and EcsContainer");
    };
  }

  private AwsCredentialsProvider webIdentity(
      String file, String role, Optional<String> name, String source) {
    Path path = Profiles.path(file, settings.profiles().home(), source);
    if (!Files.isReadable(path)) {
      throw wrong(source + ": " + path + " cannot be read");
    }
    return explained(
        StsWebIdentityTokenFileCredentialsProvider.builder()
            .stsClient(clients.sts(AnonymousCredentialsProvider.create()))
            .webIdentityTokenFile(path)
            .roleArn(role)
            .roleSessionName(name.orElse("c2ecs"))
            .build(),
        e -> e.inOtherWords("the web identity cannot assume " + role + ": " + e.getMessage()));
  }

  /** What the process writes is not shown: it may be half of a secret. */
  private static AwsCredentialsProvider process(Profile profile, String command) {
    return explained(
        ProcessCredentialsProvider.builder().command(shell(command)).build(),
        e ->
            wrong(
                "credential_process of the AWS profile "
                    + profile.name()
                    + " gave no credentials: run it to see why"));
  }

  private static List<String> shell(String command) {
    return System.getProperty("os.name", "").startsWith("Windows")
        ? List.of("cmd.exe", "/C", command)
        : List.of("sh", "-c", command);
  }

  static String needed(Profile profile, String property) {
    return profile
        .property(property)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> wrong("the AWS profile " + profile.name() + " has no " + property));
  }

  /** That credentials are not usable, or that there are none. */
  static Refusal wrong(String message) {
    return new Refusal(DeployCode.CREDENTIALS, message);
  }

  /** Credentials whose failure is told in words that know where they come from. */
  static AwsCredentialsProvider explained(
      AwsCredentialsProvider provider, Function<DeployFailure, DeployFailure> words) {
    return () -> {
      try {
        return provider.resolveCredentials();
      } catch (DeployFailure e) {
        throw e;
      } catch (SdkException e) {
        throw words.apply(AwsErrors.translated(e));
      } catch (RuntimeException e) {
        throw words.apply(wrong(String.valueOf(e.getMessage())));
      }
    };
  }
}
