package dev.c2ecs.cfn.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobNeedsTest {

  private static Translation translation(String compose) {
    return Translator.translate(Projects.of(compose), Surroundings.UNKNOWN, List.of());
  }

  private static List<String> needs(String compose) {
    return translation(compose).jobs().stream()
        .filter(job -> job.service().equals("job"))
        .findFirst()
        .orElseThrow()
        .needs();
  }

  private static String project(String services, String more) {
    return "name: p\nservices:\n  job: {image: j, command: [migrate], restart: \"no\""
        + services
        + more;
  }

  @Test
  void aJobAloneNeedsWhereItRunsAndWhatItMayDo() {
    assertThat(needs(project("}\n", "  web: {image: w, ports: [\"80:80\"]}\n")))
        .containsExactly(
            "CloudMap",
            "Cluster",
            "DefaultNetwork",
            "DefaultNetworkIngress",
            "JobSecurityGroup",
            "JobTaskDefinition",
            "JobTaskExecutionRole",
            "LogGroup");
  }

  @Test
  void volumesAreMountedThroughTargetsThatNothingNames() {
    assertThat(needs(project(", volumes: [\"up:/up\"]}\n", "volumes: {up: {}, other: {}}\n")))
        .contains(
            "UpFilesystem",
            "UpAccessPoint",
            "UpFilesystemSecurityGroup",
            "UpFilesystemMountTarget1",
            "UpFilesystemMountTarget2",
            "JobTaskRole");
  }

  @Test
  void volumesOfOthersAreNotWaitedFor() {
    assertThat(
            needs(project("}\n", "  web: {image: w, volumes: [\"up:/up\"]}\nvolumes: {up: {}}\n")))
        .contains("JobTaskDefinition")
        .noneMatch(id -> id.startsWith("Up") || id.startsWith("Web"));
  }

  @Test
  void inANetworkOfItsOwnItReachesTheInternetFirst() {
    assertThat(needs(project("}\n", "  web: {image: w}\nx-aws-vpc: new\nx-aws-nat: single\n")))
        .contains("Vpc", "JobSecurityGroup")
        .anyMatch(id -> id.contains("NatGateway"))
        .anyMatch(id -> id.contains("InternetGatewayAttachment"))
        .anyMatch(id -> id.contains("PrivateRoute"))
        .anyMatch(id -> id.startsWith("S3"));
  }

  @Test
  void secretsAndPoliciesOfAnOverlayBelongToIt() {
    String overlay =
        """
        x-aws-cloudformation:
          Resources:
            Password: {Type: "AWS::SecretsManager::Secret", Properties: {GenerateSecretString: {}}}
            Database: {Type: "AWS::RDS::DBInstance", Properties: {AllocatedStorage: "20"}}
            Attached:
              Type: AWS::SecretsManager::SecretTargetAttachment
              Properties:
                SecretId: !Ref Password
                TargetId: !Ref Database
                TargetType: AWS::RDS::DBInstance
            More:
              Type: AWS::IAM::Policy
              Properties:
                PolicyName: more
                PolicyDocument: {}
                Roles: [!Ref JobTaskExecutionRole]
            Others:
              Type: AWS::IAM::Policy
              Properties:
                PolicyName: others
                PolicyDocument: {}
                Roles: [!Ref WebTaskExecutionRole]
            JobTaskDefinition:
              Properties:
                ContainerDefinitions:
                  - Name: job
                    Secrets: [{Name: PASSWORD, ValueFrom: !Ref Password}]
        """;
    assertThat(needs(project("}\n", "  web: {image: w}\n" + overlay)))
        .contains("Password", "Attached", "Database", "More")
        .doesNotContain("Others");
  }

  @ParameterizedTest
  @CsvSource({
    // what the job says, what others say, the services that come before it
    "'', 'db: {image: postgres:16}', ''",
    "'depends_on: [db]', 'db: {image: postgres:16}', 'DbService'",
    "'depends_on: [web]', 'db: {image: d}\n  web: {image: w, depends_on: [db]}',"
        + " 'DbService WebService'",
    "'links: [db]', 'db: {image: postgres:16}', 'DbService'",
    // the servers that its texts name, unless they may wait for it
    "'environment: {DB: \"postgres://db/x\"}', 'db: {image: postgres:16}', 'DbService'",
    "'environment: {URL: \"http://web:80/\"}', 'db: {image: postgres:16}\n  web: {image: w,"
        + " expose: [80], environment: {DB: \"postgres://db/x\"}}', ''",
    "'volumes: [\"up:/up\"], environment: {URL: \"http://web:80/\"}', 'web: {image: w, expose: [80],"
        + " volumes: [\"up:/up\"]}', ''",
    // what runs in the task of another one
    "'depends_on: [side]', 'web: {image: w}\n  side: {image: s, network_mode: \"service:web\"}',"
        + " 'WebService'",
    "'depends_on: {first: {condition: service_completed_successfully}}', 'first: {image: f,"
        + " restart: \"no\"}\n  web: {image: w, depends_on: {first: {condition:"
        + " service_completed_successfully}}}', 'WebService'",
    // another job is no service
    "'depends_on: [fill]', 'fill: {image: f, deploy: {mode: replicated-job}}', ''"
  })
  void servicesComeBeforeIt(String ofJob, String others, String expected) {
    String text =
        project(
            (ofJob.isEmpty() ? "" : ", " + ofJob) + "}\n",
            "  " + others + "\n" + (ofJob.contains("up:/up") ? "volumes: {up: {}}\n" : ""));
    assertThat(needs(text).stream().filter(id -> id.endsWith("Service")))
        .containsExactlyElementsOf(
            expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "', volumes: [\"up:/up\"], depends_on: [web]', 'volumes: {up: {}}'",
    "', environment: {KEY: \"${KEY}\"}', 'x-aws-vpc: new'",
    "', secrets: [s]', 'secrets: {s: {environment: S}}'"
  })
  void nothingThatIsNeededNeedsMore(String ofJob, String more) {
    Translation translation =
        translation(project(ofJob + "}\n", "  web: {image: w, ports: [\"80:80\"]}\n" + more));
    Template template = translation.template().orElseThrow();
    TemplateReferences references = TemplateReferences.of(template);
    NeededJob job = translation.jobs().get(0);
    Set<String> all = new HashSet<>();
    template.resources().forEach(resource -> all.add(resource.id()));
    assertThat(job.needs()).contains(job.taskDefinition(), "Cluster");
    for (String id : job.needs()) {
      Resource resource = template.resource(id).orElseThrow();
      assertThat(job.needs()).as(id).containsAll(resource.dependsOn());
      Set<String> named = new HashSet<>(references.ofResources().get(id));
      named.retainAll(all);
      assertThat(job.needs()).as(id).containsAll(named);
    }
  }
}
