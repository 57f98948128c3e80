package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.terminal.Console;
import dev.c2ecs.cli.terminal.PlainView;
import dev.c2ecs.cli.terminal.ProgressView;
import dev.c2ecs.cli.terminal.RunClock;
import dev.c2ecs.cli.terminal.TableView;
import dev.c2ecs.cli.terminal.Waiting;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a command works with: an account, a console, a clock.
 *
 * @param aws the account and region
 * @param identity who works where
 * @param stacks its stacks
 * @param tasks its tasks
 * @param console where it talks
 * @param pace its clock
 * @param interrupts what to say and do when it is interrupted
 * @param yes whether questions are answered with yes
 * @param plain whether progress is written as lines
 */
public record Session(
    Aws aws,
    Aws.Identity identity,
    Stacks stacks,
    Tasks tasks,
    Console console,
    RunClock pace,
    Interrupts interrupts,
    boolean yes,
    boolean plain)
    implements AutoCloseable {

  /**
   * Opens a session.
   *
   * @param opening the account, which may have been opened beside other work
   * @param account the account that {@code --account} asks for
   * @throws AwsFailure if there are no usable credentials, or they are for another account
   */
  public static Session open(
      Ahead<Aws> opening,
      Optional<String> account,
      Console console,
      RunClock pace,
      boolean yes,
      boolean plain) {
    Aws aws = opening.get();
    Ahead<Stacks> stacks = Ahead.of(() -> new Stacks(aws));
    Ahead<Tasks> tasks = Ahead.of(() -> new Tasks(aws));
    try {
      Aws.Identity identity =
          Waiting.during(console, !plain, "checking the credentials", aws::identity);
      if (account.isPresent() && !account.get().equals(identity.account())) {
        throw new Refusal(
            DeployCode.ACCOUNT,
            "the credentials are for account "
                + identity.account()
                + ", not for "
                + account.get()
                + ": choose others with --aws-profile or AWS_PROFILE");
      }
      return new Session(
          aws,
          identity,
          stacks.get(),
          tasks.get(),
          console,
          pace,
          Interrupts.of(console),
          yes,
          plain);
    } catch (DeployFailure e) {
      aws.close();
      throw e;
    }
  }

  /** Where this happens, for headings. */
  public String place() {
    String note = aws.regionNote();
    return identity.region()
        + (note.isEmpty() ? "" : " (" + note + ")")
        + ", account "
        + identity.account();
  }

  /**
   * What a look-up finds that the command can do without. When a permission is missing a line says
   * so, and it goes on.
   *
   * @param what what is not known then, as the beginning of a sentence
   * @param otherwise what is taken then
   */
  <T> T ifAllowed(String what, Supplier<T> lookUp, T otherwise) {
    try {
      return lookUp.get();
    } catch (DeployFailure e) {
      if (e.isDenied()) {
        console.line(what + ": " + e.action().orElse("this") + " is not allowed");
        return otherwise;
      }
      throw e;
    }
  }

  /** Whether somebody changed a stack since it was looked at; then it is said. */
  boolean isMoved(StackInfo before) {
    boolean moved =
        stacks
            .find(before.id())
            .filter(now -> now.state() == before.state() && now.changed().equals(before.changed()))
            .isEmpty();
    if (moved) {
      console.line("the stack was changed meanwhile: looking again");
    }
    return moved;
  }

  /** How an operation that is followed is shown. */
  ProgressView progressView() {
    return plain ? new PlainView(console, ZoneId.systemDefault()) : new TableView(console);
  }

  /** Does something that may take a while; a terminal shows meanwhile what is being waited for. */
  public <T> T busy(String what, Supplier<T> work) {
    return Waiting.during(console, !plain, what, work);
  }

  /** A token that names one attempt; the same call with it again does nothing twice. */
  static String token() {
    return "c2ecs-" + UUID.randomUUID();
  }

  /**
   * Asks before something that cannot be taken back.
   *
   * @param flag the flag that says yes beforehand
   * @throws DeployFailure if nobody can be asked
   */
  boolean confirm(String question, String flag) {
    if (yes) {
      return true;
    }
    if (!console.interactive()) {
      throw new Refusal(
          DeployCode.UNCONFIRMED,
          "there is no terminal to ask: \"" + question + "\"; give " + flag + " to agree");
    }
    return interrupts.ask(() -> console.confirm(question));
  }

  @Override
  public void close() {
    interrupts.disarm();
    stacks.close();
    tasks.close();
    aws.close();
  }
}
