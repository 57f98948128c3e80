package dev.c2ecs.acceptance.cloud;

import java.util.HashMap;
import java.util.Map;

/** Types of which the model knows only that their names are unique. */
final class NamedThings {

  static final String SECRET = "AWS::SecretsManager::Secret";
  static final String BUCKET = "AWS::S3::Bucket";

  private static final Map<String, String> NAME =
      Map.of(
          SECRET,
          "Name",
          BUCKET,
          "BucketName",
          "AWS::SSM::Parameter",
          "Name",
          "AWS::SQS::Queue",
          "QueueName",
          "AWS::SNS::Topic",
          "TopicName",
          "AWS::CloudWatch::Alarm",
          "AlarmName",
          "AWS::ECR::Repository",
          "RepositoryName",
          "AWS::KMS::Alias",
          "AliasName",
          "AWS::IAM::ManagedPolicy",
          "ManagedPolicyName",
          "AWS::Events::Rule",
          "Name");

  private NamedThings() {}

  static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    NAME.forEach((type, property) -> kinds.put(type, new Named(property)));
    return kinds;
  }

  private record Named(String property) implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props.text(property).orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      if (account.get(created.type, created.physicalId).isPresent()) {
        throw new Refusal("AlreadyExists", created + " already exists");
      }
      if (created.type.equals(SECRET) && account.wasDeleted(SECRET, created.physicalId)) {
        // The name stays taken until the recovery window is over.
        throw new Refusal(
            "InvalidRequestException",
            "You can't create this secret because a secret with this name is already scheduled"
                + " for deletion.");
      }
    }
  }
}
