package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the keys of the canonical model into the order in which docker compose prints them. */
public final class CanonicalOrder {

  private static final PatternTable<Map<String, Integer>> ORDER = PatternTable.of(order());

  private CanonicalOrder() {}

  private static Map<String, Map<String, Integer>> order() {
    Map<String, Map<String, Integer>> order = new HashMap<>();
    order.put(
        "services.*",
        words(
            "profiles annotations attach build develop blkio_config cap_add cap_drop"
                + " cgroup_parent cgroup cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period"
                + " cpu_rt_runtime cpus cpuset cpu_shares command configs container_name"
                + " credential_spec depends_on deploy device_cgroup_rules devices dns dns_opt"
                + " dns_search domainname entrypoint provider environment env_file expose"
                + " external_links extra_hosts group_add gpus hostname healthcheck image init ipc"
                + " isolation labels label_file links logging mem_limit mem_reservation"
                + " memswap_limit mem_swappiness mac_address models network_mode networks"
                + " oom_kill_disable oom_score_adj pid pids_limit platform ports privileged"
                + " pull_policy read_only restart runtime scale secrets security_opt shm_size"
                + " stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits"
                + " use_api_socket user userns_mode uts volumes volumes_from working_dir pre_start"
                + " post_start pre_stop"));
    String rollout = "parallelism delay failure_action monitor max_failure_ratio order";
    String deviceKeys = "capabilities driver count device_ids options";
    String resourceKeys = "cpus memory pids devices generic_resources";
    String hook = "command image user privileged working_dir environment per_replica";
    String file = "source target uid gid mode";
    put(
        order,
        "deploy",
        "mode replicas labels update_config rollback_config resources restart_policy placement"
            + " endpoint_mode");
    put(order, "deploy.update_config", rollout);
    put(order, "deploy.rollback_config", rollout);
    put(order, "deploy.resources.limits", resourceKeys);
    put(order, "deploy.resources.reservations", resourceKeys);
    put(order, "deploy.resources.reservations.devices[]", deviceKeys);
    put(order, "gpus[]", deviceKeys);
    put(order, "depends_on.*", "condition restart required");
    put(order, "ports[]", "name mode host_ip target published protocol app_protocol");
    put(order, "volumes[]", "type source target read_only consistency bind volume tmpfs image");
    put(order, "volumes[].bind", "selinux propagation create_host_path recursive");
    put(order, "volumes[].volume", "labels nocopy subpath");
    put(order, "volumes[].tmpfs", "size mode");
    put(order, "configs[]", file);
    put(order, "secrets[]", file);
    put(order, "build.secrets[]", file);
    put(
        order,
        "networks.*",
        "aliases driver_opts gw_priority interface_name ipv4_address ipv6_address link_local_ips"
            + " mac_address priority");
    put(
        order,
        "build",
        "context dockerfile dockerfile_inline entitlements args provenance sbom ssh labels"
            + " cache_from cache_to no_cache no_cache_filter additional_contexts pull extra_hosts"
            + " isolation network target secrets shm_size tags ulimits platforms privileged");
    put(order, "healthcheck", "test timeout interval retries start_period start_interval disable");
    put(order, "models.*", "endpoint_var model_var");
    put(order, "develop.watch[]", "path action target exec include ignore initial_sync");
    put(order, "develop.watch[].exec", hook);
    put(order, "pre_start[]", hook);
    put(order, "post_start[]", hook);
    put(order, "pre_stop[]", hook);
    order.put("", words("name services networks volumes secrets configs models"));
    order.put(
        "networks.*",
        words(
            "name driver driver_opts ipam external internal attachable labels enable_ipv4"
                + " enable_ipv6"));
    order.put("networks.*.ipam", words("driver config options"));
    order.put("networks.*.ipam.config[]", words("subnet gateway ip_range aux_addresses"));
    order.put("volumes.*", words("name driver driver_opts external labels"));
    Map<String, Integer> stored =
        words("name file environment content external labels driver driver_opts template_driver");
    order.put("secrets.*", stored);
    order.put("configs.*", stored);
    order.put("models.*", words("name model context_size runtime_flags"));
    return order;
  }

  private static void put(Map<String, Map<String, Integer>> order, String path, String keys) {
    order.put("services.*." + path, words(keys));
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> ranks = new HashMap<>();
    for (String word : text.split(" ", -1)) {
      ranks.put(word, ranks.size());
    }
    return ranks;
  }

  /** The tree with its keys in the order of the reference. */
  public static Mapping apply(Mapping root) {
    return sorted(root, ORDER, ORDER.child("").value().orElse(Map.of()));
  }

  private static Mapping sorted(
      Mapping mapping, PatternTable<Map<String, Integer>> table, Map<String, Integer> order) {
    Mapping inside = mapping.mapValues((key, value) -> node(value, table.child(key)));
    List<String> written = List.copyOf(mapping.entries().keySet());
    List<String> keys = new ArrayList<>(written);
    keys.sort((a, b) -> compare(a, b, order));
    if (keys.equals(written)) {
      return inside;
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (String key : keys) {
      entries.put(key, inside.get(key).orElseThrow());
    }
    return mapping.withEntries(entries);
  }

  private static int compare(String a, String b, Map<String, Integer> order) {
    int ranks = Integer.compare(rank(a, order), rank(b, order));
    return ranks != 0 ? ranks : a.compareTo(b);
  }

  private static int rank(String key, Map<String, Integer> order) {
    Integer known = order.get(key);
    if (known != null) {
      return known;
    }
    return key.startsWith("x-") ? Integer.MAX_VALUE : order.size();
  }

  private static Node node(Node node, PatternTable<Map<String, Integer>> table) {
    if (node instanceof Mapping mapping) {
      return sorted(mapping, table, table.value().orElse(Map.of()));
    }
    if (node instanceof Sequence sequence) {
      return sequence.mapItems((i, item) -> node(item, table.items()));
    }
    return node;
  }
}
