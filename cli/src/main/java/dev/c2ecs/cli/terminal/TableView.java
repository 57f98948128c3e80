package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.stack.JobNews;
import dev.c2ecs.cli.stack.ProgressRow;
import dev.c2ecs.cli.stack.ProgressRow.Phase;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Situation;
import dev.c2ecs.cli.stack.StackEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line for each object of the Compose file, drawn over itself. It is never longer than the
 * screen, because what has scrolled away cannot be drawn over: then only what moves or failed is
 * shown, and the rest is counted.
 */
public final class TableView implements ProgressView {

  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String BEGIN = "\u001b[?2026h";
  private static final String END = "\u001b[?2026l";
  private static final String ERASE_BELOW = "\u001b[J";
  private static final String ERASE_LINE = "\u001b[K";
  private static final int NAME = 22;
  private static final int TIME = 8;
  private static final int REST = 14;
  private static final int JOB_LINES = 5;

  private final Console console;
  private int drawn;
  private boolean hidden;
  private boolean ended;

  /** A table on a terminal. */
  public TableView(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void show(
      Situation situation, List<StackEvent> events, ResourceOrigins origins) {
    if (ended) {
      // the program is being interrupted: the cursor stays where it was put
      return;
    }
    Size size = console.size().now();
    List<String> lines = lines(situation, ProgressRow.of(situation, origins), size);
    StringBuilder out = new StringBuilder();
    if (!hidden) {
      out.append(HIDE_CURSOR);
      hidden = true;
    }
    out.append(BEGIN);
    if (drawn > 0) {
      out.append("\u001b[").append(drawn).append("A\r");
    }
    lines.forEach(line -> out.append(Visible.of(line)).append(ERASE_LINE).append('\n'));
    out.append(ERASE_BELOW).append(END);
    drawn = lines.size();
    console.draw(out.toString());
  }

  @Override
  public synchronized void end() {
    if (hidden) {
      console.draw(SHOW_CURSOR);
      hidden = false;
    }
    ended = true;
  }

  /** The lines for a screen of a size; a line is shorter than the screen is wide. */
  List<String> lines(Situation situation, List<ProgressRow> rows, Size size) {
    int height = Math.max(3, size.rows() - 2);
    List<String> lines = new ArrayList<>();
    lines.add(header(situation, rows, size));
    situation
        .silence()
        .ifPresent(
            silence -> lines.add(console.paint("33", line(silence(silence, situation), size))));
    situation.notes().forEach(note -> lines.add(console.paint("2", line("  " + note, size))));
    jobs(situation.jobs(), size, height).forEach(lines::add);
    int room = height - lines.size();
    List<ProgressRow> shown = rows;
    if (rows.size() > room) {
      shown =
          rows.stream()
              .sorted(Comparator.comparing(TableView::importance))
              .limit(room - 1L)
              .sorted(Comparator.comparing(ProgressRow::object))
              .toList();
    }
    int details = room - shown.size() - (shown.size() < rows.size() ? 1 : 0);
    for (ProgressRow row : shown) {
      lines.add(line(row, size));
      for (String detail : row.details()) {
        if (details > 0) {
          lines.add(
              console.paint(
                  "2", CommonWords.cut("    " + CommonWords.harmless(detail), size.columns() - 1)));
          details--;
        }
      }
    }
    if (shown.size() < rows.size()) {
      lines.add(CommonWords.cut("  " + others(rows, shown), size.columns() - 1));
    }
    return lines;
  }

  private static String line(String text, Size size) {
    return CommonWords.cut(CommonWords.harmless(text), size.columns() - 1);
  }

  /** The last of each job, in at most half of the screen; lines of its own for one that failed. */
  private List<String> jobs(List<JobNews> all, Size size, int height) {
    Map<String, JobNews> last = new LinkedHashMap<>();
    all.forEach(news -> last.put(news.job(), news));
    List<String> lines = new ArrayList<>();
    for (JobNews news : last.values()) {
      lines.add(console.paint(news.failed() ? "1;31" : "36", line("  " + news.text(), size)));
      int shown = Math.min(JOB_LINES, news.lines().size());
      news.lines()
          .subList(news.lines().size() - shown, news.lines().size())
          .forEach(text -> lines.add(console.paint("2", line("    " + text, size))));
    }
    return lines.subList(0, Math.min(lines.size(), height / 2));
  }

  private static String silence(Situation.Silence silence, Situation situation) {
    return "AWS does not answer for "
        + CommonWords.time(Duration.between(silence.since(), situation.now()))
        + ", the stack goes on; trying again ("
        + silence.reason()
        + ")";
  }

  private static int importance(ProgressRow row) {
    return switch (row.phase()) {
      case FAILED -> 0;
      case MOVING -> row.object().kind() == ComposeRef.Kind.SERVICE ? 1 : 2;
      case WAITING -> 3;
      case DONE -> 4;
    };
  }

  private static String others(List<ProgressRow> rows, List<ProgressRow> shown) {
    List<ProgressRow> rest = rows.stream().filter(row -> !shown.contains(row)).toList();
    List<String> words = new ArrayList<>();
    count(rest, Phase.DONE, "done", words);
    count(rest, Phase.WAITING, "waiting", words);
    count(rest, Phase.MOVING, "moving", words);
    count(rest, Phase.FAILED, "failed", words);
    return "and " + rest.size() + " more: " + String.join(", ", words);
  }

  private static void count(List<ProgressRow> rows, Phase phase, String word, List<String> words) {
    long count = rows.stream().filter(row -> row.phase() == phase).count();
    if (count > 0) {
      words.add(count + " " + word);
    }
  }

  private String header(Situation situation, List<ProgressRow> rows, Size size) {
    long done = rows.stream().filter(row -> row.phase() == Phase.DONE).count();
    Duration elapsed = Duration.between(situation.progress().started(), situation.now());
    String verb = situation.progress().isRollingBack() ? "rolling back" : "working";
    String text =
        "["
            + done
            + "/"
            + rows.size()
            + "] "
            + (situation.progress().end().isPresent() ? "ended" : verb)
            + " "
            + CommonWords.time(elapsed);
    return console.paint("1", CommonWords.cut(text, size.columns() - 1));
  }

  private String line(ProgressRow row, Size size) {
    int width = size.columns() - 1;
    String rest =
        row.phase() == Phase.MOVING
            ? row.remaining()
                .map(left -> left.isZero() ? "longer" : "about " + CommonWords.rough(left))
                .orElse("")
            : "";
    String time = row.phase() == Phase.WAITING ? "" : CommonWords.time(row.elapsed());
    int words = width - NAME - TIME - REST - 6;
    String text =
        mark(row.phase())
            + " "
            + Columns.padded(CommonWords.harmless(row.object().label()), NAME)
            + " "
            + Columns.padded(CommonWords.harmless(row.words()), Math.max(10, words))
            + String.format(" %" + TIME + "s", time)
            + (rest.isEmpty() ? "" : "  " + rest);
    return console.paint(style(row.phase()), CommonWords.cut(text.stripTrailing(), width));
  }

  private static String mark(Phase phase) {
    return switch (phase) {
      case WAITING -> "·";
      case MOVING -> "›";
      case DONE -> "✓";
      case FAILED -> "✗";
    };
  }

  private static String style(Phase phase) {
    return switch (phase) {
      case WAITING -> "2";
      case MOVING -> "36";
      case DONE -> "32";
      case FAILED -> "1;31";
    };
  }
}
