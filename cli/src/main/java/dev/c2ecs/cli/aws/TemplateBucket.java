package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * The bucket for templates that are too long for a call: private, encrypted, by TLS only, emptied
 * after ninety days.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">
 *     CloudFormation quotas</a>
 */
public final class TemplateBucket implements AutoCloseable {

  private static final int DAYS = 90;
  private static final String TAG = "c2ecs:bucket";
  private static final String PURPOSE = "templates";
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final S3Client client;
  private final Aws.Identity identity;
  private final String bucket;
  private boolean tagged;

  /** The bucket of an account and region. */
  public TemplateBucket(Aws aws, Aws.Identity identity) {
    this.client =
        call(
            () ->
                aws.configure("s3", S3Client.builder())
                    .serviceConfiguration(s -> s.pathStyleAccessEnabled(aws.isLocal("s3")))
                    .build());
    this.identity = identity;
    this.bucket = "c2ecs-" + identity.account() + "-" + identity.region();
  }

  /** The name of the bucket. */
  public String name() {
    return bucket;
  }

  /**
   * Makes the bucket.
   *
   * @return whether it was certainly made by this call, and not by another run just before
   */
  public boolean create() {
    return call(
        () -> {
          CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
          if (!identity.region().equals("us-east-1")) {
            request.createBucketConfiguration(
                c -> c.locationConstraint(BucketLocationConstraint.fromValue(identity.region())));
          }
          try {
            client.createBucket(request.build());
            return true;
          } catch (BucketAlreadyOwnedByYouException e) {
            return false;
          }
        });
  }

  /**
   * Whether there is the bucket.
   *
   * @throws Refusal if it is somebody else's
   */
  public boolean isThere() {
    return call(
        () -> {
          if (!hasBucket()) {
            return false;
          }
          if (!isOurs()) {
            throw new Refusal(
                DeployCode.BUCKET_FOREIGN,
                "the bucket "
                    + bucket
                    + " has something in it and not the tag "
                    + TAG
                    + ", so it is not of c2ecs and is left alone: to use it, tag it "
                    + TAG
                    + "="
                    + PURPOSE);
          }
          return true;
        });
  }

  private boolean hasBucket() {
    try {
      client.headBucket(r -> r.bucket(bucket).expectedBucketOwner(identity.account()));
      return true;
    } catch (NoSuchBucketException e) {
      return false;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      if (e.statusCode() == FORBIDDEN) {
        throw new AwsFailure(
            AwsFailure.Kind.DENIED,
            "AccessDenied",
            "the bucket "
                + bucket
                + " is not yours or not readable: it is needed for templates above "
                + Limits.words(Limits.INLINE_TEMPLATE_BYTES)
                + " bytes, with s3:ListBucket, s3:GetObject and s3:PutObject",
            "s3:ListBucket");
      }
      throw e;
    }
  }

  /**
   * Whether the bucket is one of c2ecs: tagged, which a new bucket gets last, or left empty by a
   * run that was interrupted, and then finished by {@link #protect}.
   */
  private boolean isOurs() {
    return isTagged()
        || client.listObjectsV2(r -> r.bucket(bucket).maxKeys(1)).contents().isEmpty();
  }

  private boolean isTagged() {
    if (tagged) {
      return true;
    }
    try {
      tagged =
          client.getBucketTagging(r -> r.bucket(bucket)).tagSet().stream()
              .anyMatch(tag -> tag.key().equals(TAG));
      return tagged;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      if (e.statusCode() == FORBIDDEN) {
        return true;
      }
      throw e;
    }
  }

  /** Makes the bucket private and encrypted, unless that was done before. */
  public void protect() {
    call(
        () -> {
          if (!isTagged()) {
            putProtection();
          }
          return true;
        });
  }

  private void putProtection() {
    client.putPublicAccessBlock(
        r ->
            r.bucket(bucket)
                .publicAccessBlockConfiguration(
                    c ->
                        c.blockPublicAcls(true)
                            .ignorePublicAcls(true)
                            .blockPublicPolicy(true)
                            .restrictPublicBuckets(true)));
    client.putBucketEncryption(
        r ->
            r.bucket(bucket)
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(
                                    d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                                .build())));
    client.putBucketPolicy(r -> r.bucket(bucket).policy(tlsOnly()));
    client.putBucketLifecycleConfiguration(
        r ->
            r.bucket(bucket)
                .lifecycleConfiguration(
                    c ->
                        c.rules(
                            LifecycleRule.builder()
                                .id("templates")
                                .status(ExpirationStatus.ENABLED)
                                .filter(f -> f.prefix(""))
                                .expiration(e -> e.days(DAYS))
                                .build())));
    client.putBucketTagging(
        r ->
            r.bucket(bucket).tagging(t -> t.tagSet(Tag.builder().key(TAG).value(PURPOSE).build())));
  }

  private String tlsOnly() {
    String arn = "arn:" + identity.partition() + ":s3:::" + bucket;
    return String.format(
        Locale.ROOT,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
            + "\"Action\":\"s3:*\",\"Resource\":[\"%1$s\",\"%1$s/*\"],"
            + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}",
        arn);
  }

  /** Stores a template; returns its URL as CloudFormation wants it. */
  public String put(String template, String name) {
    String key = name + ".yaml";
    call(
        () ->
            client.putObject(
                r ->
                    r.bucket(bucket)
                        .key(key)
                        .contentType("application/yaml")
                        .metadata(Map.of())
                        .expectedBucketOwner(identity.account()),
                RequestBody.fromBytes(template.getBytes(StandardCharsets.UTF_8))));
    return client.utilities().getUrl(u -> u.bucket(bucket).key(key)).toString();
  }

  /** Removes a template. */
  public void remove(String name) {
    call(() -> client.deleteObject(r -> r.bucket(bucket).key(name + ".yaml")));
  }

  /**
   * Removes the bucket; only for the run that made it. One that another run has put something into
   * stays.
   *
   * @return whether it was removed
   */
  public boolean removeBucket() {
    return call(
        () -> {
          try {
            client.deleteBucket(r -> r.bucket(bucket));
            return true;
          } catch (S3Exception e) {
            if (AwsErrors.code(e).equals("BucketNotEmpty")) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
