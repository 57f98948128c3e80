package dev.c2ecs.cfn.identity;

import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A resource of a template that another template has under another logical ID.
 *
 * @param what what it is, {@code listener of load balancer application port 80}
 * @param theirs its logical ID in the other template; empty when only a resource of another type
 *     has the ID there
 * @param ours its logical ID in this one
 */
public record MovedId(String what, String theirs, String ours) {

  /**
   * The resources that an update would make a second time, because they are called otherwise; and
   * those whose ID a resource of another type has, which no update takes. An ID that cannot be kept
   * because a parameter has it is not among them.
   *
   * @param old the template that is deployed
   * @param next the one that would be
   * @param project the name of the project
   */
  public static List<MovedId> between(Template old, Template next, String project) {
    Set<String> parameters =
        next.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    Map<String, Identity> identities = ResourceIdentities.of(next, project);
    Pairs pairs = Pairs.exact(identities, ResourceIdentities.of(old, project));
    List<MovedId> moved = new ArrayList<>();
    identities.forEach(
        (id, identity) -> {
          String theirs = pairs.byOurs().get(id);
          Optional<Resource> namesake = old.resource(id);
          String type = next.resource(id).map(Resource::type).orElse("");
          if (theirs != null && !theirs.equals(id) && !parameters.contains(theirs)) {
            moved.add(new MovedId(identity.key(), theirs, id));
          } else if (theirs == null && namesake.filter(r -> !r.type().equals(type)).isPresent()) {
            moved.add(new MovedId(identity.key(), "", id));
          }
        });
    return moved;
  }
}
