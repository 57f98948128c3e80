package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images that ask for the name of their host: some keep their data below it, so that the next task,
 * which has another name, starts empty beside them; some take it for their public name. Each has a
 * variable that says the name instead.
 *
 * @see <a href="https://hub.docker.com/_/rabbitmq">RabbitMQ: the node name is that of the host; the
 *     image of Bitnami has rabbit@localhost</a>
 * @see <a href="https://hub.docker.com/r/emqx/emqx">EMQX: data/mnesia/NODE-NAME</a>
 * @see <a href="https://docker-mailserver.github.io/docker-mailserver/latest/config/environment/">
 *     docker-mailserver: OVERRIDE_HOSTNAME</a>
 * @see <a href="https://docs.gitlab.com/install/docker/installation/">GitLab: external_url</a>
 */
public final class HostNames {

  /** What a public name is taken from, instead of a path. */
  private static final String NAME = "";

  /**
   * The paths of data below the host's name, or {@link #NAME}; the variables that say it; the line
   * to write, with {@code <>} for the name that the file says; images.
   */
  private static final String[][] ROWS = {
    {
      "/var/lib/rabbitmq",
      "RABBITMQ_NODENAME",
      "RABBITMQ_NODENAME: rabbit@localhost",
      "rabbitmq cimg/rabbitmq"
    },
    {
      "/opt/emqx/data",
      "EMQX_NODE_NAME EMQX_NODE__NAME EMQX_HOST",
      "EMQX_NODE_NAME: emqx@127.0.0.1",
      "emqx emqx/emqx emqx/emqx-enterprise"
    },
    {
      NAME,
      "OVERRIDE_HOSTNAME",
      "OVERRIDE_HOSTNAME: <>",
      "mailserver/docker-mailserver docker-mailserver/docker-mailserver"
    },
    {
      NAME,
      "GITLAB_OMNIBUS_CONFIG EXTERNAL_URL",
      "GITLAB_OMNIBUS_CONFIG: \"external_url 'http://<>'\"",
      "gitlab/gitlab-ce gitlab/gitlab-ee"
    }
  };

  private record Row(String path, List<String> variables, String line) {}

  private static final Map<String, Row> IMAGES = new HashMap<>();

  static {
    for (String[] row : ROWS) {
      Row known = new Row(row[0], List.of(row[1].split(" ", -1)), row[2]);
      ImageNames.spelledOut(row[3]).forEach(name -> IMAGES.put(name, known));
    }
  }

  private HostNames() {}

  /** Says which services would not find their data, or their name, again. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        Optional<Row> row = service.image().flatMap(image -> ImageNames.find(IMAGES, image));
        if (row.isPresent() && !isSaid(service, row.get())) {
          report(plan, service, row.get(), findings);
        }
      }
    }
  }

  private static boolean isSaid(Service service, Row row) {
    for (String variable : row.variables()) {
      if (service.environment().containsKey(variable)) {
        return true;
      }
    }
    return false;
  }

  private static void report(Plan plan, Service service, Row row, DiagnosticCollector findings) {
    String hint =
        "add `environment: {" + row.line().replace("<>", service.hostname().orElse("NAME")) + "}`";
    if (row.path().equals(NAME)) {
      if (service.hostname().isPresent()) {
        findings.add(
            OperatingCode.NAME_OF_HOST,
            service.path().child("hostname"),
            service.name() + " takes its name from its host, which has another one in each task",
            hint);
      }
      return;
    }
    for (Mount mount : plan.storage().mountsOf(service)) {
      if (!mount.readOnly()
          && plan.storage().fileSystem(mount).isPresent()
          && (row.path() + "/").startsWith(mount.target() + "/")) {
        findings.add(
            OperatingCode.DATA_OF_HOST,
            mount.path(),
            service.name()
                + " keeps its data under the name of its host, which is another one in each task:"
                + " the next task starts empty beside them",
            hint);
        return;
      }
    }
  }
}
