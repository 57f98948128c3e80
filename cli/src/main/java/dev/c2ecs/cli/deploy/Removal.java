package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes the stack of a project; file systems stay unless they are asked for. */
public final class Removal {

  /**
   * What to remove.
   *
   * @param project the project
   * @param volumes whether file systems go too, with all that is in them
   * @param keepSecrets whether secrets stay
   * @param images which repositories of the project go too, with all images
   * @param retain resources to leave behind, for a stack whose removal failed
   * @param role the role that CloudFormation works with
   */
  public record Request(
      ProjectIdentity project,
      boolean volumes,
      boolean keepSecrets,
      Optional<Images> images,
      List<String> retain,
      Optional<String> role) {}

  /**
   * Which repositories go, in the words of docker compose. Images that tasks pull from other
   * registries are stored nowhere here.
   *
   * @see <a href="https://docs.docker.com/reference/cli/docker/compose/down/">docker compose
   *     down</a>
   */
  public enum Images {
    /** Those of the project. */
    all,
    /** Those without an image that somebody else has given a tag. */
    local
  }

  private static final String REST =
      "the stack is removed; `c2ecs down`, with the same options, goes on with the rest";

  private final Session session;
  private final Request request;
  private final Console console;
  private final SourcePositions positions = new SourcePositions(Optional.empty());
  private final Ownership ownership;

  /** A removal. */
  public Removal(Session session, Request request) {
    this.session = session;
    this.request = request;
    this.console = session.console();
    this.ownership = new Ownership(session, request.project());
  }

  /** Removes; returns whether nothing is left but what is to stay. */
  public boolean run() {
    Optional<Boolean> done = Optional.empty();
    while (done.isEmpty()) {
      done = attempt();
    }
    return done.get();
  }

  /** Looks, asks, removes; empty when somebody else changed the stack meanwhile. */
  private Optional<Boolean> attempt() {
    String name = StackNames.of(request.project().name());
    Optional<OwnStack> found =
        session
            .busy("looking at the stack", () -> session.stacks().find(name))
            .filter(stack -> stack.state().exists())
            .map(ownership::of);
    try (FileSystems systems = new FileSystems(session.aws(), session.pace());
        SecretStore store = new SecretStore(session.aws());
        RemainingRepositories repositories =
            new RemainingRepositories(session, request.project(), found, request.images())) {
      Belongings belongings = new Belongings(session, request, systems, store);
      Map<String, FileSystems.Kept> volumes =
          session.busy("looking at the file systems", () -> belongings.volumes(found));
      List<SecretStore.Stored> secrets =
          session.busy("looking at the secrets", () -> belongings.secrets(found));
      boolean nothing =
          found.isEmpty()
              && (!request.volumes() || volumes.isEmpty())
              && secrets.isEmpty()
              && !repositories.isRemoval();
      if (nothing) {
        console.line("nothing to remove: there is no stack " + name + " in " + session.place());
        volumes.values().forEach(volume -> console.line("  stays     " + Belongings.words(volume)));
        return Optional.of(true);
      }
      plan(name, found, volumes, secrets);
      repositories.lines().forEach(console::line);
      if (!session.confirm("Remove this?", "--yes")) {
        console.line("nothing was changed");
        return Optional.of(false);
      }
      if (moved(found)) {
        return Optional.empty();
      }
      return Optional.of(remove(found, belongings, volumes, secrets, repositories));
    }
  }

  private boolean moved(Optional<OwnStack> found) {
    if (found.isEmpty()) {
      return session
          .stacks()
          .find(StackNames.of(request.project().name()))
          .filter(stack -> stack.state().exists())
          .isPresent();
    }
    return session.isMoved(found.get().info());
  }

  private void plan(
      String name,
      Optional<OwnStack> found,
      Map<String, FileSystems.Kept> volumes,
      List<SecretStore.Stored> secrets) {
    console.line(console.paint("1", "  HAPPENS   TO"));
    found.ifPresent(
        stack ->
            console.line(
                "  goes      stack "
                    + name
                    + " in "
                    + session.place()
                    + ", "
                    + stack.state().words()));
    volumes
        .values()
        .forEach(
            volume ->
                console.line(
                    request.volumes()
                        ? "  "
                            + console.paint("1;31", "GOES      ")
                            + Belongings.words(volume)
                            + " with all that is in it"
                        : "  stays     " + Belongings.words(volume)));
    if (found.isPresent() && !volumes.isEmpty() && !request.volumes()) {
      console.line(
          "            a later deployment starts with new, empty file systems: it does not take"
              + " these up again");
    }
    if (request.keepSecrets()) {
      console.line("  stays     the secrets of " + request.project().name());
    }
    secrets.forEach(
        secret ->
            console.line(
                "  goes      secret "
                    + secret.name()
                    + ", can be restored for "
                    + SecretStore.RECOVERY_DAYS
                    + " days"));
  }

  private boolean remove(
      Optional<OwnStack> found,
      Belongings belongings,
      Map<String, FileSystems.Kept> volumes,
      List<SecretStore.Stored> secrets,
      RemainingRepositories repositories) {
    if (found.isPresent() && !removeStack(found.get(), belongings.deployed(found.get()))) {
      return false;
    }
    session.interrupts().plan(REST, () -> {});
    try {
      belongings.remove(volumes, secrets);
      repositories.settle();
    } catch (DeployFailure e) {
      throw e.atLast(e.getMessage() + "\n" + REST);
    }
    console.line(console.paint("1;32", "removed"));
    return true;
  }

  private boolean removeStack(OwnStack stack, DeployedProject deployed) {
    ResourceOrigins origins = deployed.origins();
    Operations operations = new Operations(session, positions);
    OwnStack now = stack;
    // A creation can be deleted while it runs; anything else must end first.
    if (now.state().isMoving() && now.state() != StackState.CREATE_IN_PROGRESS) {
      console.line("the stack is " + now.state().words() + ": following that first");
      if (!operations.attach(now.info(), origins, Optional.empty(), Ongoing.REMOVAL)) {
        return false;
      }
      Optional<OwnStack> after =
          now.now(session.stacks().find(now.id()).filter(s -> s.state().exists()));
      if (after.isEmpty()) {
        return true;
      }
      now = after.get();
    }
    new RunningJobs(session).stop(now, deployed);
    boolean gone =
        operations.delete(now, origins, request.retain(), request.role(), Ongoing.REMOVAL);
    if (!gone) {
      console.line(
          "the stack is now: "
              + StackState.DELETE_FAILED.words()
              + ". `c2ecs down` tries again, `c2ecs down --retain LOGICAL-ID` leaves a resource"
              + " behind");
    }
    return gone;
  }
}
