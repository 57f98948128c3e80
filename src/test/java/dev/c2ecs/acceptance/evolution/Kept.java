package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the templates of a stack say that stays in the account. */
final class Kept {

  private final Set<String> ids = new TreeSet<>();

  /** Notes what a template that is deployed says. */
  void add(Template template) {
    for (Resource resource : template.resources()) {
      if (retains(resource.deletionPolicy()) || retains(resource.updateReplacePolicy())) {
        ids.add(resource.id());
      }
    }
  }

  private static boolean retains(Optional<String> policy) {
    return policy.filter(p -> p.startsWith("Retain")).isPresent();
  }

  static boolean staysAfterRemoval(Resource resource) {
    return retains(resource.deletionPolicy());
  }

  /** What is in the account though no template said so. */
  List<Account.Thing> unsaid(List<Account.Thing> things) {
    return things.stream().filter(thing -> !ids.contains(thing.id())).toList();
  }
}
