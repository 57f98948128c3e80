package dev.c2ecs.cfn.storage;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code driver_opts} of a volume, read as the local driver of Docker reads them: {@code type},
 * {@code o} and {@code device} say what is mounted.
 *
 * @param options the options
 * @see <a href="https://docs.docker.com/reference/cli/docker/volume/create/#opt">docker volume
 *     create</a>
 */
public record DriverOptions(Map<String, String> options) {

  /** The options of a volume that is a file system of EFS, and the forms of their values. */
  public static final Map<String, String> EFS_FORMS =
      Map.of(
          "uid", "[0-9]{1,10}",
          "gid", "[0-9]{1,10}",
          "permissions", "[0-7]{3,4}",
          "root_directory", "(/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,4}",
          "backup_policy", "(?i)ENABLED|DISABLED",
          "lifecycle_policy", "(?i)AFTER_(1|7|14|30|60|90|180|270|365)_DAYS?",
          "performance_mode", "generalPurpose|maxIO",
          "throughput_mode", "bursting|elastic|provisioned",
          "provisioned_throughput", "[0-9]{1,4}(\\.[0-9]+)?",
          "kms_key_id", "[A-Za-z0-9:/_-]+");

  private static final Set<String> LOCAL = Set.of("type", "o", "device");

  private static final Pattern ADDRESS = Pattern.compile("(?:^|,)addr=([^,]+)");
  private static final Pattern EFS = Pattern.compile("(fs-[0-9a-f]+)(\\.efs\\..+)?");
  private static final Pattern BIND = Pattern.compile("(^|.*,)r?bind(,.*|$)");
  private static final Pattern SIZE = Pattern.compile("(?:^|,)size=([^,]+)");

  /** Whether an option means something here. */
  public static boolean isKnown(String key) {
    return LOCAL.contains(key) || EFS_FORMS.containsKey(name(key));
  }

  /**
   * An option of EFS by its name here: the documentation of Docker's retired integration spelled
   * them with dashes, {@code performance-mode}.
   */
  static String name(String key) {
    return key.replace('-', '_');
  }

  private String option(String key) {
    return options.getOrDefault(key, "");
  }

  /** Whether the volume is memory. */
  boolean isTmpfs() {
    return option("type").equals("tmpfs");
  }

  /** The size of a volume in memory, as written. */
  Optional<String> size() {
    return group(SIZE, option("o"));
  }

  /** The path that the volume is another name of. */
  Optional<String> bound() {
    return BIND.matcher(option("o")).matches()
        ? Optional.of(option("device")).filter(device -> !device.isEmpty())
        : Optional.empty();
  }

  /** Whether the volume is a directory of an NFS server. */
  boolean isNfs() {
    return option("type").startsWith("nfs");
  }

  /** The EFS file system that is the NFS server. */
  Optional<String> fileSystem() {
    return group(ADDRESS, option("o")).flatMap(address -> group(EFS, address));
  }

  /** The directory of the NFS server. */
  String directory() {
    String device = option("device");
    return device.startsWith(":/") ? device.substring(1) : "/";
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
