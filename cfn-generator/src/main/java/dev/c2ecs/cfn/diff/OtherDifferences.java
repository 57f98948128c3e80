package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.secrets.MaskedValue;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What differs between two templates beside the properties of resources. Nothing happens by it when
 * the stack is updated; what matters later is always told, what only follows from something else
 * (the order of creation, words, new parameters with a default) where nothing else differs.
 */
final class OtherDifferences {

  private static final List<String> MATTERING =
      List.of(
          "Condition",
          "CreationPolicy",
          "UpdatePolicy",
          "Export",
          "NoEcho",
          "Conditions",
          "Mappings",
          "Transform",
          "Rules",
          "Hooks");
  private static final String PARAMETER = "parameter ";
  private static final String OUTPUT = "output ";

  private final Template before;
  private final Template after;
  private final List<TemplateChange> mattering = new ArrayList<>();
  private final List<TemplateChange> following = new ArrayList<>();

  private OtherDifferences(Template before, Template after) {
    this.before = before;
    this.after = after;
  }

  /**
   * What differs.
   *
   * @param otherwise whether nothing else of the two templates differs
   */
  static List<TemplateChange> of(Template before, Template after, boolean otherwise) {
    OtherDifferences differences = new OtherDifferences(before, after);
    differences.compare();
    return differences.mattering.isEmpty() && otherwise
        ? List.copyOf(differences.following)
        : List.copyOf(differences.mattering);
  }

  private void compare() {
    text(following, "", ComposeRef.NONE, "Description", before.description(), after.description());
    each(named(before.parameters(), Parameter::name), named(after.parameters(), Parameter::name))
        .forEach(pair -> parameter(pair.name(), pair.before(), pair.after()));
    for (Resource now : after.resources()) {
      before.resource(now.id()).ifPresent(old -> resource(old, now));
    }
    each(named(before.outputs(), Output::name), named(after.outputs(), Output::name))
        .forEach(pair -> output(pair.name(), pair.before(), pair.after()));
    for (PropertyChange change : ValueDiff.of(before.rest(), after.rest())) {
      rest(change);
    }
  }

  private record Pair<T>(String name, Optional<T> before, Optional<T> after) {}

  private interface Name<T> {
    String of(T item);
  }

  private static <T> Map<String, T> named(List<T> items, Name<T> name) {
    Map<String, T> named = new LinkedHashMap<>();
    items.forEach(item -> named.put(name.of(item), item));
    return named;
  }

  private static <T> List<Pair<T>> each(Map<String, T> before, Map<String, T> after) {
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .map(
            name ->
                new Pair<>(
                    name,
                    Optional.ofNullable(before.get(name)),
                    Optional.ofNullable(after.get(name))))
        .toList();
  }

  private void parameter(String name, Optional<Parameter> old, Optional<Parameter> now) {
    String label = PARAMETER + name;
    if (old.isEmpty() || now.isEmpty()) {
      said(following, "", ComposeRef.NONE, label, old.map(p -> type(p)), now.map(p -> type(p)));
      return;
    }
    Parameter a = old.get();
    Parameter b = now.get();
    text(mattering, "", ComposeRef.NONE, label + " Type", a.type(), b.type());
    boolean hidden = Credentials.isName(name) || isHidden(name);
    if (!a.defaultValue().equals(b.defaultValue())) {
      said(
          mattering,
          "",
          ComposeRef.NONE,
          label + " Default",
          a.defaultValue().map(value -> hidden ? Masked.HIDDEN : value),
          b.defaultValue().map(value -> hidden ? "new content" : value));
    }
    text(following, "", ComposeRef.NONE, label + " Description", a.description(), b.description());
    text(
        following,
        "",
        ComposeRef.NONE,
        label + " AllowedValues",
        String.join(", ", a.allowedValues()),
        String.join(", ", b.allowedValues()));
    text(
        following,
        "",
        ComposeRef.NONE,
        label + " AllowedPattern",
        a.allowedPattern().orElse(""),
        b.allowedPattern().orElse(""));
  }

  private static String type(Parameter parameter) {
    return parameter.type() + (parameter.defaultValue().isPresent() ? "" : ", it needs a value");
  }

  /** Whether either template hides the value of a parameter. */
  private boolean isHidden(String name) {
    return Stream.of(before, after)
        .map(template -> template.rest().entries().get("Parameters"))
        .anyMatch(
            section ->
                section instanceof Value.MapOf map
                    && map.entries().get(name) instanceof Value.MapOf own
                    && own.entries().containsKey("NoEcho"));
  }

  private void resource(Resource old, Resource now) {
    ComposeRef origin = now.origin().isKnown() ? now.origin() : old.origin();
    if (!Protection.deletion(old).equals(Protection.deletion(now))) {
      text(
          mattering,
          now.id(),
          origin,
          now.id() + " DeletionPolicy",
          Protection.deletion(old),
          Protection.deletion(now));
    }
    if (!Protection.replacement(old).equals(Protection.replacement(now))) {
      text(
          mattering,
          now.id(),
          origin,
          now.id() + " UpdateReplacePolicy",
          Protection.replacement(old),
          Protection.replacement(now));
    }
    boolean written =
        !old.deletionPolicy().equals(now.deletionPolicy())
            || !old.updateReplacePolicy().equals(now.updateReplacePolicy());
    if (written) {
      text(following, now.id(), origin, now.id() + " policies", policies(old), policies(now));
    }
    text(
        following,
        now.id(),
        origin,
        now.id() + " DependsOn",
        String.join(", ", old.dependsOn()),
        String.join(", ", now.dependsOn()));
    if (ValueDiff.of(old.properties(), now.properties()).isEmpty()
        && !ValueDiff.plain(old.properties()).equals(ValueDiff.plain(now.properties()))) {
      said(
          following,
          now.id(),
          origin,
          now.id(),
          Optional.of("lists"),
          Optional.of("the same in another order"));
    }
  }

  private static String policies(Resource resource) {
    return resource.deletionPolicy().orElse("(none)")
        + ", "
        + resource.updateReplacePolicy().orElse("(none)");
  }

  private void output(String name, Optional<Output> old, Optional<Output> now) {
    ComposeRef origin = now.or(() -> old).map(Output::origin).orElse(ComposeRef.NONE);
    Optional<Value> a = old.map(Output::value);
    Optional<Value> b = now.map(Output::value);
    if (!a.map(ValueDiff::plain).equals(b.map(ValueDiff::plain))) {
      said(
          isExported(name) ? mattering : following,
          "",
          origin,
          OUTPUT + name,
          a.map(value -> shown(name, value)),
          b.map(value -> shown(name, value)));
    }
    text(
        following,
        "",
        origin,
        OUTPUT + name + " Description",
        old.map(Output::descriptionText).orElse(""),
        now.map(Output::descriptionText).orElse(""));
  }

  /** Whether other stacks may import an output: then AWS refuses another value, or none. */
  private boolean isExported(String name) {
    return before.rest().entries().get("Outputs") instanceof Value.MapOf outputs
        && outputs.entries().get(name) instanceof Value.MapOf own
        && own.entries().containsKey("Export");
  }

  private void rest(PropertyChange change) {
    List<String> path = change.path();
    String section = path.get(0);
    String id = section.equals("Resources") && path.size() > 1 ? path.get(1) : "";
    ComposeRef origin = after.resource(id).map(Resource::origin).orElse(ComposeRef.NONE);
    boolean gone =
        section.equals("Resources")
            && (after.resource(id).isEmpty() || before.resource(id).isEmpty());
    boolean matters =
        !gone
            && (path.stream().limit(3).anyMatch(MATTERING::contains)
                || change.before().or(change::after).filter(OtherDifferences::matters).isPresent());
    String name =
        switch (section) {
          case "Resources" -> String.join(" ", path.subList(1, path.size()));
          case "Parameters" -> PARAMETER + String.join(" ", path.subList(1, path.size()));
          case "Outputs" -> OUTPUT + String.join(" ", path.subList(1, path.size()));
          default -> String.join(".", path);
        };
    said(
        matters ? mattering : following,
        id,
        origin,
        name,
        change.before().map(value -> shown(path.get(path.size() - 1), value)),
        change.after().map(value -> shown(path.get(path.size() - 1), value)));
  }

  private static String shown(String name, Value value) {
    return ValueText.of(MaskedValue.of(name, value));
  }

  /** Whether something that comes or goes as a whole has a part that matters. */
  private static boolean matters(Value value) {
    return value instanceof Value.MapOf map
        && map.entries().entrySet().stream()
            .anyMatch(entry -> MATTERING.contains(entry.getKey()) || matters(entry.getValue()));
  }

  private static void text(
      List<TemplateChange> list,
      String id,
      ComposeRef origin,
      String name,
      String before,
      String after) {
    if (!before.equals(after)) {
      said(
          list,
          id,
          origin,
          name,
          Optional.of(before).filter(text -> !text.isEmpty()),
          Optional.of(after).filter(text -> !text.isEmpty()));
    }
  }

  private static void said(
      List<TemplateChange> list,
      String id,
      ComposeRef origin,
      String name,
      Optional<String> before,
      Optional<String> after) {
    list.add(
        new TemplateChange(
            id,
            origin,
            TemplateChange.Kind.PROPERTY,
            name,
            "",
            before.map(Masked::words),
            after.map(Masked::words)));
  }
}
