package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials and the data of a project that a task has. Another task that gets what was there
 * before is worth a word, whichever image it runs: the permissions of roles do not tell, as several
 * credentials are keys of one secret.
 */
final class Holdings {

  private static final int ARN_WORDS = 7;

  private final Map<String, List<Grant.Held>> byTask = new LinkedHashMap<>();

  /** The tasks that have a thing, and those that have a credential, by the ID of each. */
  private final Map<String, Set<String>> ofThing = new HashMap<>();

  private final Map<String, Set<String>> ofCredential = new HashMap<>();

  /** Those of all tasks of a side; {@link Side#holdings} keeps them. */
  Holdings(Side side) {
    for (Resource task : side.template().ofType(ResourceType.TASK_DEFINITION)) {
      List<Grant.Held> all = read(side, task);
      byTask.put(task.id(), all);
      for (Grant.Held held : all) {
        ofThing.computeIfAbsent(held.thing(), key -> new HashSet<>()).add(task.id());
        if (!held.credential().isEmpty()) {
          ofCredential.computeIfAbsent(held.credential(), key -> new HashSet<>()).add(task.id());
        }
      }
    }
  }

  /** What a task has. */
  List<Grant.Held> of(String task) {
    return byTask.getOrDefault(task, List.of());
  }

  private static List<Grant.Held> read(Side side, Resource task) {
    List<Grant.Held> all = new ArrayList<>();
    for (Value container : side.items(task, "ContainerDefinitions")) {
      for (Value secret : items(container, "Secrets")) {
        all.add(secret(side, secret));
      }
    }
    for (Value volume : side.items(task, "Volumes")) {
      if (part(volume, "EFSVolumeConfiguration") instanceof Value.MapOf system) {
        all.add(volume(side, volume, system));
      }
    }
    return all;
  }

  private static Grant.Held secret(Side side, Value secret) {
    Value from = part(secret, "ValueFrom");
    String text = side.text(from);
    String credential = ProjectCredential.of(side, text).orElse("");
    String name =
        credential.isEmpty()
            ? composeName(side, from).orElse(side.text(part(secret, "Name")))
            : credential.substring(credential.indexOf(' ') + 1);
    return new Grant.Held(
        SecretReference.of(text).name(), "reads the secret " + name, credential, arn(text));
  }

  /** The name in the Compose file of a secret of the project. */
  private static Optional<String> composeName(Side side, Value from) {
    Set<String> named = References.within(from);
    return side.template().parameters().stream()
        .filter(parameter -> named.contains(parameter.name()))
        .map(Parameter::source)
        .filter(ParameterSource.SecretArn.class::isInstance)
        .map(source -> ((ParameterSource.SecretArn) source).secret().path())
        .map(path -> ComposeRef.of(path).name())
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /** The secret alone, without key and version. */
  private static String arn(String from) {
    if (from.startsWith("${")) {
      return from.substring(0, from.indexOf('}') + 1);
    }
    String[] words = from.split(":", ARN_WORDS + 1);
    return String.join(":", List.of(words).subList(0, Math.min(words.length, ARN_WORDS)));
  }

  private static Grant.Held volume(Side side, Value volume, Value.MapOf system) {
    String place =
        side.thing(
                part(system, "AuthorizationConfig") instanceof Value.MapOf authorization
                    ? part(authorization, "AccessPointId")
                    : Value.text(""))
            + side.text(part(system, "RootDirectory"));
    return new Grant.Held(
        side.thing(part(system, "FilesystemId")) + " " + place,
        "mounts the volume " + side.text(part(volume, "Name")),
        "",
        "");
  }

  /** Whether more tasks have it now than before, when some had it. */
  static boolean spreads(StackUpdate update, Grant.Held held) {
    int before = update.before().holdings().holders(held);
    return before > 0 && update.after().holdings().holders(held) > before;
  }

  /**
   * Whether all that tasks have of a secret are credentials that they had before, in another one.
   *
   * @param secret the secret as statements of policies name it
   */
  static boolean areMoved(StackUpdate update, List<Resource> tasks, String secret) {
    boolean some = false;
    for (Resource task : tasks) {
      List<Grant.Held> before = update.before().holdings().of(task.id());
      for (Grant.Held held : update.after().holdings().of(task.id())) {
        if (held.secret().equals(secret)) {
          some = true;
          if (held.credential().isEmpty() || before.stream().noneMatch(old -> old.covers(held))) {
            return false;
          }
        }
      }
    }
    return some;
  }

  /** How many tasks have it, or the same credential in another secret. */
  private int holders(Grant.Held held) {
    Set<String> tasks = new HashSet<>(ofThing.getOrDefault(held.thing(), Set.of()));
    tasks.addAll(ofCredential.getOrDefault(held.credential(), Set.of()));
    return tasks.size();
  }

  private static List<Value> items(Value map, String key) {
    return part(map, key) instanceof Value.ListOf list ? list.items() : List.of();
  }

  private static Value part(Value map, String key) {
    return map instanceof Value.MapOf some
        ? some.entries().getOrDefault(key, Value.text(""))
        : Value.text("");
  }
}
