package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.plan.Credentials;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A preview as text: one line for each object, below it what changes. */
public final class PreviewText {

  private static final int NAME_WIDTH = 24;
  private static final int MAX_VALUE = 60;
  private static final int MAX_DETAILS = 8;

  private final Template template;

  private PreviewText(Template template) {
    this.template = template;
  }

  /** The lines of a preview. */
  public static List<String> lines(Preview preview, Template template) {
    PreviewText text = new PreviewText(template);
    List<String> lines = new ArrayList<>();
    for (Preview.Entry entry : preview.objects()) {
      lines.add(
          String.format("  %-" + NAME_WIDTH + "s  %s", entry.object().label(), headline(entry)));
      if (entry.consequence() != Consequence.NEW) {
        entry.changes().forEach(change -> text.change(change, lines));
      }
    }
    lines.add(counts(preview));
    return lines;
  }

  private static String headline(Preview.Entry entry) {
    int count = entry.changes().size();
    return entry.consequence() == Consequence.NEW
        ? "new, " + count + (count == 1 ? " resource" : " resources")
        : entry.consequence().words();
  }

  private void change(Preview.Assessed assessed, List<String> lines) {
    ResourceChange change = assessed.change();
    String words =
        assessed.assessment().words().isEmpty()
            ? assessed.assessment().consequence().words()
            : assessed.assessment().words();
    lines.add("    " + sign(change) + " " + change.logicalId() + ": " + words);
    if (!change.action().equals("Modify")) {
      return;
    }
    List<ResourceChange.Detail> details = change.details();
    details.stream()
        .limit(MAX_DETAILS)
        .map(detail -> detail(change, detail))
        .distinct()
        .forEach(lines::add);
    if (details.size() > MAX_DETAILS) {
      lines.add("        and " + (details.size() - MAX_DETAILS) + " more properties");
    }
  }

  private static String sign(ResourceChange change) {
    return switch (change.action()) {
      case "Add", "Import" -> "+";
      case "Remove" -> "-";
      default -> change.isReplaced() ? "±" : "~";
    };
  }

  private String detail(ResourceChange change, ResourceChange.Detail detail) {
    String path = detail.path().replaceFirst("^/?(Properties/)?", "").replace('/', '.');
    String cause = detail.cause().isEmpty() ? "" : " (by " + detail.cause() + ")";
    boolean told = !detail.before().isEmpty() || !detail.after().isEmpty();
    if (!told) {
      return "        " + path + cause;
    }
    boolean hidden = isCredential(change, detail);
    return "        "
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
      return "***";
    }
    if (value.startsWith("{") || value.startsWith("[") || value.contains("\n")) {
      return "(…)";
    }
    return value.length() <= MAX_VALUE ? value : "…" + value.substring(value.length() - MAX_VALUE);
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

  private static String counts(Preview preview) {
    List<ResourceChange> all =
        preview.objects().stream()
            .flatMap(entry -> entry.changes().stream())
            .map(Preview.Assessed::change)
            .toList();
    long added = all.stream().filter(c -> c.action().equals("Add")).count();
    long removed = all.stream().filter(c -> c.action().equals("Remove")).count();
    long replaced = all.stream().filter(ResourceChange::isReplaced).count();
    long changed = all.size() - added - removed - replaced;
    return "  "
        + added
        + " to add, "
        + changed
        + " to change, "
        + replaced
        + " to replace, "
        + removed
        + " to remove";
  }
}
