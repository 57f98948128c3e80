package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import org.junit.jupiter.api.Test;

/** Clients whose tasks start before there is what they want to reach. */
class BlindClientsTest {

  private static final Template NOTHING = template(resource("T", "SNS::Topic", ""));

  private static String server(String id, String alias, String... more) {
    return resource(
        id,
        "ECS::Service",
        "ServiceConnectConfiguration: {Enabled: true, Namespace: n, Services: [{PortName: "
            + alias
            + ", ClientAliases: [{DnsName: "
            + alias
            + ", Port: 80}]}]}",
        more);
  }

  private static String client(String id, String wanted, String image, String... more) {
    return resource(
            id + "Task",
            "ECS::TaskDefinition",
            "ContainerDefinitions: [{Name: a, Image: \""
                + image
                + "\", DockerLabels: {c2ecs.connect: \""
                + wanted
                + "\"}}]")
        + resource(
            id,
            "ECS::Service",
            "TaskDefinition: !Ref "
                + id
                + "Task, ServiceConnectConfiguration: {Enabled: true, Namespace: n}",
            more);
  }

  @Test
  void aClientThatComesAfterItsServerSeesIt() {
    Template after = template(server("Api", "api"), client("Web", "api:80", "x", "DependsOn: Api"));
    assertThat(forecast(NOTHING, after).blind()).isEmpty();
  }

  @Test
  void aClientThatComesBeforeItsServerDoesNot() {
    Template after = template(server("Api", "api", "DependsOn: Web"), client("Web", "api:80", "x"));
    assertThat(forecast(NOTHING, after).blind()).containsExactly("Web");
    // neither does one that may
    Template open = template(server("Api", "api"), client("Web", "api:80", "x"));
    assertThat(forecast(NOTHING, open).blind()).containsExactly("Web");
  }

  @Test
  void aClientThatIsNotDeployedDoesNotSeeANewServer() {
    Template before = template(client("Web", "api:80", "x"));
    Template after = template(server("Api", "api"), client("Web", "api:80", "x", "DependsOn: Api"));
    Template deployed =
        template(server("Api", "api"), client("Web", "api:80", "y", "DependsOn: Api"));
    assertThat(forecast(before, after).blind()).containsExactly("Web");
    assertThat(forecast(before, deployed).blind()).isEmpty();
    assertThat(forecast(after, after).blind()).isEmpty();
    assertThat(forecast(after, deployed).blind()).isEmpty();
  }

  @Test
  void whoDoesNotAskForItIsNotBlind() {
    Template before = template(client("Web", "mail:25", "x"));
    Template after = template(server("Api", "api"), client("Web", "mail:25", "x"));
    assertThat(forecast(before, after).blind()).isEmpty();
  }

  /** The first of two updates deploys the client, the second changes neither. */
  @Test
  void theFirstOfTwoUpdatesCountsToo() {
    Template before =
        template(resource("Old", "IAM::Role", "RoleName: ops"), client("Web", "api:80", "x"));
    Template after =
        template(
            resource("New", "IAM::Role", "RoleName: ops"),
            server("Api", "api"),
            client("Web", "api:80", "x"));
    assertThat(forecast(before, after).steps()).hasSize(2);
    assertThat(forecast(before, after).blind()).containsExactly("Web");
  }
}
