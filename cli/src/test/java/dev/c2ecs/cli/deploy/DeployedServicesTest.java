package dev.c2ecs.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.deploy.DeployedServices.OfStack;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.WantedService;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The services of a project that has more than one stack. */
class DeployedServicesTest {

  private static final String CLUSTER = "arn:aws:ecs:eu-central-1:1:service/shop/";

  /** A stack with one service, which is {@code Service} in every stack. */
  private static OfStack stack(String composeName, String status) {
    return new OfStack(
        List.of(new WantedService("Service", OptionalInt.of(1), false, "")),
        new ResourceOrigins(Map.of("Service", ComposeRef.of(TreePath.of("services", composeName)))),
        List.of(
            new StackResource("Service", CLUSTER + composeName, "AWS::ECS::Service", status, ""),
            new StackResource("Cluster", "shop", "AWS::ECS::Cluster", "CREATE_COMPLETE", "")));
  }

  private static ServiceView view(String composeName) {
    return new ServiceView(
        CLUSTER + composeName,
        "ACTIVE",
        1,
        "",
        List.of(new ServiceView.Deployment("d", "", 1, 1, 0, 0, "COMPLETED", "")),
        List.of());
  }

  @Test
  void theSameLogicalIdInTwoStacksIsTwoServices() {
    DeployedServices services =
        new DeployedServices(
            List.of(stack("web", "CREATE_COMPLETE"), stack("db", "CREATE_COMPLETE")));
    assertThat(services.arns()).containsExactly(CLUSTER + "web", CLUSTER + "db");
    Running running = services.running(List.of(view("db")));
    assertThat(running.services())
        .extracting(service -> service.object().label())
        .containsExactly("service web", "service db");
    assertThat(running.services())
        .extracting(Running.Service::condition)
        .containsExactly(Running.Condition.MISSING, Running.Condition.WELL);
  }

  @Test
  void whatAStackNeverMadeIsNotAskedFor() {
    DeployedServices services =
        new DeployedServices(List.of(stack("web", "DELETE_COMPLETE"), stack("db", "")));
    assertThat(services.arns()).containsExactly(CLUSTER + "db");
    assertThat(services.running(List.of()).services())
        .singleElement()
        .extracting(service -> service.object().label())
        .isEqualTo("service db");
  }
}
