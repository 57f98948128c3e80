package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code c2ecs diff OLD NEW}: what is printed, and with which exit code. */
class DiffCommandTest {

  private static final String OLD =
      """
      name: shop
      services:
        web: {image: "nginx:1.27", ports: ["80:80"], environment: {API_TOKEN: hunter2}}
        api: {image: "example/api:1", expose: ["3000"]}
        db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
      volumes: {data: {}}
      """;

  @TempDir private Path directory;

  private void templates(String before, String after) throws IOException {
    Files.writeString(directory.resolve("old.yaml"), Program.convert(directory, before).out());
    Files.writeString(directory.resolve("new.yaml"), Program.convert(directory, after).out());
  }

  private Program.Result diff(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "diff";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Program.in(directory).run(all);
  }

  /** Edits of the project, with the consequence that each has and one that it does not have. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nginx:1.27      | nginx:1.28                        | rolling-restart   | outage
          postgres:16     | postgres:16.4                     | outage            | other-version
          postgres:16     | postgres:17                       | outage            | data-loss
          postgres:16     | postgres:17                       | other-version     | starts-empty
          data:/var/lib   | data:/srv                         | other-files       | starts-empty
          data:           | rows:                             | starts-empty      | data-loss
          80:80           | 8080:80                           | network-wider     | will-fail
          example/api:1", | example/api:1", x-aws-exec: true, | permissions-wider | will-fail
          80:80           | 80:8080                           | outage            | new-address
          """)
  void aConsequenceIsTheExitCodeWhenItIsAskedFor(
      String before, String after, String happens, String other) throws IOException {
    templates(OLD, OLD.replace(before, after));
    Program.Result yes = diff("old.yaml", "new.yaml", "--fail-on", other + "," + happens);
    assertThat(yes.exitCode()).as(yes.out()).isEqualTo(1);
    assertThat(yes.err()).startsWith("c2ecs: this happens: " + happens);
    Program.Result no = diff("old.yaml", "new.yaml", "--fail-on", other);
    assertThat(no.exitCode()).as(no.out()).isZero();
    assertThat(no.err()).isEmpty();
    assertThat(diff("old.yaml", "new.yaml", "--exit-code").exitCode()).isEqualTo(3);
  }

  /** What a reviewer reads first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example/api:1",  | example/api:1", deploy: {mode: replicated-job}, | **service api does not run all the time any more.**
          example/api:1",  | example/api:1", x-aws-schedule: rate(1 day),    | runs `all the time` → `by the schedule rate(1 day)`
          postgres:16      | postgres:17                                     | **service db may not start on the files of another version**
          data:/var/lib    | data:/srv                                       | **service db finds other files**
          volumes: {data   | x-aws-cloudformation: {Resources: {DataFilesystem: {DeletionPolicy: Delete}}}, volumes: {data | **Less safe than before: volume data**
          volumes: {data   | x-aws-cloudformation: {Resources: {DataFilesystem: {DeletionPolicy: Delete}}}, volumes: {data | DataFilesystem DeletionPolicy `RetainExceptOnCreate` → `Delete`
          """)
  void theFirstSentence(String before, String after, String sentence) throws IOException {
    String old = OLD.replace("volumes: {data: {}}", "volumes: {data: }");
    String now =
        after.startsWith("x-aws-cloudformation")
            ? old + after.substring(0, after.lastIndexOf(", volumes")) + "\n"
            : old.replace(before, after);
    templates(old, now);
    assertThat(diff("old.yaml", "new.yaml", "--format", "markdown").out()).contains(sentence);
  }

  /** An ordinary new service is not told as one that may more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: "a/b:1"                                                            | false
          image: "a/b:1", volumes: ["own:/data"], networks: [default]               | false
          image: "a/b:1", volumes: ["data:/data"]                                   | true
          image: "a/b:1", environment: {DB_PASSWORD: "${DB_PASSWORD}"}              | false
          image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1"                 | false
          image: "a/b:1", x-aws-schedule: "rate(1 day)"                             | false
          image: "a/b:1", x-aws-exec: true                                          | true
          image: "a/b:1", x-aws-policies: ["arn:aws:iam::aws:policy/PowerUserAccess"] | true
          """)
  void aNewServiceSaysWhatItMayBeyondTheOthers(String service, boolean wider) throws IOException {
    templates(
        OLD,
        OLD.replace("volumes: {data: {}}", "  more: {" + service + "}\nvolumes: {data: , own: }"));
    Program.Result result = diff("old.yaml", "new.yaml", "--fail-on", "wider,public");
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(wider ? 1 : 0);
    assertThat(result.out().contains(" wider")).as(result.out()).isEqualTo(wider);
  }

  /** What an overlay adds that faces the Internet. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: f, AuthType: NONE}         | true
          Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: f, AuthType: AWS_IAM}      | false
          Type: AWS::S3::BucketPolicy, Properties: {Bucket: b, PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: x}]}} | true
          Type: AWS::RDS::DBInstance, Properties: {PubliclyAccessible: true}                 | true
          Type: AWS::S3::BucketPolicy, Properties: {Bucket: b, PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:GetObject", Condition: {StringEquals: {"aws:SourceVpce": v}}}]}} | false
          Type: AWS::EFS::FileSystem, Properties: {FileSystemPolicy: {Statement: [{Effect: Allow, Principal: "*", Action: "*"}]}} | false
          Type: AWS::CloudFront::Distribution, Properties: {}                                | true
          Type: AWS::ApiGateway::RestApi, Properties: {EndpointConfiguration: {Types: [PRIVATE]}} | false
          Type: AWS::S3::Bucket, Properties: {PublicAccessBlockConfiguration: {BlockPublicAcls: true}} | true
          Type: AWS::S3::Bucket, Properties: {}                                              | false
          Type: AWS::SNS::Topic, Properties: {}                                              | false
          """)
  void whatAnOverlayOpensIsPublic(String resource, boolean opens) throws IOException {
    Files.writeString(directory.resolve("old.yaml"), "Resources: {T: {Type: AWS::SNS::Topic}}");
    Files.writeString(
        directory.resolve("new.yaml"),
        "Resources: {T: {Type: AWS::SNS::Topic}, X: {" + resource + "}}");
    Program.Result result = diff("old.yaml", "new.yaml", "--fail-on", "public");
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(opens ? 1 : 0);
    assertThat(diff("old.yaml", "new.yaml", "--format", "markdown").out().contains("Internet: X"))
        .isEqualTo(opens);
  }

  @Test
  void anAliasThatBecomesAServiceTakesTwoUpdates() throws IOException {
    String named = "expose: [\"3000\"]";
    templates(
        OLD.replace(named, named + ", networks: {default: {aliases: [backend]}}"),
        OLD.replace("volumes: {data", "  backend: {image: \"example/api:2\"}\nvolumes: {data"));
    Program.Result result = diff("old.yaml", "new.yaml", "--fail-on", "will-fail");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("the name backend in the namespace is", "Two updates do it:", "no service stops");
    Map<String, Object> json = Json.object(diff("old.yaml", "new.yaml", "--format", "json").out());
    assertThat(json).containsEntry("version", 1L).containsEntry("updates", 2L);
    assertThat(Template.list(Objects.requireNonNull(json.get("obstacles")))).hasSize(1);
  }

  @Test
  void nothingIsToldOfTheSameTemplate() throws IOException {
    templates(OLD, OLD);
    Program.Result result = diff("old.yaml", "new.yaml", "--exit-code");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("no difference that CloudFormation would act on\n");
  }

  @Test
  void noCredentialIsShown() throws IOException {
    templates(OLD, OLD.replace("hunter2", "hunter3"));
    for (String format : new String[] {"text", "json"}) {
      Program.Result result = diff("old.yaml", "new.yaml", "--format", format);
      assertThat(result.out() + result.err()).contains("API_TOKEN").doesNotContain("hunter");
    }
  }

  @Test
  void parametersCountAsTheyWereGiven() throws IOException {
    templates(OLD, OLD);
    Files.writeString(directory.resolve("was.json"), "{\"Parameters\": {\"VpcId\": \"vpc-1\"}}");
    Files.writeString(
        directory.resolve("is.json"),
        "[{\"ParameterKey\": \"VpcId\", \"ParameterValue\": \"vpc-2\"}]");
    Program.Result result =
        diff("old.yaml", "new.yaml", "--old-parameters", "was.json", "--new-parameters", "is.json");
    assertThat(result.out()).contains("a stack does not move to another VPC");
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          old.yaml                             | 2 | two templates are compared
          - -                                  | 2 | standard input cannot be both
          old.yaml new.yaml --fail-on sometime | 2 | is none of new, in-place
          old.yaml nowhere.yaml                | 1 | nowhere.yaml cannot be read: it does not exist
          old.yaml .                           | 1 | . cannot be read: it is a directory
          old.yaml compose.yaml                | 1 | compose.yaml is no CloudFormation template
          """)
  void whatCannotBeComparedIsSaid(String arguments, int code, String sentence) throws IOException {
    templates(OLD, OLD);
    Files.writeString(directory.resolve("compose.yaml"), OLD);
    Program.Result result = diff(arguments.split(" ", -1));
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
  }
}
