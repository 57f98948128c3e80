package dev.c2ecs.cli.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the SDK throws into one clear sentence. The messages of the SDK list every provider of
 * credentials that was tried, with the names of profiles and keys: they are never shown.
 */
final class AwsErrors {

  private static final Pattern NOT_AUTHORIZED =
      Pattern.compile("not authorized to perform:? ([a-zA-Z0-9-]+:[A-Za-z*]+)");
  private static final Pattern REQUEST = Pattern.compile("\\s*\\(Service: .*$", Pattern.DOTALL);
  private static final Pattern PROFILE = Pattern.compile("[Pp]rofile '?([\\w.@+-]+)'?");

  private static final int BAD_REQUEST = 400;

  private AwsErrors() {}

  /** The result of a call, its failure in words. */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw translated(e);
    }
  }

  /** A failure in words. */
  static AwsFailure translated(SdkException e) {
    if (e instanceof AwsServiceException service) {
      return ofService(service);
    }
    return ofClient(e);
  }

  /** The error code, empty when it is not an answer of AWS. */
  static String code(SdkException e) {
    return e instanceof AwsServiceException service
        ? Optional.ofNullable(service.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("")
        : "";
  }

  private static AwsFailure ofService(AwsServiceException e) {
    String code = code(e);
    String message =
        Optional.ofNullable(e.awsErrorDetails())
            .map(AwsErrorDetails::errorMessage)
            .orElseGet(() -> REQUEST.matcher(String.valueOf(e.getMessage())).replaceAll(""));
    if (message == null || message.isBlank()) {
      message = "AWS answered with status " + e.statusCode() + " and no reason";
    }
    return switch (code) {
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired" ->
          new AwsFailure(code, expired(""));
      case "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "AuthFailure",
          "InvalidAccessKeyId" ->
          new AwsFailure(
              code,
              "AWS does not accept these credentials: check AWS_PROFILE or --aws-profile, the keys,"
                  + " and the clock of this machine");
      default -> new AwsFailure(code, denied(message, code));
    };
  }

  private static String denied(String message, String code) {
    Matcher matcher = NOT_AUTHORIZED.matcher(message);
    if (matcher.find()) {
      return "you may not do "
          + matcher.group(1)
          + ": it is missing in the policy of who runs this\n    "
          + message.strip();
    }
    return code.isEmpty() ? message.strip() : message.strip() + " (" + code + ")";
  }

  private static AwsFailure ofClient(SdkException e) {
    String all = messages(e);
    if (all.contains("Unable to load region") || all.contains("region must not be null")) {
      return new AwsFailure(
          "NoRegion", "no region is given: use --region, AWS_REGION or the AWS profile");
    }
    if (all.contains("SSO token")
        || all.contains("Token is expired")
        || all.contains("sso login")) {
      Matcher matcher = PROFILE.matcher(all);
      return new AwsFailure("ExpiredToken", expired(matcher.find() ? matcher.group(1) : ""));
    }
    if (all.contains("Unable to load credentials")
        || all.contains("Unable to load AWS credentials")
        || all.contains("credentials provider")
        || all.contains("profile file")) {
      return new AwsFailure(
          "NoCredentials",
          "there are no AWS credentials: run `aws configure` or `aws sso login`, or set AWS_PROFILE"
              + " or AWS_ACCESS_KEY_ID, or give --aws-profile");
    }
    return new AwsFailure("Unreachable", "AWS does not answer: " + reason(e));
  }

  private static String expired(String profile) {
    return "the AWS session has expired: run `aws sso login"
        + (profile.isEmpty() ? "" : " --profile " + profile)
        + "`, or get new credentials";
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnknownHostException) {
      return "there is no host " + root.getMessage();
    }
    String message = String.valueOf(root.getMessage());
    return REQUEST.matcher(message).replaceAll("").lines().findFirst().orElse(message);
  }

  private static String messages(Throwable e) {
    StringBuilder all = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      all.append(t.getMessage()).append('\n');
    }
    return all.toString();
  }

  /**
   * Whether an answer came in part only, which the SDK tells like an answer that it does not
   * understand. Every call here that changes something has a token and may be repeated.
   */
  static boolean isTruncated(Throwable e) {
    if (e instanceof AwsServiceException service) {
      return service.statusCode() == BAD_REQUEST && code(service).isEmpty();
    }
    return e instanceof SdkClientException
        && (messages(e).contains("Unable to unmarshall")
            || messages(e).contains("Unable to parse")
            || messages(e).contains("XML document structures must start and end")
            || messages(e).contains("Unexpected end-of-input")
            || e.getCause() instanceof IOException);
  }
}
