package dev.c2ecs.cli;

import dev.c2ecs.cli.report.Baseline;
import dev.c2ecs.cli.report.BaselineReader;
import dev.c2ecs.cli.report.Finding;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file of a baseline, and what is said of it on standard error. */
final class BaselineFile {

  /** More fixed things than these are only counted. */
  private static final int SHOWN = 20;

  private final RunContext world;
  private final String name;
  private final boolean mayBeMissing;

  /**
   * A file.
   *
   * @param name its name as the user gives it
   * @param mayBeMissing whether it will be written
   */
  BaselineFile(RunContext world, String name, boolean mayBeMissing) {
    this.world = world;
    this.name = name;
    this.mayBeMissing = mayBeMissing;
  }

  String name() {
    return name;
  }

  /**
   * Reads it.
   *
   * @param confinement where it may be
   * @return empty when it is not there and will be written
   * @throws Failure if it is no baseline
   */
  Optional<Baseline> read(Confinement confinement) throws Failure {
    Path file = world.workingDirectory().resolve(name);
    if (mayBeMissing && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      Baseline baseline = BaselineReader.read(TemplateFile.text(world, confinement, name));
      if (!baseline.hasValues() && !mayBeMissing) {
        world
            .err()
            .line(
                name
                    + " is of an earlier version, which knows no values: another value in the place"
                    + " of a known one is not new; --update-baseline writes it as it is now");
      }
      return Optional.of(baseline);
    } catch (BaselineReader.NoBaseline e) {
      throw new Failure(
          ExitCode.FAILED,
          name
              + ":"
              + e.getMessage()
              + "; `c2ecs check --baseline FILE --update-baseline` writes one");
    }
  }

  /**
   * Says how the project differs, and writes the file when it is to be renewed.
   *
   * @param target where it is renewed; empty for not at all
   * @return whether the project fails
   */
  boolean finish(
      ProjectRun run,
      List<Finding> findings,
      Optional<Baseline.Difference> difference,
      Optional<Overwriting.Target> target)
      throws Failure {
    difference.ifPresent(this::say);
    if (target.isEmpty()) {
      return difference.isPresent() && difference.get().isWorse();
    }
    if (run.loaded().project().isEmpty()) {
      world.err().line(name + " is not written: the project cannot be read");
      return true;
    }
    String text = Baseline.of(findings, run.leaves()).text();
    new ResultOutput(world).write(target.get(), text);
    world
        .err()
        .line(
            "wrote "
                + name
                + ": "
                + CommonWords.count(findings.stream().filter(Finding::isOpen).count(), "finding")
                + ", "
                + CommonWords.count(run.leaves().size(), "attribute"));
    return false;
  }

  private void say(Baseline.Difference difference) {
    for (Finding finding : difference.news()) {
      Diagnostic one = finding.diagnostic();
      String place = one.locations().isEmpty() ? "" : " (" + one.locations().get(0) + ")";
      String said = one.severity().word() + " " + one.code().id() + ": " + one.message() + place;
      world.err().line("new: " + CommonWords.harmless(said));
      if (!one.hint().isEmpty()) {
        world.err().line("     " + CommonWords.harmless(one.hint()));
      }
    }
    difference.lost().forEach(line -> world.err().line("worse: " + line));
    List<String> fixed = difference.fixed();
    fixed.stream().limit(SHOWN).forEach(line -> world.err().line("fixed: " + line));
    if (!fixed.isEmpty() && !mayBeMissing) {
      world
          .err()
          .line(
              CommonWords.count(fixed.size(), "finding")
                  + " of "
                  + name
                  + " no longer there: --update-baseline takes "
                  + (fixed.size() == 1 ? "it" : "them")
                  + " out, so that "
                  + (fixed.size() == 1 ? "it does" : "they do")
                  + " not come back");
    }
  }
}
