package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource belongs to the service whose name it has, whatever the name is made of. */
class NamesOfTheFileTest extends CloudTest {

  private static final String PROJECT =
      """
      name: shop
      services:
        api: {image: nginx, ports: ["80:80"]}
        "%s": {image: nginx, ports: ["81:81"]}
      """;

  /** The logical ID of the ECS service of a Compose service. */
  private String id(String service) {
    return TemplateReader.read(cloud.run("convert").out()).orElseThrow().resources().stream()
        .filter(r -> r.type().equals("AWS::ECS::Service") && r.origin().name().equals(service))
        .map(Resource::id)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.orders",
        "api.ports",
        "api.x-aws-schedule",
        "x-aws-schedule",
        "services",
        "labels",
        "ports",
        "a.deploy.x-aws-autoscaling"
      })
  void whatFailsIsFoundAtItsOwnLine(String name) throws IOException {
    cloud.compose(PROJECT.formatted(name));
    String id = id(name);
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails(id, 10, "ECS Deployment Circuit Breaker was triggered", "CREATE_FAILED"));
    cloud.aws.tasks.stop(id, 5, "EssentialContainerExited", "exited", null, 3, "bye");
    assertThat(cloud.run("deploy", "--yes", "--no-rollback").err())
        .contains("compose.yaml:4:3: failed: a container of service " + name + " ends with")
        .contains(id + " (AWS::ECS::Service), from services." + name + "\n");
    assertThat(cloud.run("doctor").out())
        .contains("compose.yaml:4:3: failed: a container of service " + name + " ends with")
        .contains(id + " (AWS::ECS::Service), from services." + name + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.orders", "api.ports", "job.x-aws-schedule", "services"})
  void whatChangesIsToldOfItself(String name) throws IOException {
    String before = PROJECT.formatted(name);
    assertThat(cloud.compose(before).run("deploy", "--yes").exitCode()).isZero();
    String after = before.replace("nginx, ports: [\"81", "nginx:1.30, ports: [\"81");
    assertThat(cloud.compose(after).run("deploy", "--dry-run").out())
        .contains("  service " + name + "  ")
        .contains("      image  nginx → nginx:1.30")
        .doesNotContain("service api  ");
  }

  @Test
  void aStackThatWasMadeFromJsonSaysWhereItsServicesComeFrom() throws IOException {
    cloud.compose(PROJECT.formatted("api.orders"));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    String id = id("api.orders");
    cloud.aws.stacks.all.values().iterator().next().template =
        cloud.run("convert", "--format", "json").out();
    cloud.aws.tasks.scale(id, 0);
    assertThat(cloud.run("doctor").out())
        .contains("service api.orders: set to 0 tasks by hand, the template wants 1 task");
  }
}
