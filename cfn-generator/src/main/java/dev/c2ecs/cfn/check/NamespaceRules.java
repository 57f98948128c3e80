package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.check.Rule.Violation;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.function.Consumer;

/** Names of namespaces, which are domains of DNS: the name of the project is part of it. */
final class NamespaceRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    for (Resource namespace : template.ofType(ResourceType.PRIVATE_DNS_NAMESPACE)) {
      String name = PropertyReader.text(namespace.properties(), "Name");
      for (String label : name.split("\\.", -1)) {
        if (label.length() > Limits.DNS_LABEL) {
          found.accept(
              new Violation(
                  CheckCode.NAME,
                  namespace.id(),
                  "the domain "
                      + name
                      + " has a part of "
                      + label.length()
                      + " characters, DNS takes "
                      + Limits.DNS_LABEL
                      + ": give the project a shorter name"));
        }
      }
    }
  }
}
