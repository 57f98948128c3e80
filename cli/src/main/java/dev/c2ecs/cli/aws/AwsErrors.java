package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.aws.AwsFailure.Kind;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the SDK throws into one clear sentence. The messages of the SDK list every provider of
 * credentials that was tried, with the names of profiles and keys: they are never shown.
 */
final class AwsErrors {

  /** "… is not authorized to perform: s3:PutObject on …", "… allows the s3:PutObject action". */
  private static final Pattern ACTION =
      Pattern.compile(
          "(?:not authorized to perform:?|(?:allows|denies) the|permissions? to perform:?)"
              + " ([a-z][a-z0-9-]*:[A-Za-z*]+)");

  private static final Pattern REQUEST = Pattern.compile("\\s*\\(Service: .*$", Pattern.DOTALL);
  private static final Pattern ENCODED =
      Pattern.compile("\\s*Encoded authorization failure message: \\S+");

  private static final Set<String> EXPIRED =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "TokenRefreshRequired",
          "InvalidGrantException",
          "ExpiredTokenIdException");

  private static final Set<String> NOT_ACCEPTED =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "AuthFailure",
          "InvalidAccessKeyId",
          "InvalidToken",
          "InvalidClientException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "NotAuthorizedException");

  /** The clock, or the secret key. */
  private static final Set<String> SIGNATURE =
      Set.of(
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "RequestTimeTooSkewed",
          "RequestInTheFuture");

  private static final Set<String> REFUSED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "UnauthorizedException",
          "Unauthorized",
          "UnauthorizedAccess",
          "NotAuthorized",
          "AuthorizationError",
          "AuthorizationErrorException",
          "InsufficientPrivilegesException",
          "ForbiddenException",
          "Forbidden");

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int SERVER = 500;
  private static final int SHOWN = 400;

  private AwsErrors() {}

  /** The result of a call, its failure in words. */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (DeployFailure e) {
      throw e;
    } catch (SdkException e) {
      throw translated(e);
    } catch (RuntimeException e) {
      throw ofSdk(e).orElseThrow(() -> e);
    }
  }

  /** What the SDK throws at a setting or an answer that it does not understand. */
  private static Optional<DeployFailure> ofSdk(RuntimeException e) {
    if (cause(e, IOException.class).isPresent()) {
      return Optional.of(ofNetwork(e));
    }
    boolean ofSdk =
        Arrays.stream(e.getStackTrace())
            .map(StackTraceElement::getClassName)
            .filter(name -> !name.startsWith("java."))
            .findFirst()
            .filter(name -> name.startsWith("software.amazon."))
            .isPresent();
    return ofSdk
        ? Optional.of(
            new Refusal(
                DeployCode.CONFIGURATION, "a setting of AWS is not understood: " + reason(e)))
        : Optional.empty();
  }

  /** A failure in words. */
  static DeployFailure translated(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DeployFailure known) {
        return known;
      }
    }
    if (e instanceof AwsServiceException service) {
      return ofService(service);
    }
    return ofClient(e);
  }

  /** The error code, empty when it is not an answer of AWS. */
  static String code(SdkException e) {
    return e instanceof AwsServiceException service
        ? Optional.ofNullable(service.awsErrorDetails())
            .map(AwsErrorDetails::errorCode)
            .map(code -> code.startsWith("Client.") ? code.substring("Client.".length()) : code)
            .orElse("")
        : "";
  }

  private static AwsFailure ofService(AwsServiceException e) {
    String code = code(e);
    String message = message(e);
    if (EXPIRED.contains(code)) {
      return new AwsFailure(Kind.EXPIRED, code, expired(""), "");
    }
    if (NOT_ACCEPTED.contains(code)) {
      return new AwsFailure(
          Kind.CREDENTIALS,
          code,
          "AWS does not accept these credentials: check AWS_PROFILE or --aws-profile, the keys,"
              + " and the clock of this machine",
          "");
    }
    if (SIGNATURE.contains(code)) {
      return new AwsFailure(
          Kind.CREDENTIALS,
          code,
          "AWS does not accept the signature: either the clock of this machine is wrong, or the"
              + " secret access key is",
          "");
    }
    if (e.isThrottlingException()) {
      return new AwsFailure(Kind.THROTTLED, code, coded(message, code), "");
    }
    Matcher matcher = ACTION.matcher(message);
    boolean named = matcher.find();
    String called = FailedCall.of(e).map(FailedCall::action).orElse("");
    // The HEAD requests of S3 are answered without a body.
    boolean bare = code.isEmpty() && e.statusCode() == FORBIDDEN && called.startsWith("s3:");
    if (named || bare || REFUSED.contains(code)) {
      String action = named ? matcher.group(1) : called;
      return new AwsFailure(Kind.DENIED, code, denied(action, message), action);
    }
    if (e.statusCode() >= SERVER) {
      return new AwsFailure(
          Kind.UNREACHABLE,
          code,
          FailedCall.of(e).map(AwsErrors::who).orElse("AWS")
              + " is in trouble: "
              + coded(message, code),
          "");
    }
    if (code.isEmpty()) {
      return new AwsFailure(
          isTruncated(e) ? Kind.UNREACHABLE : Kind.OTHER, code, foreign(e, message), "");
    }
    return new AwsFailure(Kind.OTHER, code, coded(message, code), "");
  }

  private static String message(AwsServiceException e) {
    String message =
        Optional.ofNullable(e.awsErrorDetails())
            .map(AwsErrorDetails::errorMessage)
            .orElseGet(() -> REQUEST.matcher(String.valueOf(e.getMessage())).replaceAll(""));
    return message == null || message.isBlank() || message.equals("null")
        ? "status " + e.statusCode() + ", without a reason"
        : message.strip();
  }

  private static String coded(String message, String code) {
    return code.isEmpty() ? message : message + " (" + code + ")";
  }

  /**
   * What is missing. An encoded message is for {@code sts:DecodeAuthorizationMessage}, and fills a
   * screen.
   */
  private static String denied(String action, String message) {
    String why =
        message.contains("explicit deny")
            ? "a policy denies it"
            : "it is missing in the policy of who runs this";
    String text = ENCODED.matcher(message).replaceAll("");
    return "you may not do "
        + (action.isEmpty() ? "this" : action)
        + ": "
        + why
        + (text.isBlank() || text.startsWith("status ") ? "" : "\n    " + shortened(text.strip()));
  }

  private static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** Somebody answers who is not AWS. */
  private static String foreign(AwsServiceException e, String message) {
    return FailedCall.of(e).map(AwsErrors::who).orElse("AWS")
        + " answers, but not as AWS does (status "
        + e.statusCode()
        + ")"
        + (message.startsWith("status ") ? "" : ": " + shortened(firstLine(message)));
  }

  private static DeployFailure ofClient(SdkException e) {
    String all = messages(e);
    if (all.contains("Unable to load region") || all.contains("region must not be null")) {
      return Settings.noRegion();
    }
    if (all.contains("SSO token")
        || all.contains("Token is expired")
        || all.contains("sso login")) {
      return new Refusal(DeployCode.SESSION_ENDED, expired(""));
    }
    if (all.contains("Unable to load credentials")
        || all.contains("Unable to load AWS credentials")
        || all.contains("credentials provider")
        || all.contains("profile file")) {
      return Credentials.wrong(Credentials.NONE);
    }
    return ofNetwork(e);
  }

  private static AwsFailure ofNetwork(RuntimeException e) {
    String who = FailedCall.of(e).map(AwsErrors::who).orElse("AWS");
    if (isNetwork(e)) {
      return new AwsFailure(
          Kind.UNREACHABLE, "Unreachable", who + " does not answer: " + reason(e), "");
    }
    if (cause(e, CertificateException.class).isPresent()) {
      return new AwsFailure(
          "Certificate",
          "the certificate of "
              + who
              + " is not trusted: behind a proxy that inspects TLS, name its bundle in"
              + " AWS_CA_BUNDLE");
    }
    if (cause(e, SSLException.class).isPresent()) {
      return new AwsFailure(
          "Tls",
          "there is no TLS connection with "
              + who
              + ": "
              + reason(e)
              + "; an address without TLS begins with http://");
    }
    return new AwsFailure(
        isTruncated(e) ? Kind.UNREACHABLE : Kind.OTHER,
        "NotAws",
        who + " answers, but not as AWS does: " + reason(e).replace(FailedCall.NOT_AWS, ""),
        "");
  }

  /** Whether it is the network: not a certificate, and not a server that speaks no TLS. */
  private static boolean isNetwork(RuntimeException e) {
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return true;
    }
    if (cause(e, CertificateException.class).isPresent()) {
      return false;
    }
    Optional<Throwable> tls = cause(e, SSLException.class);
    if (tls.isPresent()) {
      String message = String.valueOf(tls.get().getMessage());
      return message.contains("terminated") || message.contains("reset");
    }
    return cause(e, IOException.class).isPresent() && !messages(e).contains("Unable to unmarshall");
  }

  private static Optional<Throwable> cause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  /** AWS by its name, everybody else by the address. */
  private static String who(FailedCall call) {
    String endpoint = call.endpoint().toLowerCase(Locale.ROOT);
    boolean aws =
        endpoint.isEmpty()
            || endpoint.contains(".amazonaws.")
            || endpoint.endsWith(".api.aws")
            || endpoint.endsWith(".amazon.com");
    return aws ? "AWS" : endpoint;
  }

  static String expired(String profile) {
    return "the AWS session has expired: run `aws sso login"
        + (profile.isEmpty() ? "" : " --profile " + profile)
        + "`, or get new credentials";
  }

  private static String reason(Throwable e) {
    String where = cause(e, Http.ProxyException.class).map(p -> p.getMessage() + ": ").orElse("");
    return where + root(e);
  }

  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnknownHostException) {
      return "there is no host " + root.getMessage();
    }
    if (root instanceof ConnectException) {
      return "the connection is refused";
    }
    if (root instanceof SocketTimeoutException
        || e instanceof ApiCallTimeoutException
        || e instanceof ApiCallAttemptTimeoutException) {
      return "it is silent";
    }
    String message = String.valueOf(root.getMessage());
    return shortened(firstLine(REQUEST.matcher(message).replaceAll("")));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
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
