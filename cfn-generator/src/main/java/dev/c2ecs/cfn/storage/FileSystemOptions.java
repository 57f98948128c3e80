package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.images.ImageFacts;
import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code driver_opts} of a volume that is a file system of EFS: {@code uid}, {@code gid},
 * {@code permissions} and {@code root_directory} of its access point, {@code backup_policy}, {@code
 * lifecycle_policy}, {@code performance_mode}, {@code throughput_mode}, {@code
 * provisioned_throughput} and {@code kms_key_id} of itself.
 */
public final class FileSystemOptions {

  private FileSystemOptions() {}

  /**
   * The properties of a file system.
   *
   * @param kms the key of the project, when it has one for file systems
   */
  static Value.MapOf properties(
      FileSystem volume, Optional<String> kms, DiagnosticCollector findings) {
    check(volume, findings);
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("Encrypted", Value.flag(true));
    option(volume, "kms_key_id")
        .or(() -> kms)
        .ifPresent(key -> properties.put("KmsKeyId", Value.text(key)));
    option(volume, "performance_mode")
        .ifPresent(mode -> properties.put("PerformanceMode", Value.text(mode)));
    boolean old = option(volume, "performance_mode").orElse("").equals("maxIO");
    properties.put(
        "ThroughputMode",
        Value.text(option(volume, "throughput_mode").orElse(old ? "bursting" : "elastic")));
    option(volume, "provisioned_throughput")
        .map(rate -> (long) Math.ceil(Double.parseDouble(rate)))
        .ifPresent(rate -> properties.put("ProvisionedThroughputInMibps", Value.number(rate)));
    String backup = option(volume, "backup_policy").orElse("ENABLED").toUpperCase(Locale.ROOT);
    properties.put("BackupPolicy", Value.map("Status", backup));
    option(volume, "lifecycle_policy")
        .map(age -> age.toUpperCase(Locale.ROOT))
        .ifPresent(
            age ->
                properties.put("LifecyclePolicies", Value.list(Value.map("TransitionToIA", age))));
    properties.put("FileSystemPolicy", onlyEncrypted());
    List<Value> tags = new ArrayList<>();
    tags.add(Value.map("Key", "Name", "Value", volume.name()));
    volume.labels().forEach((key, value) -> tags.add(Value.map("Key", key, "Value", value)));
    properties.put("FileSystemTags", Value.list(tags));
    return new Value.MapOf(properties);
  }

  private static Value.MapOf onlyEncrypted() {
    return Value.map(
        "Version",
        "2012-10-17",
        "Statement",
        Value.list(
            Value.map(
                "Effect",
                "Deny",
                "Principal",
                Value.map("AWS", "*"),
                "Action",
                "*",
                "Condition",
                Value.map("Bool", Value.map("aws:SecureTransport", "false")))));
  }

  /** The directory that is the root of the volume: one of its own, or as said. */
  static String directory(FileSystem volume) {
    return option(volume, "root_directory").orElse("/" + volume.taskName());
  }

  /** Whom every access is taken for, when the volume says. */
  static Optional<Value> posixUser(FileSystem volume) {
    Optional<String> uid = option(volume, "uid");
    return uid.map(id -> Value.map("Uid", id, "Gid", option(volume, "gid").orElse(id)));
  }

  /**
   * The owner that the volume says, else whom its services say when they agree on a number: by
   * their user, else by the owner that what it hides has in the image.
   */
  static Value.MapOf owner(Plan plan, FileSystem volume) {
    List<String> users =
        plan.storage().tasksUsing(volume).stream()
            .flatMap(task -> owners(plan, task, volume))
            .distinct()
            .toList();
    boolean agreed = users.size() == 1 && users.get(0).matches("\\d+(:\\d+)?");
    String[] ids = agreed ? users.get(0).split(":", -1) : new String[] {"0"};
    Optional<String> said = option(volume, "uid");
    String uid = said.orElse(ids[0]);
    String gid =
        option(volume, "gid").orElse(said.isPresent() ? uid : ids.length > 1 ? ids[1] : ids[0]);
    return Value.map(
        "OwnerUid", uid,
        "OwnerGid", gid,
        "Permissions",
            option(volume, "permissions").orElse(agreed || said.isPresent() ? "0755" : "0777"));
  }

  private static Stream<String> owners(Plan plan, TaskPlan task, FileSystem volume) {
    List<String> owners = new ArrayList<>();
    for (Service service : task.containers()) {
      ImageFacts facts = plan.images().factsOf(task, service);
      for (Mount mount : plan.storage().mountsOf(service)) {
        boolean isIt =
            plan.storage().fileSystem(mount).filter(f -> f.key().equals(volume.key())).isPresent();
        if (isIt) {
          Optional<String> owned =
              facts.ownerAt(mount.target()).filter(o -> o.uid() > 0).map(Owner::toString);
          owners.add(NamedUsers.numbers(service).or(() -> owned).or(service::user).orElse(""));
        }
      }
    }
    return owners.stream();
  }

  /**
   * Who may write a volume.
   *
   * @param uid the owner
   * @param gid the group
   * @param permissions the mode in octal
   */
  public record Rights(String uid, String gid, String permissions) {}

  /**
   * Who may write a volume that the stack makes; empty when whoever comes is taken for its owner.
   */
  public static Optional<Rights> rights(Plan plan, FileSystem volume) {
    if (volume.existing().isPresent() || posixUser(volume).isPresent()) {
      return Optional.empty();
    }
    Map<String, Value> owner = owner(plan, volume).entries();
    return Optional.of(
        new Rights(text(owner, "OwnerUid"), text(owner, "OwnerGid"), text(owner, "Permissions")));
  }

  /** Whether a volume says itself who may write its directory. */
  static boolean saysRights(FileSystem volume) {
    return option(volume, "uid").isPresent()
        || option(volume, "gid").isPresent()
        || option(volume, "permissions").isPresent();
  }

  private static String text(Map<String, Value> owner, String key) {
    return owner.get(key) instanceof Value.Text text ? text.text() : "";
  }

  private static Optional<String> option(FileSystem volume, String key) {
    String form = DriverOptions.EFS_FORMS.get(key);
    return written(volume, key).filter(value -> form != null && value.matches(form));
  }

  private static Optional<String> written(FileSystem volume, String key) {
    String value = volume.options().get(key);
    return Optional.ofNullable(value == null ? volume.options().get(key.replace('_', '-')) : value);
  }

  private static void check(FileSystem volume, DiagnosticCollector findings) {
    volume
        .options()
        .forEach(
            (key, value) -> {
              String form = DriverOptions.EFS_FORMS.get(DriverOptions.name(key));
              if (form != null && !value.matches(form)) {
                report(volume, key, "`" + value + "` is not possible", findings);
              }
            });
    boolean provisioned = written(volume, "throughput_mode").orElse("").equals("provisioned");
    if (provisioned != written(volume, "provisioned_throughput").isPresent()) {
      report(
          volume,
          provisioned ? "throughput_mode" : "provisioned_throughput",
          "`throughput_mode: provisioned` and `provisioned_throughput` go together",
          findings);
    }
  }

  private static void report(
      FileSystem volume, String key, String what, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.VOLUME_OPTION,
        volume.path().child("driver_opts").child(key),
        key + " of volume " + volume.key() + ": " + what,
        "see the options of a volume in docs/x-aws.md");
  }
}
