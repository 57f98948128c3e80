package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.PatternTable;
import java.util.HashMap;
import java.util.Map;

/** The canonical forms of values, and which attributes have which. */
enum ValueForm {
  TEXT_MAPPING,
  ENVIRONMENT,
  COMMAND,
  DURATION,
  SIZE,
  FILE_MODE,
  PLAIN_NUMBER,
  HEALTH_TEST,
  PRESENT,
  TEXT,
  SSH,
  TEXTS,
  FILLED_TEXTS,
  HOSTS,
  DEVICE_COUNT,
  NUMBER,
  WHOLE_NUMBER,
  BOOLEAN;

  /** The form of each attribute that has one of its own. */
  static final PatternTable<ValueForm> TABLE = PatternTable.of(forms());

  private static Map<String, ValueForm> forms() {
    Map<String, ValueForm> forms = new HashMap<>();
    put(
        forms,
        TEXT_MAPPING,
        "services.*.",
        "labels",
        "annotations",
        "sysctls",
        "build.labels",
        "build.additional_contexts",
        "deploy.labels",
        "volumes[].volume.labels",
        "gpus[].options",
        "deploy.resources.reservations.devices[].options",
        "logging.options",
        "networks.*.driver_opts",
        "storage_opt");
    put(
        forms,
        TEXT_MAPPING,
        "",
        "networks.*.labels",
        "volumes.*.labels",
        "secrets.*.labels",
        "configs.*.labels",
        "networks.*.driver_opts",
        "volumes.*.driver_opts",
        "secrets.*.driver_opts",
        "networks.*.ipam.options");
    put(
        forms,
        ENVIRONMENT,
        "services.*.",
        "environment",
        "build.args",
        "pre_start[].environment",
        "post_start[].environment",
        "pre_stop[].environment",
        "develop.watch[].exec.environment");
    put(
        forms,
        COMMAND,
        "services.*.",
        "command",
        "entrypoint",
        "pre_start[].command",
        "post_start[].command",
        "pre_stop[].command",
        "develop.watch[].exec.command");
    put(
        forms,
        DURATION,
        "services.*.",
        "stop_grace_period",
        "healthcheck.interval",
        "healthcheck.timeout",
        "healthcheck.start_period",
        "healthcheck.start_interval",
        "deploy.update_config.delay",
        "deploy.update_config.monitor",
        "deploy.rollback_config.delay",
        "deploy.rollback_config.monitor",
        "deploy.restart_policy.delay",
        "deploy.restart_policy.window");
    put(
        forms,
        SIZE,
        "services.*.",
        "mem_limit",
        "mem_reservation",
        "memswap_limit",
        "mem_swappiness",
        "shm_size",
        "build.shm_size",
        "deploy.resources.limits.memory",
        "deploy.resources.reservations.memory",
        "volumes[].tmpfs.size",
        "blkio_config.device_read_bps[].rate",
        "blkio_config.device_write_bps[].rate",
        "blkio_config.device_read_iops[].rate",
        "blkio_config.device_write_iops[].rate");
    put(
        forms,
        FILE_MODE,
        "services.*.",
        "secrets[].mode",
        "configs[].mode",
        "build.secrets[].mode");
    put(forms, PLAIN_NUMBER, "services.*.", "volumes[].tmpfs.mode");
    put(forms, HEALTH_TEST, "services.*.", "healthcheck.test");
    put(forms, PRESENT, "services.*.", "healthcheck");
    put(forms, TEXT, "services.*.", "ports[].published");
    put(forms, SSH, "services.*.", "build.ssh");
    put(
        forms,
        TEXTS,
        "services.*.",
        "tmpfs",
        "dns_search",
        "expose",
        "group_add",
        "build.no_cache_filter",
        "provider.options.*");
    put(forms, FILLED_TEXTS, "services.*.", "dns");
    put(forms, HOSTS, "services.*.", "extra_hosts", "build.extra_hosts");
    put(
        forms,
        DEVICE_COUNT,
        "services.*.",
        "gpus[].count",
        "deploy.resources.reservations.devices[].count");
    put(
        forms,
        NUMBER,
        "services.*.",
        "deploy.resources.limits.cpus",
        "deploy.resources.reservations.cpus",
        "cpus",
        "cpu_percent");
    put(
        forms,
        WHOLE_NUMBER,
        "services.*.",
        "deploy.resources.limits.pids",
        "blkio_config.weight",
        "blkio_config.weight_device[].weight");
    put(
        forms,
        BOOLEAN,
        "services.*.",
        "attach",
        "build.no_cache",
        "build.pull",
        "build.privileged",
        "use_api_socket",
        "volumes[].bind.create_host_path");
    return forms;
  }

  private static void put(
      Map<String, ValueForm> forms, ValueForm form, String prefix, String... paths) {
    for (String path : paths) {
      forms.put(prefix + path, form);
    }
  }
}
