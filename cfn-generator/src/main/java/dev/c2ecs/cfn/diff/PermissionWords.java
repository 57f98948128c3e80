package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A statement of a policy in the words of Compose, where all of it has such words. */
final class PermissionWords {

  private static final String MAY = "may ";
  private static final String OF = ": ";

  private PermissionWords() {}

  /** {@code may mount, write: volume reports}; as it is written where there is no word for it. */
  static String of(Template template, Value statement) {
    if (!(statement instanceof Value.MapOf map) || !map.entries().containsKey("Action")) {
      return ValueText.masked("", statement);
    }
    Value actions = map.entries().get("Action");
    Value resources = map.entries().getOrDefault("Resource", Value.text(""));
    List<String> all = new ArrayList<>();
    Optional<String> thing = thing(template, resources);
    for (Value action : actions instanceof Value.ListOf list ? list.items() : List.of(actions)) {
      OwnThings.verb(ValueText.of(action)).ifPresent(all::add);
    }
    int said = actions instanceof Value.ListOf list ? list.items().size() : 1;
    return thing.isPresent() && all.size() == said
        ? MAY + String.join(", ", all) + OF + thing.get()
        : Masked.words(ValueText.of(resources) + OF + ValueText.words(actions));
  }

  private static Optional<String> thing(Template template, Value resources) {
    List<String> things = new ArrayList<>();
    List<Value> items = resources instanceof Value.ListOf list ? list.items() : List.of(resources);
    for (Value one : items) {
      Set<String> named = References.within(one);
      Optional<String> word =
          named.size() == 1 ? thing(template, named.iterator().next()) : Optional.empty();
      if (word.isEmpty()) {
        return Optional.empty();
      }
      things.add(word.get());
    }
    return things.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", things));
  }

  private static Optional<String> thing(Template template, String name) {
    return template
        .resource(name)
        .filter(one -> one.is(ResourceType.FILE_SYSTEM))
        .map(Resource::origin)
        .filter(origin -> origin.kind() == ComposeRef.Kind.VOLUME)
        .map(origin -> origin.kind().word() + " " + origin.name())
        .or(
            () ->
                template.parameters().stream()
                    .filter(one -> one.name().equals(name))
                    .filter(one -> one.source() instanceof ParameterSource.SecretArn)
                    .map(PermissionWords::secret)
                    .findFirst());
  }

  private static String secret(Parameter parameter) {
    SecretWords words = SecretWords.of((ParameterSource.SecretArn) parameter.source());
    return (words.credential() ? "" : ComposeRef.Kind.SECRET.word() + " ") + words.place();
  }

  /** Whether another permission of the same thing, that comes or goes with it, has all of it. */
  static boolean isIn(TemplateChange one, TemplateChange other) {
    return one.kind() == TemplateChange.Kind.PERMISSION
        && other.kind() == TemplateChange.Kind.PERMISSION
        && isIn(one.before(), other.before())
        && isIn(one.after(), other.after())
        && !one.saysTheSameAs(other);
  }

  /** What may be done; of a statement that is told as it is written all of it. */
  private static List<String> verbs(String may) {
    return may.startsWith(MAY)
        ? List.of(may.substring(MAY.length()).split(", ", -1))
        : List.of(may);
  }

  private static boolean isIn(Optional<String> one, Optional<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    String[] words = one.get().split(OF, 2);
    String[] others = other.get().split(OF, 2);
    return words.length > 1
        && others.length > 1
        && words[1].equals(others[1])
        && words[0].length() < others[0].length()
        && verbs(others[0]).containsAll(verbs(words[0]));
  }
}
