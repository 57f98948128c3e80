package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.NameCode;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.input.Variables;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Says who needs a name when it starts that is not in DNS yet: servers that listen on their own
 * name, and members of a cluster that end when they do not find each other. An entry is there only
 * while its task runs.
 *
 * @see <a href="https://github.com/minio/minio/blob/master/cmd/endpoint.go">MinIO, endpoint.go: a
 *     host that is not found ends the server, unless it is in Docker or Kubernetes</a>
 */
final class NamesAtStart {

  private static final Set<String> MINIO =
      new HashSet<>(ImageNames.spelledOut("minio minio/minio @minio coollabsio/minio pgsty/minio"));

  private final DiagnosticCollector findings;
  private final ServiceNames names;

  /** Where the first member of a cluster stands, by the names of all. */
  private final Map<String, TreePath> clusters = new LinkedHashMap<>();

  private NamesAtStart(Plan plan, DiagnosticCollector findings) {
    this.findings = findings;
    this.names = ServiceNames.of(plan.project());
  }

  /** Reports them. */
  static void report(Plan plan, DiagnosticCollector findings) {
    NamesAtStart rules = new NamesAtStart(plan, findings);
    for (TaskPlan task : plan.services()) {
      for (Service service : task.containers()) {
        if (ImageNames.isOneOf(MINIO, service.image().orElse(""))) {
          rules.members(service);
        } else {
          rules.listens(service);
        }
      }
    }
    rules.reportClusters();
  }

  private void listens(Service service) {
    boolean all = Variables.text(service, "ZOO_CFG_EXTRA").contains("quorumListenOnAllIPs=true");
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String text = variable.getValue().text().orElse("");
      if (!text.isEmpty() && !(all && variable.getKey().equals("ZOO_SERVERS"))) {
        String instead = ListenedNames.instead(variable.getKey(), text, isOwn(service));
        report(service, variable.getKey(), instead, variable.getValue().path());
      }
    }
    List<String> words = new ArrayList<>(service.entrypoint().orElse(List.of()));
    words.addAll(service.command().orElse(List.of()));
    String instead = ListenedNames.instead(words, isOwn(service));
    report(service, "the command", instead, service.path().child("command"));
  }

  private Predicate<String> isOwn(Service service) {
    return word -> names.service(word).filter(service.name()::equals).isPresent();
  }

  private void report(Service service, String what, String instead, TreePath path) {
    if (!instead.isEmpty()) {
      findings.add(
          NameCode.NAME_AT_START,
          path,
          what
              + " of "
              + service.name()
              + " has the server listen on its own name, which is in DNS only when its task runs",
          "write " + instead);
    }
  }

  /** Notes MinIO with several hosts, {@code http://minio{1...4}/data}, of which this is one. */
  private void members(Service service) {
    boolean waits = !Variables.text(service, "KUBERNETES_SERVICE_HOST").isEmpty();
    String line =
        String.join(" ", service.command().orElse(List.of()))
            + " "
            + Variables.text(service, "MINIO_VOLUMES")
            + " "
            + Variables.text(service, "MINIO_DISTRIBUTED_NODES");
    Set<String> all = new TreeSet<>();
    for (Address address : AddressReader.read(NumberedNames.expanded(line), names::has)) {
      names.service(address.name()).ifPresent(all::add);
    }
    if (!waits && all.size() > 1 && all.contains(service.name())) {
      clusters.putIfAbsent(String.join(", ", all), service.path());
    }
  }

  private void reportClusters() {
    clusters.forEach(
        (all, path) ->
            findings.add(
                NameCode.NAME_AT_START,
                path,
                all
                    + " end when they do not find each other at once, and each is in DNS only when"
                    + " its task runs",
                "let each wait for the names of all before it starts; MinIO does so itself where it"
                    + " believes to be in Kubernetes: set KUBERNETES_SERVICE_HOST"));
  }
}
