package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials and the data of a project that a task has. Another task that gets what was there
 * before is worth a word, whichever image it runs: the permissions of roles do not tell, as several
 * credentials are keys of one secret.
 */
final class Holdings {

  private static final String READS = "reads the secret ";

  private Holdings() {}

  /** What a task has. */
  static List<Grant.Held> of(Side side, Resource task) {
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
    Optional<Parameter> own = own(side, from);
    String[] words = text.substring(text.indexOf('}') + 1).split(":", -1);
    if (own.isPresent() && words.length > 1 && !words[1].isEmpty()) {
      // the same credential may move from the secret of one service to one that several share
      return new Grant.Held("key " + words[1], READS + words[1], true);
    }
    return new Grant.Held(
        SecretReference.of(text).name(),
        READS
            + own.flatMap(Holdings::secret)
                .map(one -> ComposeRef.of(one.path()).name())
                .filter(name -> !name.isEmpty())
                .orElse(side.text(part(secret, "Name"))),
        true);
  }

  /** The parameter of a secret that is written with the project. */
  private static Optional<Parameter> own(Side side, Value from) {
    Set<String> named = References.within(from);
    return side.template().parameters().stream()
        .filter(parameter -> named.contains(parameter.name()))
        .filter(
            parameter ->
                secret(parameter)
                    .filter(one -> !(one.source() instanceof NeededSecret.External))
                    .isPresent())
        .findFirst();
  }

  private static Optional<NeededSecret> secret(Parameter parameter) {
    return parameter.source() instanceof ParameterSource.SecretArn arn
        ? Optional.of(arn.secret())
        : Optional.empty();
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
        false);
  }

  /** Whether more tasks have it now than before, when some had it. */
  static boolean spreads(StackUpdate update, Grant.Held held) {
    long before = holders(update.before(), held);
    return before > 0 && holders(update.after(), held) > before;
  }

  private static long holders(Side side, Grant.Held held) {
    return side.template().ofType(ResourceType.TASK_DEFINITION).stream()
        .filter(task -> of(side, task).stream().anyMatch(held::covers))
        .count();
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
