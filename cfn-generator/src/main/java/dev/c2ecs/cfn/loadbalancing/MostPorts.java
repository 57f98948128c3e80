package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.compose.model.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the published ports of a task that ECS can attach, and says how to close the others. */
final class MostPorts {

  /** The lines that are printed at most. */
  private static final int LINES = 8;

  private final DiagnosticCollector findings;

  MostPorts(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /** The first ports of each task, as many as an ECS service can have. */
  List<PublishedPort> limit(List<PublishedPort> all) {
    Map<String, List<PublishedPort>> byTask = new LinkedHashMap<>();
    List<PublishedPort> kept = new ArrayList<>();
    for (PublishedPort port : all) {
      List<PublishedPort> own = byTask.computeIfAbsent(port.task(), task -> new ArrayList<>());
      own.add(port);
      if (own.size() <= Limits.TARGET_GROUPS) {
        kept.add(port);
      }
    }
    byTask.forEach(
        (task, own) -> {
          if (own.size() > Limits.TARGET_GROUPS) {
            report(task, own);
          }
        });
    return kept;
  }

  private void report(String task, List<PublishedPort> own) {
    List<PublishedPort> rest = own.subList(Limits.TARGET_GROUPS, own.size());
    findings.add(
        PolicyCode.TOO_MANY_PORTS,
        rest.get(0).port().path(),
        task
            + " publishes "
            + own.size()
            + " ports, an ECS service can have "
            + Limits.TARGET_GROUPS
            + " target groups",
        "to keep the rest inside the project, where every port is reached by name, write "
            + lines(rest));
  }

  private static String lines(List<PublishedPort> ports) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= ports.size(); i++) {
      if (i == ports.size() || !follows(ports.get(i - 1), ports.get(i))) {
        lines.add("`" + line(ports.get(start), ports.get(i - 1)) + "`");
        start = i;
      }
    }
    boolean all = lines.size() <= LINES;
    return String.join(", ", all ? lines : lines.subList(0, LINES))
        + (all ? "" : " and so on for the other " + (lines.size() - LINES));
  }

  private static boolean follows(PublishedPort a, PublishedPort b) {
    return a.service().equals(b.service())
        && a.port().protocol() == b.port().protocol()
        && a.target() + 1 == b.target()
        && a.listener() + 1 == b.listener();
  }

  /** A port in its long form; a range, which the long form does not have, on the loopback. */
  private static String line(PublishedPort first, PublishedPort last) {
    Protocol protocol = first.port().protocol();
    if (first.target() != last.target()) {
      return "127.0.0.1:"
          + first.listener()
          + "-"
          + last.listener()
          + ":"
          + first.target()
          + "-"
          + last.target()
          + (protocol == Protocol.TCP ? "" : "/" + protocol.word());
    }
    return "{target: "
        + first.target()
        + ", published: \""
        + first.listener()
        + "\""
        + (protocol == Protocol.TCP ? "" : ", protocol: " + protocol.word())
        + ", "
        + Keys.PUBLIC
        + ": false}";
  }
}
