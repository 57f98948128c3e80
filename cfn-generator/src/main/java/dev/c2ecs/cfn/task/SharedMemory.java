package dev.c2ecs.cfn.task;

import dev.c2ecs.compose.model.ByteSize;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.TmpfsOptions;

/**
 * Files in memory: what they may take counts as memory of the task. Shared memory has no setting of
 * its own on Fargate; a tmpfs at its path is one there too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html">
 *     ECS, LinuxParameters</a>
 */
public final class SharedMemory {

  /** Where a container has its shared memory. */
  public static final String PATH = "/dev/shm";

  /** What a container has without asking, in bytes. */
  public static final long DEFAULT = 64L * 1024 * 1024;

  /** MiB in place of the shared memory of a host, of which nobody says how large it is. */
  static final long OF_A_HOST = 1024;

  private static final long MIB = 1024L * 1024;

  private SharedMemory() {}

  /** The MiB that a service wants as shared memory; 0 when it has enough without asking. */
  static long wanted(Service service) {
    long bytes = service.shmSize().orElse(0);
    return bytes > DEFAULT ? (bytes + MIB - 1) / MIB : 0;
  }

  /** Whether a mount is the shared memory of the host. */
  public static boolean isOfHost(Mount mount) {
    return mount instanceof Mount.Bind bind && bind.source().equals(PATH);
  }

  /** The MiB that the files of a service in memory may take. */
  public static long mib(Service service) {
    long own = wanted(service);
    long bytes = 0;
    for (Mount mount : service.volumes()) {
      if (isOfHost(mount)) {
        own = Math.max(own, OF_A_HOST);
      }
      if (mount instanceof Mount.Tmpfs tmpfs) {
        bytes += tmpfs.tmpfs().map(TmpfsOptions::size).map(s -> s.orElse(0)).orElse(0L);
      }
    }
    for (String tmpfs : service.tmpfs()) {
      bytes += size(tmpfs);
    }
    return own + (bytes + MIB - 1) / MIB;
  }

  private static long size(String tmpfs) {
    int at = tmpfs.indexOf("size=");
    if (at < 0) {
      return 0;
    }
    String size = tmpfs.substring(at + "size=".length()).split(",", 2)[0];
    try {
      return ByteSize.parse(size);
    } catch (MalformedValueException e) {
      return 0;
    }
  }
}
