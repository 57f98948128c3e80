package dev.c2ecs.cfn.extension;

import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code ecs-params.yml} of the retired ECS CLI, which stood beside a Compose file and
 * said what Compose had no word for. It is not read; what it asks for is named with what says it
 * here.
 *
 * @see <a
 *     href="https://github.com/aws/amazon-ecs-cli/blob/mainline/README.md#using-ecs-parameters">The
 *     keys, README of the ECS CLI</a>
 */
public final class EcsParams {

  /** What the file may be called. */
  public static final List<String> NAMES = List.of("ecs-params.yml", "ecs-params.yaml");

  private static final String BY_ITSELF = "";
  private static final String NOT_ON_FARGATE = "nothing on Fargate";

  private static final Map<String, String> HERE = here();

  private EcsParams() {}

  private static Map<String, String> here() {
    Map<String, String> here = new LinkedHashMap<>();
    here.put("ecs_network_mode", BY_ITSELF);
    here.put("task_execution_role", BY_ITSELF);
    here.put("service_discovery", BY_ITSELF);
    here.put("assign_public_ip", BY_ITSELF);
    here.put("task_role_arn", "`" + Keys.POLICIES + "` or `" + Keys.ROLE + "` of a service");
    here.put("task_size", "`deploy.resources.limits` of each service");
    here.put("ephemeral_storage", "`" + Keys.EPHEMERAL_STORAGE + "`");
    here.put("pid_mode", "`pid`");
    here.put("ipc_mode", NOT_ON_FARGATE);
    here.put("gpu", NOT_ON_FARGATE);
    here.put("placement_constraints", NOT_ON_FARGATE);
    here.put("task_placement", NOT_ON_FARGATE);
    here.put("essential", "`network_mode: service:NAME` and `restart`");
    here.put("depends_on", "`depends_on` of the service");
    here.put("healthcheck", "`healthcheck` of the service");
    here.put("init_process_enabled", "`init`");
    here.put("cpu_shares", "`cpus`");
    here.put("mem_limit", "`mem_limit` of the service");
    here.put("mem_reservation", "`mem_reservation` of the service");
    here.put("repository_credentials", "`" + Keys.PULL_CREDENTIALS + "`");
    here.put("secrets", "`" + Keys.SECRETS + "`");
    here.put("secret_options", "`logging.options` with a variable");
    here.put("firelens_configuration", "`" + Keys.CLOUDFORMATION + "`");
    here.put("docker_volumes", "`volumes`");
    here.put("efs_volumes", "`volumes` with `external: true` and `name: fs-…`");
    here.put("subnets", "`" + Keys.SUBNETS + "`");
    here.put("security_groups", "`networks` with `external: true` and `name: sg-…`");
    return here;
  }

  /**
   * What there is to say of such a file.
   *
   * @param file its path
   * @param text what stands in it
   */
  public static List<Diagnostic> of(String file, String text) {
    Map<String, String> asked = new LinkedHashMap<>();
    Optional<Location> first = Optional.empty();
    int inside = Integer.MAX_VALUE;
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int indent = indent(lines[i]);
      String key = key(lines[i].substring(indent));
      if (key.isEmpty() || indent > inside) {
        continue;
      }
      String here = HERE.get(key);
      inside = here == null ? Integer.MAX_VALUE : indent;
      if (here != null && !here.equals(BY_ITSELF)) {
        asked.put(key, here);
        first = first.isEmpty() ? Optional.of(new Location(file, i + 1, indent + 1)) : first;
      }
    }
    if (first.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    asked.forEach((key, here) -> words.add(key + " is " + here));
    return List.of(
        Diagnostic.at(
            OperatingCode.ECS_PARAMS,
            first.get(),
            "ecs-params.yml of the ECS CLI is not read; here " + String.join(", ", words),
            "write what still counts into the Compose file, and remove this one"));
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /** The key at the start of a line; empty for items of lists, comments and the rest. */
  private static String key(String line) {
    int end = 0;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end)) || "_-.".indexOf(line.charAt(end)) >= 0)) {
      end++;
    }
    return end > 0 && end < line.length() && line.charAt(end) == ':' ? line.substring(0, end) : "";
  }
}
