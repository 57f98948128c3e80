package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.terminal.Columns;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.EntryWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to each part of a Compose file, as a table of Markdown, the worst first. */
public final class ChangeTable {

  /** Where a part of the Compose file is written. */
  public interface Places {
    /** The position, {@code compose.yaml:4}; empty when it is not known. */
    String of(Preview.Entry entry);
  }

  private static final int LONGEST = 120;
  private static final int MOST_CHANGES = 12;
  private static final int MOST_BRIEF = 3;
  private static final int MOST_PARTS = 20;
  private static final int LONGEST_PART = 400;

  private final Preview preview;
  private final Map<String, String> images;
  private final Places places;

  /** A table. */
  ChangeTable(Comparison comparison, Places places) {
    this.preview = comparison.preview();
    this.images = comparison.newImages();
    this.places = places;
  }

  /** The table; empty when nothing happens. */
  public String text() {
    return text(Integer.MAX_VALUE, MOST_CHANGES);
  }

  /** From the whole of it to the most important rows. */
  List<String> variants() {
    List<String> variants = new ArrayList<>();
    variants.add(text());
    variants.add(text(Integer.MAX_VALUE, MOST_BRIEF));
    for (int rows = preview.objects().size() / 2; rows >= 1; rows /= 2) {
      variants.add(text(rows, MOST_BRIEF));
    }
    return variants;
  }

  private String text(int mostRows, int mostChanges) {
    if (preview.objects().isEmpty()) {
      return "";
    }
    List<Preview.Entry> entries = new ArrayList<>(preview.objects());
    Collections.reverse(entries);
    StringBuilder table = new StringBuilder();
    table.append(Markdown.row("", "what happens", "what changes"));
    table.append(Markdown.row("---", "---", "---"));
    entries.stream().limit(mostRows).forEach(entry -> table.append(row(entry, mostChanges)));
    if (entries.size() > mostRows) {
      table.append(
          Markdown.row("… " + CommonWords.count(entries.size() - mostRows, "more part"), "", ""));
    }
    return table.toString();
  }

  private String row(Preview.Entry entry, int mostChanges) {
    String place = places.of(entry);
    String name = "**" + Markdown.text(CommonWords.harmless(entry.label())) + "**";
    List<String> changes = new ArrayList<>();
    String image =
        entry.object().kind() == ComposeRef.Kind.SERVICE ? images.get(entry.object().name()) : null;
    if (image != null) {
      changes.add("image " + Markdown.code(cut(image)));
    }
    EntryWords.told(entry).stream()
        .filter(change -> !entry.isNew() || change.logicalId().isEmpty())
        .forEach(change -> changes.add(told(change)));
    entry.changes().stream()
        .flatMap(assessed -> EntryWords.details(assessed, entry).stream())
        .forEach(detail -> changes.add(detail(detail)));
    List<String> shown = new ArrayList<>(changes.stream().limit(mostChanges).toList());
    if (changes.size() > shown.size()) {
      shown.add("… " + (changes.size() - shown.size()) + " more");
    }
    return Markdown.row(
        place.isEmpty() ? name : name + "<br>" + Markdown.code(place),
        Markdown.cell(EntryWords.headline(entry, preview.inTwoSteps())),
        String.join("<br>", shown));
  }

  /** What somebody may do besides stands on lines of its own, and nothing is cut out of it. */
  private static String detail(EntryWords.Detail detail) {
    List<String> parts = detail.assessment().parts();
    if (parts.size() <= 1) {
      return Markdown.cell(Columns.cutInside(detail.text(), LONGEST_PART));
    }
    List<String> lines = new ArrayList<>();
    lines.add(Markdown.cell(detail.head()));
    parts.stream()
        .limit(MOST_PARTS)
        .map(part -> Columns.cutInside(CommonWords.harmless(part), LONGEST_PART))
        .forEach(part -> lines.add("· " + Markdown.cell(part)));
    if (parts.size() > MOST_PARTS) {
      lines.add("… " + (parts.size() - MOST_PARTS) + " more");
    }
    return String.join("<br>", lines);
  }

  private static String told(TemplateChange change) {
    String subject = Markdown.text(CommonWords.harmless(change.subject()));
    if (EntryWords.isNewContent(change)) {
      return subject + " " + Markdown.text(change.after().orElse(""));
    }
    return subject + " " + value(change.before()) + " → " + value(change.after());
  }

  private static String value(Optional<String> value) {
    String text = value.map(CommonWords::harmless).orElse("");
    return text.isEmpty() ? EntryWords.shown(value, text) : Markdown.code(cut(text));
  }

  private static String cut(String text) {
    return Columns.cutInside(text, LONGEST);
  }
}
