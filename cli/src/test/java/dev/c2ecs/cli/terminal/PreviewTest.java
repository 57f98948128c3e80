package dev.c2ecs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.diff.TemplateDiff;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change means for what runs. */
class PreviewTest {

  private static final ComposeRef WEB = ComposeRef.of(TreePath.of("services", "web"));
  private static final Template TEMPLATE =
      new Template(
          "",
          List.of(),
          List.of(
              resource("WebTaskDefinition", "AWS::ECS::TaskDefinition", definition()),
              resource("WebService", "AWS::ECS::Service", service("WebTaskDefinition", 100)),
              resource("DbService", "AWS::ECS::Service", service("DbTaskDefinition", 0))),
          List.of());

  private static final ComposeProject PROJECT =
      new ComposeProject(
          "shop",
          "/shop",
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Set.of(),
          Set.of(),
          Mapping.empty(Origin.DEFAULT));

  private static Value.MapOf definition() {
    return Value.map(
        "ContainerDefinitions",
        Value.list(
            Value.map(
                "Environment",
                Value.list(
                    Value.map("Name", "COLOR", "Value", "blue"),
                    Value.map("Name", "API_TOKEN", "Value", "tok-new")))));
  }

  private static Value.MapOf service(String definition, long least) {
    return Value.map(
        "TaskDefinition",
        Value.ref(definition),
        "DeploymentConfiguration",
        Value.map("MinimumHealthyPercent", Value.number(least)),
        "ServiceConnectConfiguration",
        Value.map("Enabled", Value.flag(true)));
  }

  private static Resource resource(String id, String type, Value.MapOf properties) {
    return new Resource(id, type, WEB, List.of(), Optional.empty(), Optional.empty(), properties);
  }

  @ParameterizedTest
  @CsvSource({
    "Add, X, AWS::ECS::Service, '', '', '', NEW",
    "Modify, WebService, AWS::ECS::Service, False, '', TaskDefinition, ROLLING",
    "Modify, DbService, AWS::ECS::Service, False, '', TaskDefinition, OUTAGE",
    "Modify, WebService, AWS::ECS::Service, False, '', DesiredCount, IN_PLACE",
    "Modify, WebService, AWS::ECS::Service, True, '', ServiceName, WILL_FAIL",
    "Modify, X, AWS::ECS::Service, True, '', ServiceName, OUTAGE",
    "Modify, X, AWS::ECS::TaskDefinition, True, '', ContainerDefinitions, IN_PLACE",
    "Modify, WebTaskDefinition, AWS::ECS::TaskDefinition, True, '', ContainerDefinitions, ROLLING",
    "Modify, WebTaskDefinition, AWS::ECS::TaskDefinition, False, '', Tags, IN_PLACE",
    "Modify, DbTaskDefinition, AWS::ECS::TaskDefinition, True, '', ContainerDefinitions, OUTAGE",
    "Modify, X, AWS::EFS::FileSystem, True, ReplaceAndRetain, Encrypted, EMPTY",
    "Modify, X, AWS::EFS::FileSystem, True, ReplaceAndDelete, Encrypted, DATA_LOSS",
    "Modify, X, AWS::EFS::FileSystem, False, '', LifecyclePolicies, IN_PLACE",
    "Modify, X, AWS::EFS::AccessPoint, True, '', PosixUser, OUTAGE",
    "Modify, X, AWS::EFS::AccessPoint, True, '', RootDirectory, EMPTY",
    "Modify, X, AWS::Logs::LogGroup, True, ReplaceAndDelete, LogGroupName, DATA_LOSS",
    "Modify, X, AWS::ElasticLoadBalancingV2::LoadBalancer, True, '', Scheme, NEW_ADDRESS",
    "Modify, X, AWS::ElasticLoadBalancingV2::TargetGroup, True, '', Port, REPLACED",
    "Modify, X, AWS::ElasticLoadBalancingV2::TargetGroup, Conditional, '', Port, REPLACED",
    "Modify, X, AWS::IAM::Role, False, '', Policies, PERMISSIONS",
    "Modify, X, AWS::EC2::SecurityGroupIngress, True, '', CidrIp, PERMISSIONS",
    "Remove, X, AWS::ECS::Service, '', Delete, '', OUTAGE",
    "Remove, X, AWS::EFS::FileSystem, '', Retain, '', KEPT",
    "Remove, X, AWS::EFS::FileSystem, '', Delete, '', DATA_LOSS",
    "Remove, X, AWS::EFS::FileSystem, '', '', '', DATA_LOSS",
    "Remove, X, AWS::IAM::Role, '', Delete, '', REMOVED",
  })
  void everyChangeHasItsConsequence(
      String action,
      String id,
      String type,
      String replacement,
      String policy,
      String property,
      Consequence expected) {
    ResourceChange change =
        new ResourceChange(
            action,
            id,
            "p",
            type,
            replacement,
            policy,
            property.isEmpty()
                ? List.of()
                : List.of(new ResourceChange.Detail("/Properties/" + property, "a", "b", "")));
    assertThat(Assessment.of(change, TEMPLATE).consequence()).isEqualTo(expected);
  }

  /** Where the change set of AWS and the forecast differ, the more careful one is told. */
  @ParameterizedTest
  @CsvSource({
    "True, IN_PLACE, outage: is replaced",
    "False, OUTAGE, 'outage: so it is foretold'",
    "False, NEW_ADDRESS, new address",
    "True, ROLLING, outage: is replaced",
    "'', DATA_LOSS, DATA LOSS",
    "none, OUTAGE, outage",
    "none, IN_PLACE, ''",
  })
  void theWorseOfBothIsTold(String replacement, Consequence foretold, String told) {
    ResourceChange change =
        new ResourceChange(
            "Modify", "X", "p", "AWS::ECS::Service", replacement, "", List.of(detail("A", "", "")));
    Forecast forecast =
        new Forecast(
            List.of(
                new Forecast.Effect(
                    change, WEB, new Assessment(foretold, "so it is foretold"), List.of())),
            List.of(),
            List.of(TEMPLATE),
            Set.of(),
            TemplateDiff.NONE);
    Preview preview =
        Preview.of(
            replacement.equals("none") ? List.of() : List.of(change),
            TEMPLATE,
            new ResourceOrigins(Map.of("X", WEB)),
            forecast);
    List<String> lines =
        PreviewText.lines(preview, TEMPLATE, Optional.of(PROJECT), true, part -> "", List.of(), 80)
            .stream()
            .map(StyledLine::text)
            .toList();
    if (told.isEmpty()) {
      assertThat(lines).containsExactly("  no resource changes");
    } else {
      assertThat(lines).anyMatch(line -> line.startsWith("  service web       " + told));
    }
  }

  @Test
  void propertiesAreShownAndCredentialsAreNot() {
    ResourceChange change =
        new ResourceChange(
            "Modify",
            "WebTaskDefinition",
            "td:1",
            "AWS::ECS::TaskDefinition",
            "True",
            "ReplaceAndDelete",
            List.of(
                detail("Image", "nginx:1.29", "nginx:1.30"),
                detail("Environment/0/Value", "red", "blue"),
                detail("Environment/1/Value", "tok-old", "tok-new"),
                detail("Environment/7/Value", "who", "knows"),
                detail("Command", "", "[\"a\"]")));
    Preview preview =
        Preview.of(
            List.of(change),
            TEMPLATE,
            new ResourceOrigins(Map.of("WebTaskDefinition", WEB)),
            Forecast.NONE);
    String at = "      WebTaskDefinition.ContainerDefinitions.0.";
    assertThat(
            PreviewText.lines(
                    preview, TEMPLATE, Optional.of(PROJECT), false, part -> "", List.of(), 80)
                .stream()
                .map(line -> line.text()))
        .containsExactly(
            "  OBJECT            WHAT HAPPENS",
            "  service web       rolling restart",
            at + "Image: nginx:1.29 → nginx:1.30",
            at + "Environment.0.Value: red → blue",
            at + "Environment.1.Value: *** → ***",
            at + "Environment.7.Value: *** → ***",
            at + "Command: (none) → (…)",
            "  resources: 1 new revision of a task");
  }

  private static ResourceChange.Detail detail(String path, String before, String after) {
    return new ResourceChange.Detail(
        "/Properties/ContainerDefinitions/0/" + path, before, after, "");
  }
}
