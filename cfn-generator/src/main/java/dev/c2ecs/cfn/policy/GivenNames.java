package dev.c2ecs.cfn.policy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a template itself gives to its resources. Where a part of one is a function whose
 * value is known only when the stack is made, {@code *} stands for the part.
 */
final class GivenNames {

  /** The properties of names that are parts of ARNs. */
  private static final Map<ResourceType, String> PROPERTIES =
      new EnumMap<>(
          Map.of(
              ResourceType.CLUSTER, "ClusterName",
              ResourceType.SERVICE, "ServiceName",
              ResourceType.TASK_DEFINITION, "Family",
              ResourceType.ROLE, "RoleName",
              ResourceType.LOG_GROUP, "LogGroupName",
              ResourceType.SCHEDULE, "Name",
              ResourceType.QUEUE, "QueueName",
              ResourceType.LOAD_BALANCER, "Name",
              ResourceType.TARGET_GROUP, "Name"));

  private static final String PATH = "Path";
  private static final String ALL = "*";

  private final PolicySubject subject;

  GivenNames(PolicySubject subject) {
    this.subject = subject;
  }

  /** The name of a resource; empty when CloudFormation derives one. */
  Optional<String> of(Resource resource) {
    return Optional.ofNullable(PROPERTIES.get(ResourceType.of(resource.type())))
        .flatMap(property -> at(resource, property));
  }

  /** What stands before the name of a role in its ARN: {@code team/a/}, mostly nothing. */
  String path(Resource role) {
    return at(role, PATH).map(path -> path.replaceFirst("^/", "")).orElse("");
  }

  /** Logical IDs and properties of names of which a part is not known. */
  List<String> unknown(Template template) {
    List<String> unknown = new ArrayList<>();
    for (Resource resource : template.resources()) {
      String property = PROPERTIES.get(ResourceType.of(resource.type()));
      if (property != null && at(resource, property).filter(Literal::isWider).isPresent()) {
        unknown.add(resource.id() + "." + property);
      }
      if (resource.is(ResourceType.ROLE) && Literal.isWider(path(resource))) {
        unknown.add(resource.id() + ".Path");
      }
    }
    return unknown;
  }

  private Optional<String> at(Resource resource, String property) {
    return Optional.ofNullable(resource.properties().entries().get(property)).map(this::pattern);
  }

  private String pattern(Value value) {
    if (value instanceof Value.Text text) {
      return Literal.of(text.text());
    }
    if (value instanceof Value.Ref ref) {
      return known(ref.name());
    }
    return value instanceof Value.Sub sub ? substituted(sub.text()) : ALL;
  }

  private String substituted(String text) {
    StringBuilder name = new StringBuilder();
    int from = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      String inner = text.substring(start + 2, end);
      name.append(Literal.of(text.substring(from, start)))
          .append(
              inner.startsWith("!") ? Literal.of("${" + inner.substring(1) + "}") : known(inner));
      from = end + 1;
    }
    return name.append(Literal.of(text.substring(from))).toString();
  }

  /** What is known of a parameter: of those of CloudFormation, others are given at a deployment. */
  private String known(String parameter) {
    return switch (parameter) {
      case "AWS::StackName" -> subject.stack();
      case "AWS::Region", "AWS::AccountId", "AWS::Partition" -> "${" + parameter + "}";
      default -> ALL;
    };
  }
}
