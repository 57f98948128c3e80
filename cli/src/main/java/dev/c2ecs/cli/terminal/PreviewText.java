package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.stack.KeepingLines;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A preview as text: a line for each object, below it what the user changed, then what happens to
 * single resources where that says more. What is worst comes last, right above the question.
 */
public final class PreviewText {

  private static final int LEAST_NAME = 16;
  private static final int MOST_NAME = 28;
  private static final int GAP = 2;
  private static final String DETAIL = "      ";
  private static final String QUOTE = "          ";
  private static final String ARROW = "        → ";

  private final Preview preview;
  private final Template template;
  private final Optional<ComposeProject> project;
  private final boolean compared;
  private final StepText.Places places;
  private final int width;
  private final int names;
  private final List<StyledLine> lines = new ArrayList<>();

  private PreviewText(
      Preview preview,
      Template template,
      Optional<ComposeProject> project,
      boolean compared,
      StepText.Places places,
      int width) {
    this.preview = preview;
    this.template = template;
    this.project = project;
    this.compared = compared;
    this.places = places;
    this.width = width;
    this.names =
        preview.objects().stream()
            .mapToInt(entry -> Columns.width(CommonWords.harmless(entry.label())))
            .filter(columns -> columns <= MOST_NAME)
            .reduce(LEAST_NAME, Math::max);
  }

  /**
   * The lines of a preview.
   *
   * @param template the template that will be deployed
   * @param project the project that it comes from; empty when only the template is at hand
   * @param compared whether the deployed template could be read; else its changes are told as AWS
   *     tells them
   * @param places where the parts of the project are written, where that is to be told
   * @param exposed lines that say what faces the Internet; they come first
   * @param width how wide lines may be
   */
  public static List<StyledLine> lines(
      Preview preview,
      Template template,
      Optional<ComposeProject> project,
      boolean compared,
      StepText.Places places,
      List<StyledLine> exposed,
      int width) {
    PreviewText text = new PreviewText(preview, template, project, compared, places, width);
    text.lines.addAll(exposed);
    text.all(preview.objects());
    return List.copyOf(text.lines);
  }

  /**
   * The same for those who read from the top and are asked nothing: the worst first, as in a
   * comment, and what faces the Internet below it.
   *
   * @param exposed lines that say what faces the Internet
   */
  public static List<StyledLine> worstFirst(
      Preview preview,
      Template template,
      Optional<ComposeProject> project,
      StepText.Places places,
      List<StyledLine> exposed,
      int width) {
    PreviewText text = new PreviewText(preview, template, project, true, places, width);
    List<Preview.Entry> entries = new ArrayList<>(preview.objects());
    Collections.reverse(entries);
    text.all(entries);
    text.lines.addAll(exposed);
    return List.copyOf(text.lines);
  }

  private void all(List<Preview.Entry> entries) {
    if (!entries.isEmpty()) {
      add("1", "  " + Columns.padded("OBJECT", names + GAP) + "WHAT HAPPENS");
    }
    entries.forEach(this::entry);
    wrap("", "  " + counts(), GAP);
  }

  private void entry(Preview.Entry entry) {
    String style = style(entry.consequence());
    String label = CommonWords.harmless(entry.label());
    String place = places.of(entry.part());
    String what =
        EntryWords.headline(entry, preview.inTwoSteps())
            + (place.isEmpty() ? "" : "  (" + CommonWords.harmless(place) + ")");
    if (Columns.width(label) <= names) {
      wrap(style, "  " + Columns.padded(label, names + GAP) + what, names + GAP);
    } else {
      wrap(style, "  " + label, GAP);
      wrap(style, "  " + " ".repeat(names + GAP) + what, 0);
    }
    if (!entry.isNew()) {
      EntryWords.told(entry).forEach(change -> told(change, entry));
    }
    entry.changes().forEach(change -> resource(change, entry));
    entry.emptied().forEach(this::emptied);
  }

  private static String style(Consequence consequence) {
    return switch (consequence) {
      case DATA_LOSS, WILL_FAIL, EMPTY, OTHER_FILES, OTHER_VERSION, TWO_WRITERS -> "1;31";
      case OUTAGE, NEW_ADDRESS -> "33";
      default -> "";
    };
  }

  private void told(TemplateChange change, Preview.Entry entry) {
    String subject = CommonWords.harmless(change.subject());
    String before = change.before().map(CommonWords::harmless).orElse("");
    String after = change.after().map(CommonWords::harmless).orElse("");
    boolean sentence = subject.endsWith(":");
    int column =
        EntryWords.told(entry).stream()
            .filter(other -> !other.subject().endsWith(":"))
            .mapToInt(other -> Columns.width(CommonWords.harmless(other.subject())))
            .filter(columns -> columns <= MOST_NAME)
            .reduce(0, Math::max);
    String text = EntryWords.arrow(change, before, after);
    int start = DETAIL.length() + column + GAP;
    if (!sentence && Columns.width(subject) <= column && start + Columns.width(text) <= width) {
      add("", DETAIL + Columns.padded(subject, column + GAP) + text);
      return;
    }
    String line = DETAIL + subject + (sentence ? " " : "  ") + text;
    if (Columns.width(line) <= width) {
      add("", line);
      return;
    }
    add("", DETAIL + Columns.cutInside(subject, width - DETAIL.length()));
    int room = width - QUOTE.length();
    if (Columns.width(text) <= room) {
      add("", QUOTE + text);
      return;
    }
    Difference difference = Difference.of(before, after, room);
    add("", QUOTE + EntryWords.shown(change.before(), difference.before()));
    add("", ARROW + EntryWords.shown(change.after(), difference.after()));
  }

  private void resource(Preview.Assessed assessed, Preview.Entry entry) {
    ResourceChange change = assessed.change();
    EntryWords.details(assessed, entry)
        .forEach(
            detail ->
                wrap(
                    style(assessed.assessment().consequence()),
                    DETAIL + Columns.withWordsCut(detail.text(), width - DETAIL.length() - GAP),
                    GAP));
    if (!compared && change.action().equals("Modify")) {
      PropertyText.lines(change, template).forEach(line -> wrap("", DETAIL + line, GAP));
    }
  }

  private void emptied(MovedMount moved) {
    String old =
        project
            .map(of -> KeepingLines.oldName(of, moved))
            .orElse(moved.beforeOrigin().isKnown() ? moved.beforeOrigin().name() : moved.before());
    String service = moved.service().name();
    String id =
        preview.objects().stream()
            .flatMap(entry -> entry.changes().stream())
            .map(Preview.Assessed::change)
            .filter(change -> change.logicalId().equals(moved.before()))
            .map(ResourceChange::physicalId)
            .findFirst()
            .orElse(moved.before());
    wrap(
        "",
        DETAIL
            + "service "
            + service
            + " has "
            + old
            + " at "
            + Columns.cutInside(CommonWords.harmless(moved.target()), width - DETAIL.length())
            + " now, and will have this new, empty one. The files of "
            + old
            + " stay in the account, in "
            + id
            + (project.isPresent() ? ". These lines keep it:" : ""),
        0);
    project
        .map(of -> KeepingLines.of(of, moved))
        .orElse(List.of())
        .forEach(line -> add("", DETAIL + "  " + line));
  }

  private String counts() {
    List<ResourceChange> all =
        preview.objects().stream()
            .flatMap(entry -> entry.changes().stream())
            .map(Preview.Assessed::change)
            .toList();
    long added = all.stream().filter(c -> c.action().equals("Add")).count();
    long removed = all.stream().filter(c -> c.action().equals("Remove")).count();
    long revisions = all.stream().filter(PreviewText::isRevision).count();
    long replaced = all.stream().filter(c -> c.isReplaced() && !PreviewText.isRevision(c)).count();
    long changed = all.size() - added - removed - replaced - revisions;
    List<String> words = new ArrayList<>();
    count(added, "to add", words);
    count(changed, "to change", words);
    count(replaced, "to replace", words);
    count(removed, "to remove", words);
    count(revisions, revisions == 1 ? "new revision of a task" : "new revisions of tasks", words);
    return words.isEmpty() ? "no resource changes" : "resources: " + String.join(", ", words);
  }

  /**
   * Whether it is another version of a task, which CloudFormation calls a replacement: nothing is
   * replaced that anybody has.
   */
  private static boolean isRevision(ResourceChange change) {
    return change.isReplaced() && ResourceType.TASK_DEFINITION.is(change.type());
  }

  private static void count(long number, String words, List<String> counts) {
    if (number > 0) {
      counts.add(number + " " + words);
    }
  }

  private void wrap(String style, String text, int hang) {
    Columns.wrapped(text, width, hang).forEach(line -> add(style, line));
  }

  private void add(String style, String text) {
    lines.add(new StyledLine(style, text));
  }
}
