package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.NameCode;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Services that find each other by Eureka: each registers the address of its first network
 * interface, and the first one of a task on Fargate has a link-local address, 169.254.172.2, which
 * nobody else reaches. Likely, not tried: the order of the interfaces is that of reports.
 *
 * @see <a href="https://github.com/jambonz/jambonz-feature-server/issues/876">the interfaces of a
 *     task: eth0 169.254.172.2, eth1 the address in the VPC</a>
 * @see <a
 *     href="https://docs.spring.io/spring-cloud-commons/reference/spring-cloud-commons/common-abstractions.html">Spring
 *     Cloud, ignored network interfaces</a>
 */
public final class OwnInterfaces {

  private static final int EUREKA = 8761;
  private static final String SAYS = "INETUTILS";

  private OwnInterfaces() {}

  /** Says once who is found by Eureka and does not say which interface counts. */
  public static void report(ComposeProject project, DiagnosticCollector findings) {
    for (Service service : project.services().values()) {
      if (isRegistry(service) && !isSaid(project)) {
        findings.add(
            NameCode.OWN_INTERFACE,
            service.path(),
            service.name()
                + " is a Eureka registry: its clients would register a link-local address of their"
                + " task, which nobody reaches",
            "give the clients `SPRING_CLOUD_INETUTILS_IGNOREDINTERFACES: eth0`");
        return;
      }
    }
  }

  private static boolean isRegistry(Service service) {
    for (Port port : service.ports()) {
      if (port.target() == EUREKA) {
        return true;
      }
    }
    String image = service.image().orElse("").toLowerCase(Locale.ROOT);
    return image.contains("eureka") || service.expose().contains(Integer.toString(EUREKA));
  }

  private static boolean isSaid(ComposeProject project) {
    List<String> texts = new ArrayList<>();
    for (Service service : project.services().values()) {
      for (var variable : service.environment().entrySet()) {
        EnvironmentValue value = variable.getValue();
        texts.add(variable.getKey().toUpperCase(Locale.ROOT));
        texts.add(value.text().orElse("").toUpperCase(Locale.ROOT));
      }
    }
    return texts.stream()
        .anyMatch(text -> text.contains(SAYS) || text.contains("EUREKA_INSTANCE_IPADDRESS"));
  }
}
