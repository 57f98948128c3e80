package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The properties that a change set says a change touches, for a stack whose template is unknown.
 */
final class PropertyText {

  private static final int MAX_VALUE = 28;
  private static final int MAX_DETAILS = 8;

  private final Template template;

  private PropertyText(Template template) {
    this.template = template;
  }

  /** The lines of a change. */
  static List<String> lines(ResourceChange change, Template template) {
    PropertyText text = new PropertyText(template);
    List<ResourceChange.Detail> details = change.details();
    List<String> lines = new ArrayList<>();
    details.stream()
        .limit(MAX_DETAILS)
        .map(detail -> text.detail(change, detail))
        .distinct()
        .forEach(lines::add);
    if (details.size() > MAX_DETAILS) {
      lines.add("and " + (details.size() - MAX_DETAILS) + " more properties");
    }
    return lines;
  }

  private String detail(ResourceChange change, ResourceChange.Detail detail) {
    String path = detail.path().replaceFirst("^/?(Properties/)?", "").replace('/', '.');
    String cause = detail.cause().isEmpty() ? "" : " (by " + detail.cause() + ")";
    boolean told = !detail.before().isEmpty() || !detail.after().isEmpty();
    if (!told) {
      return change.logicalId() + "." + path + cause;
    }
    boolean hidden = isCredential(change, detail);
    return change.logicalId()
        + "."
        + path
        + ": "
        + shown(detail.before(), hidden)
        + " → "
        + shown(detail.after(), hidden)
        + cause;
  }

  private static String shown(String value, boolean hidden) {
    if (value.isEmpty()) {
      return "(none)";
    }
    if (hidden || Credentials.isContent(value)) {
      return Masked.HIDDEN;
    }
    if (value.startsWith("{") || value.startsWith("[") || value.contains("\n")) {
      return "(…)";
    }
    return Columns.cutInside(value, MAX_VALUE);
  }

  /** Whether a value of an environment is not for other eyes, or might not be. */
  private boolean isCredential(ResourceChange change, ResourceChange.Detail detail) {
    String[] words = detail.path().split("/", -1);
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].equals("Environment")) {
        Optional<String> name = variable(change.logicalId(), words[i - 1], words[i + 1]);
        return name.isEmpty()
            || Credentials.looksLike(name.get(), detail.before())
            || Credentials.looksLike(name.get(), detail.after());
      }
    }
    return false;
  }

  private Optional<String> variable(String logicalId, String container, String index) {
    return template
        .resource(logicalId)
        .map(Resource::properties)
        .flatMap(properties -> at(properties, "ContainerDefinitions"))
        .flatMap(value -> at(value, container))
        .flatMap(value -> at(value, "Environment"))
        .flatMap(value -> at(value, index))
        .flatMap(value -> at(value, "Name"))
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text());
  }

  private static Optional<Value> at(Value value, String key) {
    if (value instanceof Value.MapOf map) {
      return Optional.ofNullable(map.entries().get(key));
    }
    if (value instanceof Value.ListOf list && key.matches("\\d{1,6}")) {
      int index = Integer.parseInt(key);
      return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
    }
    return Optional.empty();
  }
}
