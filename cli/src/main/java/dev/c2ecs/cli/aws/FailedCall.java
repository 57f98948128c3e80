package dev.c2ecs.cli.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Which call failed, and where: it travels with the exception of the SDK, as a suppressed one,
 * because many answers do not say it.
 */
final class FailedCall extends Exception {
  private static final long serialVersionUID = 1L;

  /** Where the prefix of a service in policies is not its name. */
  private static final Map<String, String> PREFIXES =
      Map.of("efs", "elasticfilesystem", "cloudwatchlogs", "logs", "ssooidc", "sso-oauth");

  /**
   * Where the action is not the name of the operation.
   *
   * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html">S3, the
   *     permissions of each operation</a>
   */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "s3:HeadBucket", "s3:ListBucket",
          "s3:ListObjectsV2", "s3:ListBucket",
          "s3:HeadObject", "s3:GetObject",
          "s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration",
          "s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration",
          "s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock",
          "s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock",
          "s3:PutBucketEncryption", "s3:PutEncryptionConfiguration",
          "s3:GetBucketEncryption", "s3:GetEncryptionConfiguration");

  private final String action;
  private final String endpoint;

  private FailedCall(String action, String endpoint) {
    super(action, null, false, false);
    this.action = action;
    this.endpoint = endpoint;
  }

  /** The action that a policy must allow for the call. */
  String action() {
    return action;
  }

  /** Scheme, host and port that were called, empty when it did not come so far. */
  String endpoint() {
    return endpoint;
  }

  /** The call that an exception of the SDK belongs to. */
  static Optional<FailedCall> of(Throwable e) {
    for (Throwable suppressed : e.getSuppressed()) {
      if (suppressed instanceof FailedCall call) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  /** The action in policies of an operation. */
  static String action(String service, String operation) {
    String name = service.toLowerCase(Locale.ROOT).replace(" ", "");
    String action = PREFIXES.getOrDefault(name, name) + ":" + operation;
    return ACTIONS.getOrDefault(action, action);
  }

  /** Notes the call in each exception. */
  static ExecutionInterceptor recorder() {
    return new ExecutionInterceptor() {
      @Override
      public Throwable modifyException(
          Context.FailedExecution failed, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        Throwable e = failed.exception();
        if (service != null && operation != null && of(e).isEmpty()) {
          String endpoint =
              failed
                  .httpRequest()
                  .map(r -> r.protocol() + "://" + r.host() + port(r.protocol(), r.port()))
                  .orElse("");
          e.addSuppressed(new FailedCall(action(service, operation), endpoint));
        }
        return e;
      }
    };
  }

  private static String port(String protocol, int port) {
    boolean usual = port == (protocol.equals("https") ? 443 : 80);
    return usual ? "" : ":" + port;
  }
}
