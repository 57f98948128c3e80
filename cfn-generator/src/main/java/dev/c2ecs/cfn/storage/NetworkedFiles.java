package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Servers whose makers say that their files must not lie on a network: a volume on Fargate is EFS,
 * which is NFS.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/storage/">Prometheus: NFS, EFS named,
 *     is not supported</a>
 * @see <a href="https://docs.gitlab.com/administration/nfs/">GitLab: repositories on NFS, and on
 *     EFS by name</a>
 * @see <a href="https://sbg.technology/2018/07/10/kafka-nfs/">Kafka: brokers end when a file that
 *     is open is removed</a>
 */
public final class NetworkedFiles {

  private static final String REPOSITORIES =
      "its makers support no repositories on EFS, which are slow and may be damaged";

  /** Images, the directory of the files, what may happen. */
  private static final String[][] ROWS = {
    {
      "prom/prometheus prometheus/prometheus @prometheus ubuntu/prometheus",
      "/prometheus",
      "its makers support no files on a network, and a block that is damaged is lost"
    },
    {"gitlab/gitlab-ce gitlab/gitlab-ee", "/var/opt/gitlab", REPOSITORIES},
    {"sameersbn/gitlab", "/home/git/data", REPOSITORIES},
    {
      "apache/kafka confluentinc/cp-kafka confluentinc/cp-server confluentinc/confluent-local @kafka",
      "/",
      "a broker on NFS ends when it removes a file that is open: topics that are deleted or moved"
    }
  };

  private record Row(String path, String what) {}

  private static final Map<String, Row> IMAGES = new HashMap<>();

  static {
    for (String[] row : ROWS) {
      ImageNames.spelledOut(row[0]).forEach(name -> IMAGES.put(name, new Row(row[1], row[2])));
    }
  }

  private NetworkedFiles() {}

  /** Says which servers write file systems that they should not. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        Optional<Row> row = service.image().flatMap(image -> ImageNames.find(IMAGES, image));
        if (row.isPresent()) {
          report(plan, service, row.get(), findings);
        }
      }
    }
  }

  private static void report(Plan plan, Service service, Row row, DiagnosticCollector findings) {
    for (Mount mount : plan.storage().mountsOf(service)) {
      boolean isData =
          (mount.target() + "/").startsWith(row.path().equals("/") ? "/" : row.path() + "/")
              || (row.path() + "/").startsWith(mount.target() + "/");
      if (isData && !mount.readOnly() && plan.storage().fileSystem(mount).isPresent()) {
        findings.add(
            OperatingCode.FILES_ON_NFS,
            mount.path(),
            service.name() + " keeps its files on EFS: " + row.what(),
            "use a service of AWS for it, or keep no data that you cannot lose there");
        return;
      }
    }
  }
}
