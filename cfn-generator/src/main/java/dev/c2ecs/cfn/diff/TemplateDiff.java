package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.secrets.KnownCredentials;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What differs between a template that is deployed and one that is to be, both with the values of
 * their parameters.
 *
 * @param changes what the user changed, by origin and kind; what follows from it elsewhere in the
 *     template is left out, and so is what only one of the templates has a resource for
 * @param moved the mounts that get another file system
 * @param others what differs beside the properties of resources, by which nothing happens now
 */
public record TemplateDiff(
    List<TemplateChange> changes, List<MovedMount> moved, List<TemplateChange> others) {

  /** No difference, or none that can be told. */
  public static final TemplateDiff NONE = new TemplateDiff(List.of(), List.of(), List.of());

  public TemplateDiff {
    changes = List.copyOf(changes);
    moved = List.copyOf(moved);
    others = List.copyOf(others);
  }

  /**
   * Compares two templates.
   *
   * @param given the parameters that the first was deployed with
   * @param now the parameters that the second will be deployed with
   */
  public static TemplateDiff of(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    Resolution old = new Resolution(before, given);
    Resolution current = new Resolution(after, now);
    List<TemplateChange> changes = new ArrayList<>(parameters(before, given, after, now));
    List<TemplateChange> ports = PublishedPorts.changes(before, after);
    changes.addAll(ports);
    changes.addAll(RunKinds.changes(before, after));
    for (Resource resource : after.resources()) {
      Optional<Resource> same =
          before.resource(resource.id()).filter(r -> r.type().equals(resource.type()));
      if (same.isPresent()) {
        ComposeTerms terms = new ComposeTerms(before, same.get(), after, resource);
        List<PropertyChange> found =
            ValueDiff.of(old.of(same.get().properties()), current.of(resource.properties()));
        changes.addAll(terms.of(found, !ports.isEmpty()));
      }
    }
    changes.removeIf(
        one -> one.followsFromNames() && changes.stream().anyMatch(other -> causes(other, one)));
    changes.sort(
        Comparator.comparing((TemplateChange change) -> change.origin().toString())
            .thenComparing(TemplateChange::kind));
    boolean same =
        changes.isEmpty()
            && after.resources().size() == before.resources().size()
            && after.resources().stream().allMatch(one -> isUnchanged(before, one));
    return new TemplateDiff(
            distinct(changes),
            MovedMount.between(before, after),
            OtherDifferences.of(before, after, same))
        .concealed(KnownCredentials.of(List.of(before, after))::hidden);
  }

  /** Whether a change of a part is told that the names of its task follow from. */
  private static boolean causes(TemplateChange other, TemplateChange names) {
    return !other.followsFromNames()
        && other.kind() != TemplateChange.Kind.PROPERTY
        && other.origin().equals(names.origin());
  }

  /**
   * The same as others may see it.
   *
   * @param hidden takes out of a text what nobody may see
   */
  public TemplateDiff concealed(UnaryOperator<String> hidden) {
    return new TemplateDiff(
        changes.stream().map(one -> one.concealed(hidden)).toList(),
        moved,
        others.stream().map(one -> one.concealed(hidden)).toList());
  }

  /** The same with more that the user changed, which stands first. */
  public TemplateDiff with(List<TemplateChange> more) {
    List<TemplateChange> all = new ArrayList<>(more);
    all.addAll(changes);
    return new TemplateDiff(distinct(all), moved, others);
  }

  /** Whether a template has a resource with the same properties, whatever else differs. */
  private static boolean isUnchanged(Template before, Resource now) {
    return before
        .resource(now.id())
        .filter(old -> old.type().equals(now.type()))
        .filter(old -> ValueDiff.of(old.properties(), now.properties()).isEmpty())
        .isPresent();
  }

  /** A change that several resources of one object show is one change. */
  private static List<TemplateChange> distinct(List<TemplateChange> changes) {
    Set<List<Object>> told = new HashSet<>();
    return changes.stream()
        .filter(
            change ->
                told.add(
                    List.of(change.origin(), change.subject(), change.before(), change.after())))
        .toList();
  }

  /** The parameters of the network: they are of the whole project, not of what refers to them. */
  private static List<TemplateChange> parameters(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    List<TemplateChange> changes = new ArrayList<>();
    for (Parameter parameter : after.parameters()) {
      Optional<String> old =
          before.parameters().stream()
              .filter(p -> p.name().equals(parameter.name()))
              .flatMap(p -> value(p, given).stream())
              .findFirst();
      Optional<String> current = value(parameter, now);
      if (Resolution.isNetwork(parameter)
          && old.isPresent()
          && current.isPresent()
          && !old.equals(current)) {
        changes.add(
            new TemplateChange(
                "",
                ComposeRef.NONE,
                TemplateChange.Kind.ATTRIBUTE,
                "parameter " + parameter.name(),
                "",
                old,
                current));
      }
    }
    return changes;
  }

  private static Optional<String> value(Parameter parameter, Map<String, String> given) {
    return Optional.ofNullable(given.get(parameter.name())).or(parameter::defaultValue);
  }
}
