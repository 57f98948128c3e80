package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.terminal.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pushes the images and writes the secrets of a project; its stack is left as it is. */
public final class Publication {

  private final Session session;
  private final DeployRequest request;
  private final Console console;

  /** A publication. */
  public Publication(Session session, DeployRequest request) {
    this.session = session;
    this.request = request;
    this.console = session.console();
  }

  /**
   * Publishes, after a question.
   *
   * @return the parameters of the template; empty when the answer was no
   */
  public Optional<Map<String, String>> run() {
    String name = StackNames.of(request.project().name());
    Ownership ownership = new Ownership(session, request.identity());
    Optional<StackInfo> found =
        session
            .busy("looking at the stack", () -> session.stacks().find(name))
            .filter(stack -> stack.state().exists());
    found.ifPresent(ownership::of);
    try (ProjectImages images = new ProjectImages(session, request.identity(), request.work());
        SecretStore store = new SecretStore(session.aws())) {
      Map<String, String> parameters = new LinkedHashMap<>(images.prepare());
      parameters.putAll(images.kept(found));
      parameters.putAll(
          session.busy("looking at the network", () -> NetworkChoice.of(session, request)));
      parameters.putAll(request.parameters());
      SecretPlanner planner = new SecretPlanner(store, request, session, found);
      SecretWriter writer = new SecretWriter(store, request, session);
      SecretPlan secrets = session.busy("looking at the secrets", planner::plan);
      console.line("in " + session.place() + ":");
      images.lines().forEach(console::line);
      secrets.lines().forEach(line -> console.line("  " + line));
      boolean anything = images.isAny() || secrets.writes();
      if (anything && !session.confirm("Push and write this?", "--yes")) {
        console.line("nothing was changed");
        return Optional.empty();
      }
      session
          .interrupts()
          .plan("images and secrets may have been written; run `c2ecs push` again", () -> {});
      images.push(true);
      images.tellScans(true);
      try {
        SecretPlan written =
            session.busy("writing the secrets", () -> writer.write(secrets, planner));
        parameters.putAll(written.parameters());
      } finally {
        writer.mention();
      }
      mentionJobs();
      return Optional.of(parameters);
    }
  }

  /**
   * Pushes the images that are to be made, and nothing else, after a question.
   *
   * @return whether that is done
   */
  public boolean images() {
    String name = StackNames.of(request.project().name());
    Ownership ownership = new Ownership(session, request.identity());
    session
        .busy("looking at the stack", () -> session.stacks().find(name))
        .filter(stack -> stack.state().exists())
        .ifPresent(ownership::of);
    try (ProjectImages images = new ProjectImages(session, request.identity(), request.work())) {
      images.prepare();
      if (!images.isAny()) {
        console.line("there is no image to push: none of these is built here or has files added");
        return true;
      }
      console.line("in " + session.place() + ":");
      images.lines().forEach(console::line);
      if (!session.confirm("Push this?", "--yes")) {
        console.line("nothing was changed");
        return false;
      }
      session.interrupts().plan("images may have been pushed; run `c2ecs push` again", () -> {});
      images.push(true);
      images.tellScans(true);
      return true;
    }
  }

  /** A template only defines what ends by itself; whoever deploys it by other means must run it. */
  private void mentionJobs() {
    List<String> jobs = request.jobs().stream().map(NeededJob::service).toList();
    if (!jobs.isEmpty()) {
      console.line(
          "nobody runs "
              + String.join(", ", jobs)
              + " when this template is deployed by other means: add a step with `aws ecs run-task`"
              + " to the pipeline, or give `x-aws-schedule`");
    }
  }
}
