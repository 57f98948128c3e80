package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a container can read and write.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     services</a>
 */
public sealed interface StorageAttributes permits Service {

  /** The attributes of the service in canonical form. */
  Attributes attributes();

  /** What is mounted. */
  default List<Mount> volumes() {
    return attributes().list("volumes", MountReader::of);
  }

  /** Services and containers whose mounts are taken over. */
  default List<VolumesFrom> volumesFrom() {
    return attributes().list("volumes_from", VolumesFrom::of);
  }

  /** File systems in memory, path:options. */
  default List<String> tmpfs() {
    return attributes().texts("tmpfs");
  }

  /** The secrets in the container. */
  default List<FileReference> secrets() {
    return attributes().list("secrets", FileReference::of);
  }

  /** The configs in the container. */
  default List<FileReference> configs() {
    return attributes().list("configs", FileReference::of);
  }

  /** Devices of the host. */
  default List<Device> devices() {
    return attributes().list("devices", Device::of);
  }

  /** Options of the storage driver. */
  default Map<String, String> storageOpt() {
    return attributes().textMap("storage_opt");
  }

  /** The size of /dev/shm in bytes. */
  default OptionalLong shmSize() {
    return attributes().number("shm_size");
  }

  /** Whether the root file system is read-only. */
  default boolean readOnly() {
    return attributes().flag("read_only");
  }

  /** Whether the container may use the engine's API. */
  default boolean useApiSocket() {
    return attributes().flag("use_api_socket");
  }
}
