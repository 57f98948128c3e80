package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.check.Rule.Violation;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.function.Consumer;

/** How much the policies of a role may say. */
final class RoleRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    for (Resource role : template.ofType(ResourceType.ROLE)) {
      long characters = 0;
      for (Value policy : PropertyReader.items(role.properties(), "Policies")) {
        characters += PropertyReader.at(policy, "PolicyDocument").map(TextSize::of).orElse(0L);
      }
      if (characters > Limits.ROLE_POLICIES) {
        found.accept(
            new Violation(
                CheckCode.QUOTA,
                role.id(),
                "the policies of "
                    + role.origin().name()
                    + " have "
                    + Limits.words((int) characters)
                    + " characters or more, IAM takes "
                    + Limits.words(Limits.ROLE_POLICIES)
                    + ": name managed policies in `"
                    + Keys.POLICIES
                    + "`, or mount and read less"));
      }
    }
  }
}
