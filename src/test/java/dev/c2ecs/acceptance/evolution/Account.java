package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An AWS account that stacks are deployed to. */
interface Account {

  /**
   * What came of an operation.
   *
   * @param succeeded whether it did what was asked
   * @param status the status of the stack: {@code UPDATE_ROLLBACK_COMPLETE}
   * @param reason what failed, and why; empty when nothing did
   */
  record Outcome(boolean succeeded, String status, String reason) {
    boolean isRolledBack() {
      return status.endsWith("ROLLBACK_COMPLETE");
    }
  }

  /**
   * Something in the account.
   *
   * @param id the logical ID that it has or had
   * @param type its type: {@code AWS::EFS::FileSystem}
   */
  record Thing(String id, String type) {}

  /** Creates or updates a stack. */
  Outcome deploy(String stack, Template template, Map<String, String> parameters);

  Outcome remove(String stack);

  /** The next deployment fails when it comes to a resource. */
  void breakNext(String id, String reason);

  /** A job of the stack runs, until all are stopped. */
  void startTask(String stack, String taskDefinition);

  void stopTasks(String stack);

  /** A new deployment of some services. */
  void renewServices(String stack, Set<String> ids);

  /** What the stack has, comparable by {@code equals}, printable. */
  Object contents(String stack);

  /** What is in the account and in no stack. */
  List<Thing> outside();

  /** What holds data, by its physical name, with the logical ID that it has or had. */
  Map<String, String> data();

  /** What tells beforehand how an update ends. */
  interface Oracle {
    Prophecy about(
        Template before, Map<String, String> given, Template after, Map<String, String> now);
  }

  /**
   * What is said of an update.
   *
   * @param obstacles why it would fail; empty when it will not
   * @param lost the logical IDs of what loses its data
   * @param blind the services to deploy once more afterwards
   * @param steps what to deploy one after the other; empty when there is no way
   */
  record Prophecy(
      List<String> obstacles, List<String> lost, List<Template> steps, Set<String> blind) {
    boolean isOneStep() {
      return obstacles.isEmpty();
    }

    Optional<Template> first() {
      return steps.stream().findFirst();
    }
  }
}
