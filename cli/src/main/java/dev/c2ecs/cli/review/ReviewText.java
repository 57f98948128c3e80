package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.stack.KeepingLines;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.terminal.Columns;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.OverlapText;
import dev.c2ecs.cli.terminal.StepText;
import dev.c2ecs.cli.terminal.StyledLine;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The comment of a pull request, in Markdown as GitHub and GitLab show it. What matters most comes
 * first; what does not fit is folded, then shortened, then left out, the least important first.
 *
 * @see <a href="https://docs.github.com/en/rest/issues/comments">GitHub, comments; a body has
 *     65,536 characters at most</a>
 */
public final class ReviewText {

  /** The most characters of a comment. */
  public static final int LONGEST = 65_000;

  private static final int WIDE = 2000;
  private static final int MESSAGE = 400;
  private static final int MOST_LINES = 8;
  private static final int FEW = 5;

  /** Weights, what goes first is the largest. */
  private static final int TABLE = 1;

  private static final int STEPS = 0;
  private static final int EMPTY = 2;
  private static final int INTERNET = 2;
  private static final int REACH = 4;
  private static final int CONTENT = 4;
  private static final int NEWS = 3;
  private static final int INFOS = 8;
  private static final int FIXED = 7;
  private static final int RENAMES = 5;

  /** What a comment begins with. */
  public static final String HEAD = "### c2ecs";

  /** Of the cost. */
  public static final int COST = 6;

  private static final int NEEDS = 2;

  private static final String LEGEND =
      "Green and thick: new. Yellow: changes. Red and dashed: goes. A solid line: reaches, mounts,"
          + " reads; a dotted one: starts after. Members of a network reach each other.";

  /** Of the picture. */
  public static final int PICTURE = 9;

  /**
   * What others have to say in a comment.
   *
   * @param reach who reaches whom that did not, or not any more, a line each; marked
   * @param cost the cost before and after, in Markdown; empty for nothing to say
   * @param picture a picture as a block of Markdown; empty for none
   * @param untracked what is not compared
   */
  public record More(List<String> reach, String cost, String picture, Untracked untracked) {
    /** Nothing. */
    public static final More NOTHING = new More(List.of(), "", "", Untracked.NONE);

    public More {
      reach = List.copyOf(reach);
    }
  }

  private final Comparison comparison;
  private final More more;

  private ReviewText(Comparison comparison, More more) {
    this.comparison = comparison;
    this.more = more;
  }

  /** The comment; empty when there is nothing to say. */
  public static String of(Comparison comparison, More more) {
    return comparison.isNothing() ? "" : new ReviewText(comparison, more).text();
  }

  /** Only what happens to the parts of the project; empty when nothing does. */
  public static String ofChanges(Comparison comparison) {
    if (comparison.changesNothing()
        && comparison.acceptances().isEmpty()
        && comparison.pricing().isNothing()
        && comparison.saysNothingBeside()) {
      return "";
    }
    return new ReviewText(comparison, More.NOTHING).changes();
  }

  private String changes() {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of(0, Verdict.of(comparison) + "\n"));
    sections.addAll(ofUpdate());
    add(sections, NEWS, "Accepted by this change", accepted());
    List<String> said = comparison.pricing().words().stream().map(Markdown::text).toList();
    add(sections, COST, "Says itself what it costs", list(said, Integer.MAX_VALUE));
    diagnostics(sections);
    return fitted(sections);
  }

  /** None of another project: its stack is made beside the old one, which nothing happens to. */
  private List<Section> ofUpdate() {
    List<Section> sections = new ArrayList<>();
    if (comparison.isOtherProject()) {
      return sections;
    }
    sections.add(new Section(TABLE, new ChangeTable(comparison, this::place).variants()));
    add(sections, STEPS, "", steps());
    add(sections, STEPS, "", storeSteps());
    add(sections, NEEDS, "Needs", needs());
    add(sections, EMPTY, "Starts empty", empty());
    add(sections, RENAMES, "Renamed", RenameText.of(comparison.renames()));
    add(sections, INTERNET, "Faces the Internet", InternetTable.of(comparison));
    add(sections, NEWS, "Names that lead to nobody", goneNames());
    add(sections, CONTENT, ContentText.title(comparison), ContentText.contents(comparison));
    add(sections, CONTENT, "Secrets that change", ContentText.secrets(comparison));
    add(sections, CONTENT, "", imageNames());
    return sections;
  }

  private String text() {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of(0, head()));
    sections.addAll(ofUpdate());
    add(sections, NEWS, "Accepted by this change", accepted());
    boolean other = comparison.isOtherProject();
    add(sections, REACH, "Who reaches whom", other ? "" : reach());
    diagnostics(sections);
    add(sections, COST, "Cost", more.cost());
    if (!more.picture().isEmpty() && !other) {
      sections.add(Section.of(PICTURE, folded("Picture", more.picture() + "\n" + LEGEND)));
    }
    String untracked = more.untracked().folded();
    if (!untracked.isEmpty()) {
      sections.add(Section.of(FIXED, untracked));
    }
    return fitted(sections);
  }

  private static void add(List<Section> sections, int weight, String title, String text) {
    if (!text.isEmpty()) {
      String head = title.isEmpty() ? "" : "**" + title + "**\n\n";
      sections.add(Section.of(weight, head + text));
    }
  }

  /** Takes the least important away until it fits. */
  private static String fitted(List<Section> sections) {
    int[] level = new int[sections.size()];
    while (true) {
      String text = joined(sections, level);
      int next = -1;
      for (int i = 0; i < level.length; i++) {
        boolean shrinks = level[i] < sections.get(i).variants().size();
        int weight = weight(sections.get(i), level[i]);
        boolean first = next < 0 || weight >= weight(sections.get(next), level[next]);
        if (shrinks && first && weight > 0) {
          next = i;
        }
      }
      if (text.length() <= LONGEST || next < 0) {
        return text;
      }
      level[next]++;
    }
  }

  /** Long cells go before anything else does, rows only when nothing else is left. */
  private static int weight(Section section, int level) {
    return section.weight() == TABLE && level == 0 ? Integer.MAX_VALUE : section.weight();
  }

  private static String joined(List<Section> sections, int[] level) {
    StringBuilder text = new StringBuilder();
    boolean left = false;
    for (int i = 0; i < level.length; i++) {
      List<String> variants = sections.get(i).variants();
      String part = level[i] < variants.size() ? variants.get(level[i]) : "";
      left |= level[i] > 0;
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n").append(part.strip()).append('\n');
      }
    }
    if (left) {
      text.append("\nThis is shortened: `c2ecs diff --from` shows all of it.\n");
    }
    return text.toString();
  }

  private String head() {
    String name =
        comparison
            .after()
            .project()
            .or(() -> comparison.before().project())
            .map(ComposeProject::name)
            .orElse("");
    return HEAD
        + (name.isEmpty() ? "" : ": " + Markdown.text(name))
        + "\n\n"
        + Verdict.of(comparison)
        + "\n";
  }

  private String place(Preview.Entry entry) {
    return comparison.place(entry.part());
  }

  private String steps() {
    StringBuilder text = new StringBuilder();
    for (StyledLine line :
        StepText.lines(
            comparison.forecast(),
            Optional.of(comparison.before().compared()),
            comparison::place,
            WIDE)) {
      boolean item = line.text().startsWith("    ");
      String words = Markdown.sentence(line.text().strip());
      text.append(item ? "- " + words : (text.isEmpty() ? "" : "\n") + words + "\n").append('\n');
    }
    for (Overlap overlap : comparison.overlaps()) {
      text.append("- ")
          .append(Markdown.sentence(OverlapText.line(overlap).text().strip()))
          .append('\n');
    }
    return text.toString();
  }

  private String storeSteps() {
    StringBuilder text = new StringBuilder();
    for (StoreSteps store : StoreSteps.of(comparison)) {
      text.append(Markdown.text(store.head())).append("\n\n");
      for (int i = 0; i < store.steps().size(); i++) {
        text.append(i + 1)
            .append(". ")
            .append(Markdown.sentence(store.steps().get(i)))
            .append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String goneNames() {
    return list(
        comparison.goneNames().stream()
            .map(one -> Markdown.sentence(CommonWords.harmless(one.words())))
            .toList(),
        MOST_LINES);
  }

  private String imageNames() {
    return list(
        comparison.unusedImageNames().stream()
            .map(one -> Markdown.sentence(CommonWords.harmless(one.words())))
            .toList(),
        MOST_LINES);
  }

  private String empty() {
    StringBuilder text = new StringBuilder();
    Optional<ComposeProject> project = comparison.after().project();
    for (MovedMount moved : comparison.forecast().difference().moved()) {
      String old =
          project.map(of -> KeepingLines.oldName(of, moved)).orElse(moved.beforeOrigin().name());
      text.append("service ")
          .append(Markdown.text(moved.service().name()))
          .append(" has ")
          .append(Markdown.code(old))
          .append(" at ")
          .append(Markdown.code(moved.target()))
          .append(
              " and will have a new, empty one. The files stay in the account. These lines keep"
                  + " it:\n\n")
          .append(
              Markdown.block(
                  "yaml",
                  String.join(
                      "\n", project.map(of -> KeepingLines.of(of, moved)).orElse(List.of()))))
          .append('\n');
    }
    return text.toString();
  }

  /** What `deploy` finds or makes by itself is no matter of a reviewer. */
  private String needs() {
    List<String> lines = new ArrayList<>();
    for (Parameter one : comparison.needs()) {
      if (one.source() instanceof ParameterSource.User) {
        String what = Markdown.text(Columns.cutInside(one.description(), MESSAGE));
        lines.add(
            "a value of the new parameter "
                + Markdown.code(one.name())
                + (what.isEmpty() ? "" : ": " + what));
      }
    }
    return list(lines, Integer.MAX_VALUE);
  }

  private String accepted() {
    return list(
        comparison.acceptances().stream().map(one -> Markdown.sentence(one.words())).toList(),
        Integer.MAX_VALUE);
  }

  private String reach() {
    return list(more.reach(), Integer.MAX_VALUE);
  }

  static String list(Collection<String> lines, int most) {
    StringBuilder text = new StringBuilder();
    lines.stream().limit(most).forEach(line -> text.append("- ").append(line).append('\n'));
    if (lines.size() > most) {
      text.append("- … ").append(lines.size() - most).append(" more\n");
    }
    return text.toString();
  }

  private void diagnostics(List<Section> sections) {
    List<String> severe = new ArrayList<>();
    List<String> infos = new ArrayList<>();
    for (Diagnostic one : comparison.diagnostics().news()) {
      (one.severity() == Severity.INFO ? infos : severe)
          .add(line(one) + (one.severity() == Severity.INFO ? "" : hint(one)));
    }
    if (!comparison.before().isWhole()) {
      infos.clear();
    }
    severe(sections, comparison.after().isWhole() ? "New" : "", severe);
    severe(
        sections,
        "Changed",
        comparison.diagnostics().changed().stream()
            .filter(one -> one.severity() != Severity.INFO)
            .map(one -> line(one) + hint(one))
            .toList());
    if (!infos.isEmpty()) {
      sections.add(
          Section.of(
              INFOS,
              folded(CommonWords.count(infos.size(), "new info"), list(infos, Integer.MAX_VALUE))));
    }
    List<String> fixed =
        comparison.diagnostics().fixed().stream()
            .filter(one -> one.severity() != Severity.INFO)
            .map(ReviewText::line)
            .toList();
    if (!fixed.isEmpty()) {
      sections.add(
          Section.of(
              FIXED,
              folded(
                  CommonWords.count(fixed.size(), "diagnostic") + " fixed",
                  list(fixed, Integer.MAX_VALUE))));
    }
  }

  private static void severe(List<Section> sections, String what, List<String> lines) {
    if (!lines.isEmpty()) {
      String word = lines.size() == 1 ? " diagnostic" : " diagnostics";
      String title = what.isEmpty() ? "" : "**" + what + word + "**\n\n";
      sections.add(
          new Section(
              NEWS,
              List.of(
                  title + list(lines, Integer.MAX_VALUE),
                  title + list(lines, MOST_LINES),
                  title + list(lines, FEW))));
    }
  }

  private static String line(Diagnostic one) {
    String at =
        one.locations().isEmpty() ? "" : Markdown.code(place(one.locations().get(0))) + ": ";
    String message = CommonWords.harmless(one.message()).lines().findFirst().orElse("");
    return at
        + one.severity().name().toLowerCase(Locale.ROOT)
        + " "
        + one.code().id()
        + ": "
        + Markdown.sentence(Columns.cutInside(message, MESSAGE));
  }

  /** What to do about it. */
  private static String hint(Diagnostic one) {
    String hint = CommonWords.harmless(one.hint()).lines().findFirst().orElse("");
    return hint.isEmpty() ? "" : "<br>" + Markdown.sentence(Columns.cutInside(hint, MESSAGE));
  }

  private static String place(Location location) {
    return location.line() == 0 ? location.file() : location.file() + ":" + location.line();
  }

  /** A part that is shown when it is clicked. */
  static String folded(String title, String text) {
    return "<details><summary>"
        + Markdown.html(title)
        + "</summary>\n\n"
        + text.strip()
        + "\n\n</details>\n";
  }
}
