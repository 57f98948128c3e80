package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.aws.AwsFailure.Kind;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.ssooidc.SsoOidcTokenProvider;

/**
 * The session that {@code aws sso login} left, of a profile with an {@code sso-session} section or
 * of the older kind.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html">SDKs
 *     and tools, IAM Identity Center credentials</a>
 */
final class SsoLogin {

  private final Settings settings;
  private final Clients clients;
  private final Profile profile;
  private final Optional<String> session;
  private final String region;
  private final Path file;

  SsoLogin(Settings settings, Clients clients, Profile profile) {
    this.settings = settings;
    this.clients = clients;
    this.profile = profile;
    this.session = profile.property("sso_session");
    Profile source =
        session
            .map(
                name ->
                    settings
                        .profiles()
                        .ssoSession(name)
                        .orElseThrow(
                            () ->
                                Credentials.wrong(
                                    "the AWS profile "
                                        + profile.name()
                                        + " names the sso_session "
                                        + name
                                        + ", and there is no [sso-session "
                                        + name
                                        + "]")))
            .orElse(profile);
    this.region = Credentials.needed(source, "sso_region");
    String key = session.orElseGet(() -> Credentials.needed(source, "sso_start_url"));
    this.file = settings.profiles().home().resolve(".aws/sso/cache").resolve(sha1(key) + ".json");
  }

  AwsCredentialsProvider credentials() {
    String account = Credentials.needed(profile, "sso_account_id");
    String role = Credentials.needed(profile, "sso_role_name");
    SsoCredentialsProvider.Builder builder = SsoCredentialsProvider.builder();
    AwsCredentialsProvider provider =
        builder
            .ssoClient(clients.sso(region))
            .refreshRequest(
                () ->
                    GetRoleCredentialsRequest.builder()
                        .accessToken(token())
                        .accountId(account)
                        .roleName(role)
                        .build())
            .build();
    return Credentials.explained(provider, e -> explained(e, account, role));
  }

  /**
   * {@code GetRoleCredentials} answers {@code UnauthorizedException} for a session that has ended,
   * and {@code ForbiddenException} for a role that is not assigned.
   */
  private DeployFailure explained(DeployFailure e, String account, String role) {
    if (e.isExpired()
        || e.isAnswer("UnauthorizedException")
        || e.isAnswer("InvalidRequestException")) {
      return expired();
    }
    if (e.isDenied() || e.isAnswer("ResourceNotFoundException")) {
      return new AwsFailure(
          Kind.DENIED,
          "AccessDenied",
          "the AWS profile "
              + profile.name()
              + " is not assigned the role "
              + role
              + " in account "
              + account,
          "sso:GetRoleCredentials");
    }
    return e;
  }

  private String token() {
    JsonNode stored = stored();
    Instant now = Instant.now();
    if (time(stored, "expiresAt").isAfter(now)) {
      return text(stored, "accessToken").orElseThrow(() -> expired());
    }
    boolean renewable =
        session.isPresent()
            && text(stored, "refreshToken").isPresent()
            && text(stored, "clientId").isPresent()
            && time(stored, "registrationExpiresAt").isAfter(now);
    if (!renewable) {
      throw expired();
    }
    try (SsoOidcTokenProvider renewed =
        SsoOidcTokenProvider.builder()
            .sessionName(session.get())
            .ssoOidcClient(clients.ssoOidc(region))
            .build()) {
      return renewed.resolveToken().token();
    } catch (software.amazon.awssdk.core.exception.SdkException e) {
      DeployFailure failure = AwsErrors.translated(e);
      throw failure.isPassing() ? failure : expired();
    }
  }

  private JsonNode stored() {
    if (!Files.exists(file)) {
      throw ended("you are not logged in with the AWS profile " + settings.profile());
    }
    try {
      return JsonNode.parser().parse(Files.readString(file));
    } catch (IOException | RuntimeException e) {
      throw ended("the AWS session in " + file + " is not readable");
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    return node.field(field).filter(JsonNode::isString).map(JsonNode::asString);
  }

  private static Instant time(JsonNode node, String field) {
    try {
      // Older versions of the AWS CLI write UTC for Z.
      return text(node, field)
          .map(value -> value.replace("UTC", "Z"))
          .map(value -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value, Instant::from))
          .orElse(Instant.EPOCH);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private Refusal expired() {
    return ended("the AWS session of the profile " + settings.profile() + " has expired");
  }

  private Refusal ended(String how) {
    String name = settings.profile();
    return new Refusal(
        DeployCode.SESSION_ENDED,
        how + ": run `aws sso login" + (name.equals("default") ? "" : " --profile " + name) + "`");
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
