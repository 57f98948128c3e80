package dev.c2ecs.cli.build;

import dev.c2ecs.cli.terminal.Visible;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the builders of a run print: line by line, each with the name of its service before it, as
 * docker compose shows what several containers print.
 */
public final class BuildScreen {

  /** How many of the last lines say why a build failed. */
  private static final int LAST = 20;

  private final Consumer<String> out;
  private final boolean quiet;
  private final Map<String, Deque<String>> last = new HashMap<>();
  private int width;

  /**
   * A screen.
   *
   * @param out takes lines without a line break
   * @param quiet whether nothing is shown; the last lines of a build that fails are in its error
   */
  public BuildScreen(Consumer<String> out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  synchronized void begin(Collection<String> names) {
    width = names.stream().mapToInt(String::length).max().orElse(0);
  }

  synchronized void line(String name, String text) {
    String clean = Visible.plain(text).stripTrailing();
    Deque<String> kept = last.computeIfAbsent(name, n -> new ArrayDeque<>());
    if (!clean.isEmpty()) {
      kept.addLast(clean);
    }
    if (kept.size() > LAST) {
      kept.removeFirst();
    }
    if (!quiet) {
      out.accept((name + " ".repeat(width - name.length()) + " | " + clean).stripTrailing());
    }
  }

  /** Says what became of a build that did not come to its end, also when nothing else is shown. */
  synchronized void ended(String name, String what) {
    out.accept(name + " ".repeat(Math.max(0, width - name.length())) + " | " + what);
  }

  /** Whether nothing is shown. */
  boolean isQuiet() {
    return quiet;
  }

  synchronized List<String> lastLines(String name) {
    return new ArrayList<>(last.getOrDefault(name, new ArrayDeque<>()));
  }
}
