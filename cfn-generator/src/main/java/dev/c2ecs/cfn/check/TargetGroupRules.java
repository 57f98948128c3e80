package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.function.Consumer;

/** Target groups. */
final class TargetGroupRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    for (Resource group : template.ofType(ResourceType.TARGET_GROUP)) {
      if (!PropertyReader.text(group.properties(), "TargetType").equals("ip")) {
        found.accept(
            new Violation(
                CheckCode.TARGET_TYPE, group.id(), "tasks on Fargate need the target type ip"));
      }
      if (PropertyReader.text(group.properties(), "Name").length() > Limits.TARGET_GROUP_NAME) {
        found.accept(
            new Violation(
                CheckCode.NAME,
                group.id(),
                "the name of a target group has "
                    + Limits.TARGET_GROUP_NAME
                    + " characters at most"));
      }
    }
  }
}
