package dev.c2ecs.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs, against what a template wants. */
class RunningTest {

  private static final String ARN = "arn:aws:ecs:r:1:service/c/web";
  private static final String OWN = "arn:aws:ecs:r:1:task-definition/web:5";
  private static final String OTHER = "arn:aws:ecs:r:1:task-definition/web:7";

  private static final ResourceOrigins ORIGINS =
      new ResourceOrigins(Map.of("Web", ComposeRef.of(TreePath.of("services", "web"))));

  private static final String SCALED =
      """
      Resources:
        Web:
          Type: AWS::ECS::Service
          Properties:
            TaskDefinition: !Ref Def
        Def:
          Type: AWS::ECS::TaskDefinition
        Target:
          Type: AWS::ApplicationAutoScaling::ScalableTarget
          Properties:
            MinCapacity: 3
            ResourceId: !Sub service/${Cluster}/${Web.Name}
      """;

  @ParameterizedTest
  @CsvSource({
    // template, status, desired, running, runs, rollout     → condition, running
    "2, ACTIVE, 2, 2, own, COMPLETED, WELL, 2",
    "2, ACTIVE, 2, 2, own, '', WELL, 2",
    "2, ACTIVE, 5, 5, own, COMPLETED, WELL, 2",
    "0, ACTIVE, 0, 0, own, COMPLETED, WELL, 0",
    "2, INACTIVE, 0, 0, own, COMPLETED, MISSING, 0",
    "2, DRAINING, 0, 1, own, COMPLETED, DRAINING, 1",
    "0, DRAINING, 0, 0, own, COMPLETED, DRAINING, 0",
    "2, ACTIVE, 0, 0, own, COMPLETED, SCALED_TO_ZERO, 0",
    "2, ACTIVE, 1, 1, own, COMPLETED, FEWER_WANTED, 1",
    "2, ACTIVE, 2, 2, other, COMPLETED, OTHER_TASK_DEFINITION, 0",
    "2, ACTIVE, 2, 1, own, IN_PROGRESS, STARTING, 1",
    "2, ACTIVE, 2, 1, own, COMPLETED, WEAK, 1",
    "2, ACTIVE, 2, 0, own, FAILED, WEAK, 0",
  })
  void aServiceIsComparedWithTheTemplate(
      int template,
      String status,
      int desired,
      int running,
      String runs,
      String rollout,
      Running.Condition condition,
      int counted) {
    Running.Service service =
        compared(template, List.of(view(status, desired, running, runs, rollout)));
    assertThat(service.condition()).isEqualTo(condition);
    assertThat(service.running()).isEqualTo(counted);
    assertThat(service.words()).isNotBlank();
    assertThat(service.object().label()).isEqualTo("service web");
  }

  @Test
  void aServiceThatEcsDoesNotKnowIsMissing() {
    Running.Service service = compared(2, List.of());
    assertThat(service.condition()).isEqualTo(Running.Condition.MISSING);
    assertThat(service.words()).isEqualTo("deleted by hand, the template wants 2 tasks");
  }

  @Test
  void tasksOfAnOldRevisionDoNotCount() {
    ServiceView view =
        new ServiceView(
            ARN,
            "ACTIVE",
            1,
            OWN,
            List.of(
                new ServiceView.Deployment("new", OWN, 1, 0, 0, 9, "FAILED", ""),
                new ServiceView.Deployment("old", OTHER, 1, 1, 0, 0, "COMPLETED", "")),
            List.of());
    assertThat(compared(1, List.of(view)).condition()).isEqualTo(Running.Condition.WEAK);
  }

  @Test
  void whatTheStackDoesNotHaveIsNotMissed() {
    WantedService wanted = new WantedService("Web", OptionalInt.of(1), false, "");
    assertThat(Running.of(List.of(wanted), ORIGINS, List.of(), List.of()).services()).isEmpty();
    StackResource deleted =
        new StackResource("Web", ARN, "AWS::ECS::Service", "DELETE_COMPLETE", "");
    assertThat(Running.of(List.of(wanted), ORIGINS, List.of(deleted), List.of()).services())
        .isEmpty();
  }

  private static ServiceView view(
      String status, int desired, int running, String runs, String rollout) {
    String definition = runs.equals("own") ? OWN : OTHER;
    return new ServiceView(
        ARN,
        status,
        desired,
        definition,
        List.of(new ServiceView.Deployment("d", definition, desired, running, 0, 0, rollout, "")),
        List.of());
  }

  private static Running.Service compared(int tasks, List<ServiceView> views) {
    return Running.of(
            List.of(new WantedService("Web", OptionalInt.of(tasks), false, "Def")),
            ORIGINS,
            List.of(
                new StackResource("Web", ARN, "AWS::ECS::Service", "CREATE_COMPLETE", ""),
                new StackResource("Def", OWN, "AWS::ECS::TaskDefinition", "CREATE_COMPLETE", "")),
            views)
        .services()
        .get(0);
  }

  private static List<WantedService> wanted(String template, Map<String, String> parameters) {
    return WantedService.of(TemplateReader.read(template).orElseThrow(), parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "DesiredCount: 4, 4",
    "DesiredCount: 0, 0",
    "DesiredCount: \"3\", 3",
    "DesiredCount: !Ref Count, 7",
    "DesiredCount: {Ref: Count}, 7",
    "DesiredCount: !Ref Unknown, -1",
    "LaunchType: FARGATE, 1",
  })
  void theNumberOfTasksIsReadFromTheTemplate(String property, int tasks) {
    String template =
        "Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      "
            + property
            + "\n";
    List<WantedService> wanted = wanted(template, Map.of("Count", "7"));
    assertThat(wanted).hasSize(1);
    assertThat(wanted.get(0).tasks().orElse(-1)).isEqualTo(tasks);
    assertThat(wanted.get(0).scales()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Sub service/${Cluster}/${Web.Name}",
        "{'Fn::Join': ['/', [service, !Ref Cluster, !GetAtt Web.Name]]}",
        "{'Fn::Join': ['/', [service, c, {'Fn::GetAtt': [Web, Name]}]]}",
        "{'Fn::Sub': 'service/${Cluster}/${Web.Name}'}",
      })
  void whatScalesWantsItsMinimum(String resourceId) {
    String template = SCALED.replace("!Sub service/${Cluster}/${Web.Name}", resourceId);
    assertThat(wanted(template, Map.of()))
        .containsExactly(new WantedService("Web", OptionalInt.of(3), true, "Def"));
  }

  @Test
  void anotherServicesTargetIsNotTaken() {
    String template = SCALED.replace("${Web.Name}", "${WebTwo.Name}");
    assertThat(wanted(template, Map.of()))
        .containsExactly(new WantedService("Web", OptionalInt.of(1), false, "Def"));
  }

  @Test
  void aTemplateMayBeJson() {
    String template =
        "{\"Resources\": {\"Web\": {\"Type\": \"AWS::ECS::Service\", \"Properties\":"
            + " {\"DesiredCount\": 2, \"TaskDefinition\": {\"Ref\": \"Def\"}}},"
            + " \"Def\": {\"Type\": \"AWS::ECS::TaskDefinition\"}}}";
    assertThat(wanted(template, Map.of()))
        .containsExactly(new WantedService("Web", OptionalInt.of(2), false, "Def"));
    assertThat(wanted("{\"Resources\": {}}", Map.of())).isEmpty();
  }

  @Test
  void namesAreSortedAsPeopleCount() {
    List<String> names =
        new ArrayList<>(
            List.of("web10", "web2", "web", "web-1", "a", "web02", "1", "10", "9", "web2a"));
    names.sort(NaturalOrder.NAMES);
    assertThat(names)
        .containsExactly("1", "9", "10", "a", "web", "web-1", "web02", "web2", "web2a", "web10");
  }
}
