package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.task.Fargate;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.NamespaceMode;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.VolumesFrom;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Attributes where single values fare otherwise than their row says. */
final class ValueRules {

  private static final Optional<DispositionReport> ROW = Optional.empty();
  private static final Pattern PLATFORM =
      Pattern.compile("(linux/)?(amd64|x86_64|arm64)(/v8)?|linux");

  private enum Attribute {
    CAP_ADD,
    CGROUP,
    DNS,
    HOSTNAME,
    SHM_SIZE,
    IPC,
    ISOLATION,
    USERNS_MODE,
    STOP_SIGNAL,
    NETWORK_MODE,
    PID,
    RESTART,
    DEPLOY_RESTART_POLICY_CONDITION,
    DEPLOY_MODE,
    DEPLOY_UPDATE_CONFIG_FAILURE_ACTION,
    DEPLOY_PLACEMENT_CONSTRAINTS,
    SECURITY_OPT,
    SYSCTLS,
    ULIMITS,
    PLATFORM,
    PORTS_PROTOCOL,
    LOGGING_DRIVER,
    VOLUMES_TYPE,
    VOLUMES_DRIVER,
    LOGGING,
    CREDENTIAL_SPEC,
    DRIVER_OPTS,
    VOLUMES_FROM,
    STORAGE_OPT,
    NETWORK_DRIVER,
    APP_PROTOCOL,
    PORT_MODE,
    ENDPOINT_MODE,
    LABELS,
    PULL_POLICY,
    ENABLE_IPV4,
    DEPENDENCY_RESTART,
    GENERIC_RESOURCES
  }

  private static final PatternTable<Attribute> ATTRIBUTES =
      PatternTable.of(
          Map.ofEntries(
              Map.entry("services.*.cap_add", Attribute.CAP_ADD),
              Map.entry("services.*.cgroup", Attribute.CGROUP),
              Map.entry("services.*.dns", Attribute.DNS),
              Map.entry("services.*.dns_opt", Attribute.DNS),
              Map.entry("services.*.dns_search", Attribute.DNS),
              Map.entry("services.*.hostname", Attribute.HOSTNAME),
              Map.entry("services.*.shm_size", Attribute.SHM_SIZE),
              Map.entry("services.*.ipc", Attribute.IPC),
              Map.entry("services.*.isolation", Attribute.ISOLATION),
              Map.entry("services.*.userns_mode", Attribute.USERNS_MODE),
              Map.entry("services.*.stop_signal", Attribute.STOP_SIGNAL),
              Map.entry("services.*.network_mode", Attribute.NETWORK_MODE),
              Map.entry("services.*.pid", Attribute.PID),
              Map.entry("services.*.restart", Attribute.RESTART),
              Map.entry(
                  "services.*.deploy.restart_policy.condition",
                  Attribute.DEPLOY_RESTART_POLICY_CONDITION),
              Map.entry("services.*.deploy.mode", Attribute.DEPLOY_MODE),
              Map.entry(
                  "services.*.deploy.update_config.failure_action",
                  Attribute.DEPLOY_UPDATE_CONFIG_FAILURE_ACTION),
              Map.entry(
                  "services.*.deploy.placement.constraints",
                  Attribute.DEPLOY_PLACEMENT_CONSTRAINTS),
              Map.entry("services.*.security_opt", Attribute.SECURITY_OPT),
              Map.entry("services.*.sysctls.*", Attribute.SYSCTLS),
              Map.entry("services.*.ulimits.*", Attribute.ULIMITS),
              Map.entry("services.*.platform", Attribute.PLATFORM),
              Map.entry("services.*.ports[].protocol", Attribute.PORTS_PROTOCOL),
              Map.entry("services.*.logging.driver", Attribute.LOGGING_DRIVER),
              Map.entry("services.*.volumes[].type", Attribute.VOLUMES_TYPE),
              Map.entry("volumes.*.driver", Attribute.VOLUMES_DRIVER),
              Map.entry("services.*.logging", Attribute.LOGGING),
              Map.entry("services.*.credential_spec.config", Attribute.CREDENTIAL_SPEC),
              Map.entry("services.*.credential_spec.file", Attribute.CREDENTIAL_SPEC),
              Map.entry("volumes.*.driver_opts.*", Attribute.DRIVER_OPTS),
              Map.entry("services.*.volumes_from[]", Attribute.VOLUMES_FROM),
              Map.entry("services.*.storage_opt.*", Attribute.STORAGE_OPT),
              Map.entry("networks.*.driver", Attribute.NETWORK_DRIVER),
              Map.entry("services.*.ports[].app_protocol", Attribute.APP_PROTOCOL),
              Map.entry("services.*.ports[].mode", Attribute.PORT_MODE),
              Map.entry("services.*.deploy.endpoint_mode", Attribute.ENDPOINT_MODE),
              Map.entry("services.*.labels.*", Attribute.LABELS),
              Map.entry("services.*.pull_policy", Attribute.PULL_POLICY),
              Map.entry("networks.*.enable_ipv4", Attribute.ENABLE_IPV4),
              Map.entry(
                  "services.*.deploy.resources.reservations.generic_resources",
                  Attribute.GENERIC_RESOURCES),
              Map.entry("services.*.depends_on.*.restart", Attribute.DEPENDENCY_RESTART)));

  private ValueRules() {}

  /** The verdict on a value; empty when the row holds. */
  static Optional<DispositionReport> of(Node node, TreePath path, ComposeProject project) {
    Optional<Attribute> attribute = ATTRIBUTES.at(path).value();
    if (attribute.isEmpty()) {
      return ROW;
    }
    return switch (attribute.get()) {
      case DEPENDENCY_RESTART -> dependencyRestart(path, project);
      case CAP_ADD ->
          service(path, project).flatMap(service -> LinuxRules.capabilities(path, service));
      case ULIMITS -> LinuxRules.ulimit(path, service(path, project));
      default -> of(attribute.get(), node, path);
    };
  }

  private static Optional<Service> service(TreePath path, ComposeProject project) {
    return Optional.ofNullable(project.services().get(path.keyAt(1)));
  }

  private static Optional<DispositionReport> of(Attribute attribute, Node node, TreePath path) {
    return switch (attribute) {
      case CGROUP -> silentIf(node, "private");
      case DNS -> dns(node);
      case HOSTNAME -> hostName(node, path);
      case SHM_SIZE -> LinuxRules.sharedMemory(node);
      case IPC -> silentIf(node, "shareable", "private", "none", "");
      case ISOLATION -> silentIf(node, "default");
      case USERNS_MODE -> silentIf(node, "host");
      case STOP_SIGNAL -> silentIf(node, "SIGTERM", "15");
      case NETWORK_MODE -> networkMode(node, path);
      case PID -> pid(node);
      case RESTART -> restart(node, path);
      case DEPLOY_RESTART_POLICY_CONDITION -> restartCondition(node, path);
      case DEPLOY_MODE -> deployMode(node, path);
      case DEPLOY_UPDATE_CONFIG_FAILURE_ACTION -> failureAction(node, path);
      case DEPLOY_PLACEMENT_CONSTRAINTS -> constraints(node);
      case SECURITY_OPT -> securityOpt(node);
      case SYSCTLS -> sysctl(path);
      case PLATFORM -> platform(node, path);
      case PORTS_PROTOCOL -> NetworkRules.protocol(text(node), path);
      case LOGGING_DRIVER -> logDriver(node, path);
      case VOLUMES_TYPE -> StorageRules.mountType(text(node), path);
      case VOLUMES_DRIVER -> StorageRules.volumeDriver(text(node), path);
      case LOGGING -> logging(node);
      case CREDENTIAL_SPEC ->
          text(node).contains("arn:") ? DispositionReport.silent(Disposition.APPROXIMATED) : ROW;
      case DRIVER_OPTS -> StorageRules.driverOption(path);
      case VOLUMES_FROM -> StorageRules.volumesFrom(text(node), path);
      case STORAGE_OPT -> StorageRules.storageOption(path);
      case NETWORK_DRIVER -> NetworkRules.driver(text(node), path);
      case APP_PROTOCOL -> NetworkRules.appProtocol(text(node), path);
      case PORT_MODE -> NetworkRules.portMode(text(node), path);
      case ENDPOINT_MODE -> NetworkRules.endpointMode(text(node), path);
      case LABELS -> NetworkRules.label(path);
      case PULL_POLICY -> pullPolicy(node, path);
      case GENERIC_RESOURCES -> genericResources(node, path);
      case ENABLE_IPV4 -> silentIf(node, "true");
      case CAP_ADD, ULIMITS, DEPENDENCY_RESTART -> ROW;
    };
  }

  private static String text(Node node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private static List<String> texts(Node node) {
    return node instanceof Sequence list
        ? list.items().stream().map(ValueRules::text).toList()
        : List.of();
  }

  private static Optional<DispositionReport> silentIf(Node node, String... values) {
    return Set.of(values).contains(text(node)) ? DispositionReport.silent(Disposition.NONE) : ROW;
  }

  /** An empty text asks for nothing, and {@code .} for no domain of the host. */
  private static Optional<DispositionReport> dns(Node node) {
    List<String> all = node instanceof Scalar ? List.of(text(node)) : texts(node);
    boolean asks = all.stream().anyMatch(item -> !item.isBlank() && !item.equals("."));
    return asks ? ROW : DispositionReport.silent(Disposition.NONE);
  }

  /** The name that others reach it by anyway. */
  private static Optional<DispositionReport> hostName(Node node, TreePath path) {
    return text(node).equals(path.keyAt(1))
        ? DispositionReport.silent(Disposition.APPROXIMATED)
        : ROW;
  }

  private static Optional<DispositionReport> networkMode(Node node, TreePath path) {
    String mode = text(node);
    if (mode.equals("bridge") || mode.equals("default")) {
      return DispositionReport.info(
          SupportCode.NETWORK_MODE,
          path,
          "the service is in the default network",
          Disposition.APPROXIMATED);
    }
    if (mode.startsWith("service:")) {
      return DispositionReport.silent(Disposition.APPROXIMATED);
    }
    return DispositionReport.error(
        SupportCode.NETWORK_MODE,
        path,
        "a task has a network interface of its own, `" + mode + "` is not possible",
        "use `networks`");
  }

  private static Optional<DispositionReport> pid(Node node) {
    return text(node).startsWith("service:")
        ? DispositionReport.silent(Disposition.APPROXIMATED)
        : ROW;
  }

  private static Optional<DispositionReport> restart(Node node, TreePath path) {
    String word = text(node);
    if (Set.of("always", "unless-stopped", "no").contains(word)) {
      return ROW;
    }
    if (word.equals("on-failure") || word.startsWith("on-failure:")) {
      return onFailure(path);
    }
    return DispositionReport.error(
        SupportCode.RESTART_POLICY,
        path,
        "`" + word + "` is no restart policy",
        "use always, unless-stopped, on-failure or \"no\"");
  }

  private static Optional<DispositionReport> onFailure(TreePath path) {
    return DispositionReport.warning(
        SupportCode.RESTART_ON_FAILURE,
        path,
        "an ECS service replaces a task whose container ended, whatever its exit code",
        "use" + " restart: \"no\" for something that ends by itself",
        Disposition.APPROXIMATED);
  }

  private static Optional<DispositionReport> restartCondition(Node node, TreePath path) {
    String word = text(node);
    if (Set.of("any", "none").contains(word)) {
      return ROW;
    }
    if (word.equals("on-failure")) {
      return onFailure(path);
    }
    return DispositionReport.error(
        SupportCode.RESTART_POLICY,
        path,
        "`" + word + "` is no restart condition",
        "use any, on-failure or none");
  }

  private static Optional<DispositionReport> deployMode(Node node, TreePath path) {
    String mode = text(node);
    return Set.of("replicated", "replicated-job").contains(mode)
        ? ROW
        : DispositionReport.error(
            SupportCode.DEPLOY_MODE,
            path,
            "`" + mode + "` is not possible on Fargate",
            "use replicated");
  }

  private static Optional<DispositionReport> failureAction(Node node, TreePath path) {
    String action = text(node);
    if (action.equals("continue")) {
      return DispositionReport.warning(
          SupportCode.FAILURE_ACTION,
          path,
          "the circuit breaker is off: a failing deployment is tried for hours",
          "use rollback",
          Disposition.APPROXIMATED);
    }
    return Set.of("rollback", "pause").contains(action)
        ? ROW
        : DispositionReport.error(
            SupportCode.FAILURE_ACTION,
            path,
            "`" + action + "` is no failure action",
            "use rollback or pause");
  }

  private static Optional<DispositionReport> constraints(Node node) {
    boolean harmless =
        texts(node).stream()
            .allMatch(c -> c.replace(" ", "").matches("node\\.platform\\.(arch|os)==.*"));
    return harmless ? DispositionReport.silent(Disposition.NONE) : ROW;
  }

  private static Optional<DispositionReport> securityOpt(Node node) {
    boolean harmless = texts(node).stream().allMatch(o -> o.matches(".*[=:](unconfined|false)"));
    return harmless ? DispositionReport.silent(Disposition.NONE) : ROW;
  }

  private static Optional<DispositionReport> sysctl(TreePath path) {
    return Fargate.hasSysctl(path.key())
        ? ROW
        : DispositionReport.error(
            SupportCode.SYSCTL,
            path,
            "Fargate sets net.*, fs.mqueue.* and the IPC limits of the kernel only",
            "remove it");
  }

  private static Optional<DispositionReport> platform(Node node, TreePath path) {
    return PLATFORM.matcher(text(node).toLowerCase(Locale.ROOT)).matches()
        ? ROW
        : DispositionReport.error(
            SupportCode.PLATFORM,
            path,
            "`" + text(node) + "` is no platform of Fargate",
            "use linux/amd64 or linux/arm64");
  }

  private static Optional<DispositionReport> logDriver(Node node, TreePath path) {
    String driver = text(node);
    if (isLogDriver(driver)) {
      return ROW;
    }
    if (Set.of("json-file", "local", "journald").contains(driver)) {
      return DispositionReport.info(
          SupportCode.LOG_DRIVER, path, "logs go to CloudWatch instead", Disposition.APPROXIMATED);
    }
    return DispositionReport.warning(
        SupportCode.LOG_DRIVER,
        path,
        "logs go to CloudWatch instead of `" + driver + "`",
        "",
        Disposition.APPROXIMATED);
  }

  private static boolean isLogDriver(String driver) {
    return driver.equals("awslogs") || Fargate.FOREIGN_LOG_DRIVERS.contains(driver);
  }

  /** The options of the drivers that ECS has pass as they are. */
  private static Optional<DispositionReport> logging(Node node) {
    boolean kept = false;
    if (node instanceof Mapping logging) {
      String driver = logging.text("driver").orElse("");
      kept = isLogDriver(driver);
      for (String option : logging.child("options").entries().keySet()) {
        kept |= driver.isEmpty() && option.startsWith("awslogs-");
      }
    }
    return kept ? DispositionReport.silent(Disposition.APPROXIMATED) : ROW;
  }

  /** A dependency that only follows from another attribute is not one that somebody wrote. */
  private static Optional<DispositionReport> dependencyRestart(
      TreePath path, ComposeProject project) {
    Service service = project.services().get(path.keyAt(1));
    String other = path.keyAt(3);
    boolean implied =
        service != null
            && (Stream.of(service.networkMode(), service.pid(), service.ipc())
                    .anyMatch(
                        mode ->
                            mode.orElse(null) instanceof NamespaceMode.OfService of
                                && of.service().equals(other))
                || service.links().stream().anyMatch(link -> link.name().equals(other))
                || service.volumesFrom().stream()
                    .anyMatch(
                        from ->
                            from instanceof VolumesFrom.OfService of
                                && of.service().equals(other)));
    return implied ? DispositionReport.silent(Disposition.APPROXIMATED) : ROW;
  }

  /** A GPU by the words of Swarm is no smaller a thing than one by those of Compose. */
  private static Optional<DispositionReport> genericResources(Node node, TreePath path) {
    for (Node item : node instanceof Sequence list ? list.items() : List.<Node>of()) {
      String kind =
          item instanceof Mapping resource
              ? resource.child("discrete_resource_spec").text("kind").orElse("")
              : "";
      if (kind.toLowerCase(Locale.ROOT).contains("gpu")) {
        return DispositionReport.error(
            SupportCode.ACCELERATORS,
            path,
            "Fargate has no GPUs or other devices; the container would start without",
            "run this service elsewhere, or accept that it runs without the device");
      }
    }
    return ROW;
  }

  private static Optional<DispositionReport> pullPolicy(Node node, TreePath path) {
    return Set.of("never", "build").contains(text(node))
        ? DispositionReport.info(
            SupportCode.PULL_POLICY,
            path,
            "a task pulls its image from a registry",
            Disposition.NONE)
        : ROW;
  }
}
