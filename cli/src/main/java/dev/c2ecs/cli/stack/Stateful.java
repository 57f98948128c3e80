package dev.c2ecs.cli.stack;

import java.util.Map;

/** Types of resources that hold data. */
final class Stateful {

  private static final Map<String, String> DATA =
      Map.of(
          "AWS::EFS::FileSystem", "the files in it",
          "AWS::SecretsManager::Secret", "its value",
          "AWS::Logs::LogGroup", "its log lines",
          "AWS::S3::Bucket", "the objects in it",
          "AWS::KMS::Key", "all that it encrypts",
          "AWS::RDS::DBInstance", "the data in it",
          "AWS::RDS::DBCluster", "the data in it",
          "AWS::DynamoDB::Table", "the items in it",
          "AWS::SQS::Queue", "the messages in it",
          "AWS::ECR::Repository", "the images in it");

  private Stateful() {}

  /** Whether a resource of a type holds data that nobody can make again. */
  static boolean holdsData(String type) {
    return DATA.containsKey(type);
  }

  /** What is lost with a resource of a type. */
  static String data(String type) {
    return DATA.getOrDefault(type, "what is in it");
  }
}
