package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import java.nio.file.Path;
import java.util.Map;

/** Writes the logical IDs that a project keeps into its lock, and says what stays and what not. */
final class LikeRecord {

  private final RunContext world;
  private final ProjectRun run;
  private final Template earlier;
  private final boolean quiet;

  /**
   * A record.
   *
   * @param run the project, translated with the IDs of the earlier template
   */
  LikeRecord(RunContext world, ProjectRun run, Template earlier, boolean quiet) {
    this.world = world;
    this.run = run;
    this.earlier = earlier;
    this.quiet = quiet;
  }

  /** Writes the lock where it changes. */
  void write() throws Failure {
    ComposeProject project = run.loaded().project().orElseThrow();
    Path file = LockFile.of(project);
    ImageLock lock = LockFile.read(project, FileAccess.system()).orElseGet(ImageLock::none);
    Map<String, String> recorded = run.kept().recorded(lock.identities(project.name()), earlier);
    ImageLock next = lock.withIdentities(project.name(), recorded);
    boolean changes = !next.equals(lock);
    if (changes) {
      new ResultOutput(world).write(Overwriting.Target.kept(file), next.text());
    }
    if (!quiet) {
      say(changes, recorded.size());
    }
  }

  private void say(boolean changes, int recorded) {
    run.kept().lines().forEach(world.err()::line);
    run.kept().notes().forEach(note -> world.err().line("warning: " + note));
    Template now = run.template().orElseThrow();
    for (Resource resource : earlier.resources()) {
      if (now.resource(resource.id()).isEmpty()) {
        world
            .err()
            .line(
                resource.id()
                    + " ("
                    + resource.type()
                    + ") of the earlier template has no place in this one: an update takes it out"
                    + " of the stack");
      }
    }
    if (recorded == 0 && !changes) {
      world.err().line("the logical IDs are those of the earlier template: nothing is recorded");
    } else if (recorded == 0) {
      world
          .err()
          .line(
              "the logical IDs are those of the earlier template: what "
                  + ImageLock.FILE
                  + " had of others is removed");
    } else {
      world
          .err()
          .line(
              (changes ? "wrote " : "unchanged: ")
                  + ImageLock.FILE
                  + " with "
                  + CommonWords.count(recorded, "logical ID")
                  + " of the earlier template");
    }
  }
}
