package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.container;
import static dev.c2ecs.acceptance.cloud.Parts.entry;
import static dev.c2ecs.acceptance.cloud.Parts.group;
import static dev.c2ecs.acceptance.cloud.Parts.namespace;
import static dev.c2ecs.acceptance.cloud.Parts.registry;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.rule;
import static dev.c2ecs.acceptance.cloud.Parts.serviceAfter;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who finds and reaches whom. */
class ReachTest {

  private static final String SEARCHING =
      task("Searching", "", container("c", "i", "Command: [\"search p.local\"]"));
  private static final String ALL =
      BASE
          + namespace("Names", "p.local")
          + entry("Db", "db", "A")
          + entry("Alias", "store", "CNAME")
          + resource(
              "Target",
              "ServiceDiscovery::Instance",
              "ServiceId: !Ref Alias, InstanceAttributes: {AWS_INSTANCE_CNAME: db.p.local}")
          + group("Server")
          + group("Client")
          + rule("Rule", "Server", 5432, "SourceSecurityGroupId: !Ref Client")
          + task("Task", 80)
          + SEARCHING;

  private static String member(String id, String after, String task, String group, String more) {
    return serviceAfter(
        id, after, task, Parts.NETWORK.replace("!Ref Members", "!Ref " + group) + more);
  }

  private static CloudModel deployed(String... services) {
    CloudModel cloud = new CloudModel();
    assertThat(cloud.deploy("s", template(ALL, String.join("", services)), Map.of()).failure())
        .isEmpty();
    return cloud;
  }

  @Test
  void aNameHasAnAddressWhenTasksAreRegistered() {
    String db = member("Svc", "", "Task", "Server", ", " + registry("Db"));
    String app = member("App", "Svc", "Searching", "Client", "");
    String plain = member("Plain", "", "Task", "Client", "");
    CloudModel cloud = deployed(db, app, plain);
    assertThat(cloud.resolves("s", "App", "db")).isTrue();
    assertThat(cloud.resolves("s", "App", "STORE")).isTrue();
    assertThat(cloud.resolves("s", "App", "other")).isFalse();
    assertThat(cloud.resolves("s", "Plain", "db.p.local")).isTrue();
    assertThat(cloud.resolves("s", "Plain", "db")).as("no search domain").isFalse();

    assertThat(deployed(app.replace("Svc", "Rule")).resolves("s", "App", "db")).isFalse();
    assertThat(deployed(app.replace("Svc", "Rule")).resolves("s", "App", "store")).isFalse();
  }

  @Test
  void aNameThatComesLaterWasNotThereAtTheStart() {
    String app = member("App", "", "Searching", "Client", "");
    String db = member("Svc", "App", "Task", "Server", ", " + registry("Db"));
    CloudModel cloud = deployed(app, db);
    assertThat(cloud.resolves("s", "App", "db")).isTrue();
    assertThat(cloud.resolvedAtStart("s", "App", "db")).isFalse();
    CloudModel good =
        deployed(
            db.replace("DependsOn: [App]", "DependsOn: []"),
            app.replace("ECS::Service\"", "ECS::Service\", DependsOn: [Svc]"));
    assertThat(good.resolvedAtStart("s", "App", "db")).isTrue();
  }

  @Test
  void groupsDecideWhoConnects() {
    CloudModel cloud =
        deployed(
            member("Svc", "", "Task", "Server", ""), member("App", "Rule", "Task", "Client", ""));
    assertThat(cloud.reaches("s", "App", "Svc", 5432)).isTrue();
    assertThat(cloud.reaches("s", "App", "Svc", 5433)).isFalse();
    assertThat(cloud.reaches("s", "Svc", "App", 5432)).isFalse();
  }

  @Test
  void aPortThatNoGroupOpensIsSaid() {
    String open = BASE + Parts.balancer("Lb") + Parts.targets("Tg", "HTTP", 80) + task("Task", 80);
    String web = Parts.listener("Web", "Lb", "HTTP", 80, "Tg");
    String served = serviceAfter("Svc", "Web", "Task", Parts.loadBalancers("Tg", 80));
    CloudModel cloud = new CloudModel();
    assertThat(cloud.deploy("s", template(open, web, served), Map.of()).events(Event.UNREACHABLE))
        .isEmpty();

    Operation closed =
        cloud.deploy("s", template(open, web.replace("Port: 80", "Port: 81"), served), Map.of());
    assertThat(closed.events(Event.UNREACHABLE))
        .extracting(Event::logicalId)
        .containsExactly("Web");
  }
}
