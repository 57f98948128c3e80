package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says once what of a project faces the Internet. */
public final class ExposureNote {

  private ExposureNote() {}

  /** Adds the note, at the first such port of the file; none when nothing faces the Internet. */
  public static void add(Template template, ComposeProject project, DiagnosticCollector findings) {
    List<Exposure> exposures = Exposure.of(template);
    if (exposures.isEmpty()) {
      return;
    }
    findings.add(
        PolicyCode.FACES_INTERNET,
        place(exposures, project),
        "open to the Internet: " + words(exposures),
        "`"
            + Keys.INTERNAL
            + ": true` on a port keeps it inside the VPC, `"
            + Keys.PUBLIC
            + ": false` closes it");
  }

  /** The ports by load balancer and range; the protocols of one port are together. */
  private static String words(List<Exposure> exposures) {
    Map<String, Map<String, List<String>>> groups = new TreeMap<>();
    for (Exposure exposure : exposures) {
      groups
          .computeIfAbsent(who(exposure), key -> new LinkedHashMap<>())
          .computeIfAbsent(port(exposure), key -> new ArrayList<>())
          .add(exposure.protocol());
    }
    List<String> parts = new ArrayList<>();
    groups.forEach(
        (who, ports) -> {
          List<String> items = new ArrayList<>();
          ports.forEach((port, protocols) -> items.add(port + String.join(" and ", protocols)));
          parts.add(String.join(", ", items).stripTrailing() + who);
        });
    return String.join("; ", parts);
  }

  private static String who(Exposure exposure) {
    if (exposure.balancer().startsWith("arn:")) {
      return " by the load balancer that exists, to whom its security groups admit";
    }
    String cidr = exposure.cidr();
    if (exposure.balancer().isEmpty()) {
      return " by its own security group to " + cidr;
    }
    return " by "
        + exposure.balancer()
        + (cidr.isEmpty() ? ", to whom its security groups admit" : " to " + cidr);
  }

  private static String port(Exposure exposure) {
    String service = exposure.service().isEmpty() ? exposure.answer() : exposure.service();
    boolean same = exposure.target() == 0 || exposure.target() == exposure.port();
    if (exposure.port() == 0) {
      return service + " " + (exposure.target() == 0 ? "on many ports" : exposure.target()) + " ";
    }
    return service + " " + exposure.port() + (same ? "" : " → " + exposure.target()) + " ";
  }

  /** The first port in the file that is exposed. */
  private static TreePath place(List<Exposure> exposures, ComposeProject project) {
    Set<TreePath> paths = new HashSet<>();
    exposures.forEach(exposure -> paths.add(exposure.origin().path()));
    TreePath first = TreePath.of("services");
    for (Service service : project.services().values()) {
      for (Port port : service.ports()) {
        if (paths.contains(port.path())
            && (!first.isItem() || position(project, port.path(), first) < 0)) {
          first = port.path();
        }
      }
    }
    return first;
  }

  private static int position(ComposeProject project, TreePath a, TreePath b) {
    return Location.of(project.origin(a)).compareTo(Location.of(project.origin(b)));
  }
}
