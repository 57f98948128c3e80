package dev.c2ecs.compose.interpolation;

import dev.c2ecs.compose.tree.PatternTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The places where a string becomes a number or a boolean after interpolation. */
public final class Casts {

  /** The type that a place needs. */
  public enum Target {
    INTEGER,
    NUMBER,
    BOOLEAN
  }

  private static final Set<String> YES = Set.of("true", "y", "yes", "on");
  private static final Set<String> NO = Set.of("false", "n", "no", "off");

  private static final List<String> INTEGERS =
      List.of(
          "services.*.cpu_count",
          "services.*.cpu_period",
          "services.*.cpu_quota",
          "services.*.cpu_rt_period",
          "services.*.cpu_rt_runtime",
          "services.*.cpu_shares",
          "services.*.oom_score_adj",
          "services.*.pids_limit",
          "services.*.deploy.replicas",
          "services.*.deploy.update_config.parallelism",
          "services.*.deploy.rollback_config.parallelism",
          "services.*.deploy.restart_policy.max_attempts",
          "services.*.deploy.placement.max_replicas_per_node",
          "services.*.healthcheck.retries",
          "services.*.ports[].target",
          "services.*.scale",
          "services.*.ulimits.*",
          "services.*.ulimits.*.hard",
          "services.*.ulimits.*.soft");

  private static final List<String> NUMBERS =
      List.of(
          "services.*.cpu_percent",
          "services.*.cpus",
          "services.*.deploy.update_config.max_failure_ratio",
          "services.*.deploy.rollback_config.max_failure_ratio");

  private static final List<String> BOOLEANS =
      List.of(
          "services.*.init",
          "services.*.privileged",
          "services.*.read_only",
          "services.*.stdin_open",
          "services.*.tty",
          "services.*.oom_kill_disable",
          "services.*.healthcheck.disable",
          "services.*.depends_on.*.required",
          "services.*.depends_on.*.restart",
          "services.*.volumes[].read_only",
          "services.*.volumes[].volume.nocopy",
          "networks.*.external",
          "networks.*.internal",
          "networks.*.attachable",
          "networks.*.enable_ipv4",
          "networks.*.enable_ipv6",
          "volumes.*.external",
          "secrets.*.external",
          "configs.*.external");

  /** The type that each place needs. */
  public static final PatternTable<Target> TABLE = table();

  private Casts() {}

  private static PatternTable<Target> table() {
    Map<String, Target> patterns = new HashMap<>();
    INTEGERS.forEach(pattern -> patterns.put(pattern, Target.INTEGER));
    NUMBERS.forEach(pattern -> patterns.put(pattern, Target.NUMBER));
    BOOLEANS.forEach(pattern -> patterns.put(pattern, Target.BOOLEAN));
    return PatternTable.of(patterns);
  }

  /** Reads one of the words for booleans, any case; the words of YAML 1.1 included. */
  public static Optional<Boolean> bool(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Optional.of(true);
    }
    return NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** Whether the word is a boolean of YAML 1.1 only. */
  public static boolean isYaml11(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return !word.equals("true") && !word.equals("false");
  }
}
