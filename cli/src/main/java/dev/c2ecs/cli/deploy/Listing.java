package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.NaturalOrder;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The stacks of c2ecs with what really runs in them. */
public final class Listing {

  /** So many stacks are looked at side by side: AWS throttles who asks for more. */
  private static final int SIDE_BY_SIDE = 4;

  private Listing() {}

  /**
   * A stack in the list.
   *
   * @param stack the stack
   * @param running what runs; empty when it could not be looked at
   * @param failure why it could not be looked at, else empty
   */
  public record Entry(StackInfo stack, Optional<Running> running, String failure) {

    /** The services that do not run as the template says, a line for each. */
    public List<String> problems() {
      List<String> problems = new ArrayList<>();
      for (Running.Service service : running.map(Running::ailing).orElse(List.of())) {
        if (service.condition() != Running.Condition.STARTING) {
          problems.add(service.object().label() + ": " + service.words());
        }
      }
      return problems;
    }
  }

  /** Our stacks, sorted by project as people count. */
  public static List<StackInfo> stacks(Session session) {
    return session.stacks().all().stream()
        .filter(stack -> !stack.project().isEmpty())
        .sorted(
            Comparator.comparing(StackInfo::project, NaturalOrder.NAMES)
                .thenComparing(StackInfo::name, NaturalOrder.NAMES))
        .toList();
  }

  /** What runs in some stacks, in their order. One that cannot be looked at hides no other. */
  public static List<Entry> look(Session session, List<StackInfo> stacks) {
    ExecutorService pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<Entry>> looks = new ArrayList<>();
      for (StackInfo stack : stacks) {
        looks.add(pool.submit(() -> look(session, stack)));
      }
      List<Entry> entries = new ArrayList<>();
      for (Future<Entry> look : looks) {
        entries.add(look.get());
      }
      return entries;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(DeployCode.INTERRUPTED, "interrupted");
    } finally {
      pool.shutdownNow();
    }
  }

  private static Entry look(Session session, StackInfo stack) {
    try {
      DeployedProject deployed = DeployedProject.read(session, stack);
      return new Entry(stack, Optional.of(deployed.services(session).running(session)), "");
    } catch (DeployFailure e) {
      String reason = e.reason().lines().findFirst().orElse("");
      return new Entry(stack, Optional.empty(), reason);
    }
  }

  /** What could not be looked at and why, each reason once. */
  public static List<String> failures(List<Entry> entries) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (!entry.failure().isEmpty()) {
        byReason
            .computeIfAbsent(entry.failure(), reason -> new ArrayList<>())
            .add(entry.stack().project());
      }
    }
    List<String> lines = new ArrayList<>();
    byReason.forEach(
        (reason, projects) ->
            lines.add(
                "warning: what runs of "
                    + String.join(", ", projects)
                    + " could not be looked at: "
                    + reason));
    return lines;
  }
}
