package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Quotas that AWS raises when it is asked: nobody knows offline what an account has, so that more
 * than the default is a warning.
 */
public final class AccountQuotas {

  private static final int NAMED = 3;

  private AccountQuotas() {}

  /** Warns of what the default quotas of an account do not allow. */
  public static void check(Template template, DiagnosticCollector findings) {
    Map<String, String> balancers = new HashMap<>();
    Map<String, List<Resource>> listeners = new TreeMap<>();
    for (Resource listener : template.ofType(ResourceType.LISTENER)) {
      String balancer = PropertyReader.name(listener.properties(), "LoadBalancerArn");
      balancers.put(listener.id(), balancer);
      listeners.computeIfAbsent(balancer, id -> new ArrayList<>()).add(listener);
    }
    Map<String, List<Resource>> rules = new TreeMap<>();
    for (Resource rule : template.ofType(ResourceType.LISTENER_RULE)) {
      String listener = PropertyReader.name(rule.properties(), "ListenerArn");
      rules
          .computeIfAbsent(balancers.getOrDefault(listener, listener), id -> new ArrayList<>())
          .add(rule);
    }
    Map<String, List<Resource>> ingress = new TreeMap<>();
    for (Resource group : template.ofType(ResourceType.SECURITY_GROUP)) {
      int inline = PropertyReader.items(group.properties(), "SecurityGroupIngress").size();
      for (int i = 0; i < inline; i++) {
        ingress.computeIfAbsent(group.id(), id -> new ArrayList<>()).add(group);
      }
    }
    for (Resource rule : template.ofType(ResourceType.SECURITY_GROUP_INGRESS)) {
      ingress
          .computeIfAbsent(
              PropertyReader.name(rule.properties(), "GroupId"), id -> new ArrayList<>())
          .add(rule);
    }
    report(listeners, "listeners", Limits.LISTENERS, findings);
    report(rules, "rules of listeners", Limits.LISTENER_RULES, findings);
    report(ingress, "inbound rules", Limits.SECURITY_GROUP_RULES, findings);
  }

  private static void report(
      Map<String, List<Resource>> all, String what, int most, DiagnosticCollector findings) {
    all.forEach(
        (holder, resources) -> {
          if (resources.size() > most) {
            ComposeRef origin = resources.get(most).origin();
            TreeSet<String> services = new TreeSet<>();
            for (Resource resource : resources) {
              if (resource.origin().kind() == ComposeRef.Kind.SERVICE) {
                services.add(resource.origin().name());
              }
            }
            findings.add(
                OperatingCode.ACCOUNT_QUOTA,
                origin.path(),
                holder
                    + " has "
                    + resources.size()
                    + " "
                    + what
                    + ", an account has "
                    + most
                    + " unless AWS has raised that"
                    + (services.isEmpty() ? "" : ": " + Names.shown(List.copyOf(services), NAMED)),
                "ask for more in Service Quotas, or split the project");
          }
        });
  }
}
