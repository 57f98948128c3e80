package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a container may use.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     services</a>
 */
public sealed interface ResourceAttributes permits Service {

  /** The attributes of the service in canonical form. */
  Attributes attributes();

  /** How the service runs on the platform. */
  default Optional<Deploy> deploy() {
    return attributes().object("deploy", Deploy::of);
  }

  /** The number of containers. */
  default OptionalInt scale() {
    return attributes().integer("scale");
  }

  /** CPUs at most. */
  default OptionalDouble cpus() {
    return attributes().decimal("cpus");
  }

  /** CPUs of Windows containers. */
  default OptionalInt cpuCount() {
    return attributes().integer("cpu_count");
  }

  /** Share of the CPUs in percent, on Windows. */
  default OptionalDouble cpuPercent() {
    return attributes().decimal("cpu_percent");
  }

  /** Relative CPU shares. */
  default OptionalLong cpuShares() {
    return attributes().number("cpu_shares");
  }

  /** CPU time per period in microseconds. */
  default OptionalLong cpuQuota() {
    return attributes().number("cpu_quota");
  }

  /** The period in microseconds. */
  default OptionalLong cpuPeriod() {
    return attributes().number("cpu_period");
  }

  /** The period of the real-time scheduler. */
  default Optional<String> cpuRtPeriod() {
    return attributes().text("cpu_rt_period");
  }

  /** The run time of the real-time scheduler. */
  default Optional<String> cpuRtRuntime() {
    return attributes().text("cpu_rt_runtime");
  }

  /** The CPUs to use, 0-3 or 0,1. */
  default Optional<String> cpuset() {
    return attributes().text("cpuset");
  }

  /** Bytes at most. */
  default OptionalLong memLimit() {
    return attributes().number("mem_limit");
  }

  /** Bytes at least. */
  default OptionalLong memReservation() {
    return attributes().number("mem_reservation");
  }

  /** How readily memory is swapped, 0 to 100. */
  default OptionalLong memSwappiness() {
    return attributes().number("mem_swappiness");
  }

  /** Bytes of memory and swap, -1 for no limit. */
  default OptionalLong memswapLimit() {
    return attributes().number("memswap_limit");
  }

  /** Processes at most, -1 for no limit. */
  default OptionalLong pidsLimit() {
    return attributes().number("pids_limit");
  }

  /** Whether the container is spared when memory runs out. */
  default boolean oomKillDisable() {
    return attributes().flag("oom_kill_disable");
  }

  /** How readily it is killed when memory runs out, -1000 to 1000. */
  default OptionalInt oomScoreAdj() {
    return attributes().integer("oom_score_adj");
  }

  /** Limits of processes. */
  default Map<String, Ulimit> ulimits() {
    return attributes().ulimits("ulimits");
  }

  /** Limits of block devices. */
  default Optional<BlkioConfig> blkioConfig() {
    return attributes().object("blkio_config", BlkioConfig::of);
  }

  /** Graphics processors. */
  default List<DeviceRequest> gpus() {
    return attributes().list("gpus", DeviceRequest::of);
  }
}
