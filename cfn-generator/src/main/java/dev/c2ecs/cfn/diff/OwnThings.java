package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a project has of its own, as statements of policies name it: the resources of its template,
 * and the secrets that are written with it. A secret that exists already is nobody's, and so is one
 * of which only the parameter is known.
 */
final class OwnThings {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z0-9.]+)?}(?:[:/]\\*)?");

  /** What may be done to a thing of Compose by an action, for people. */
  private static final Map<String, String> VERBS =
      Map.of(
          "elasticfilesystem:ClientMount", "mount",
          "elasticfilesystem:ClientWrite", "write",
          "elasticfilesystem:ClientRootAccess", "act as root",
          "secretsmanager:GetSecretValue", "read");

  private final StackUpdate update;

  private OwnThings(StackUpdate update) {
    this.update = update;
  }

  static OwnThings of(StackUpdate update) {
    return new OwnThings(update);
  }

  /** What may be done by an action, {@code mount}; empty where only AWS has a word for it. */
  static Optional<String> verb(String action) {
    return Optional.ofNullable(VERBS.get(action));
  }

  /** Whether what a statement is about was not there before. */
  boolean isNew(String on) {
    return resource(on).filter(r -> update.before().resource(r.id()).isEmpty()).isPresent()
        || secret(on).filter(secret -> isNewSecret(secret, on)).isPresent();
  }

  private boolean isNewSecret(Parameter secret, String on) {
    return update.before().template().parameters().stream()
        .noneMatch(
            old ->
                old.name().equals(secret.name())
                    || update.before().parameter(old.name()).equals(on));
  }

  /** Whether it is a log group of the template. */
  boolean isLogGroup(String on) {
    return resource(on).filter(one -> one.is(ResourceType.LOG_GROUP)).isPresent();
  }

  /** Grants in words, those of a volume or secret of the project by its name in Compose. */
  List<String> words(Collection<Grant> grants) {
    List<String> others = new ArrayList<>();
    Map<String, Set<String>> verbs = new LinkedHashMap<>();
    for (Grant grant : grants) {
      Optional<String> thing = thing(grant);
      if (thing.isPresent() && grant instanceof Grant.Statement one) {
        verbs
            .computeIfAbsent(thing.get(), key -> new LinkedHashSet<>())
            .add(VERBS.getOrDefault(one.action(), one.action()));
      } else {
        others.add(grant.words());
      }
    }
    List<String> words = new ArrayList<>();
    verbs.forEach((thing, all) -> words.add(thing + ": may " + String.join(", ", all)));
    words.addAll(others);
    return words;
  }

  /** The thing of Compose that a role may use; empty where only AWS has a word for it. */
  private Optional<String> thing(Grant grant) {
    return grant instanceof Grant.Statement one
            && one.by().isEmpty()
            && VERBS.containsKey(one.action())
        ? volume(one.on()).or(() -> secret(one.on()).map(OwnThings::named))
        : Optional.empty();
  }

  private Optional<String> volume(String on) {
    return resource(on)
        .map(Resource::origin)
        .filter(origin -> origin.kind() == ComposeRef.Kind.VOLUME)
        .map(origin -> origin.kind().word() + " " + origin.name());
  }

  private static String named(Parameter secret) {
    return ComposeRef.Kind.SECRET.word()
        + " "
        + (secret.source() instanceof ParameterSource.SecretArn arn
            ? arn.secret().name()
            : secret.name());
  }

  private Optional<Resource> resource(String on) {
    Matcher reference = REFERENCE.matcher(on);
    return reference.matches() ? update.after().resource(reference.group(1)) : Optional.empty();
  }

  /** The parameter of a secret that is written with the project. */
  private Optional<Parameter> secret(String on) {
    return update.after().template().parameters().stream()
        .filter(
            one ->
                one.source() instanceof ParameterSource.SecretArn arn
                    && !(arn.secret().source() instanceof NeededSecret.External))
        .filter(one -> update.after().parameter(one.name()).equals(on))
        .findFirst();
  }
}
