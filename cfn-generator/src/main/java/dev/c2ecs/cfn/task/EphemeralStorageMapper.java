package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.ByteSize;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.OptionalInt;

/**
 * {@code x-aws-ephemeral_storage} or {@code storage_opt.size}: the scratch space of a task, 21 to
 * 200 GiB; 20 without it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html">
 *     Fargate task ephemeral storage</a>
 */
public final class EphemeralStorageMapper implements TaskMapper {

  private static final Limits.Range RANGE = Limits.EPHEMERAL_STORAGE;
  private static final long GIB = 1024L * 1024 * 1024;

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    OptionalInt size = plan.extensions().of(task.service()).ephemeralStorage().number();
    if (size.isEmpty()) {
      size = fromOptions(task, findings);
    }
    return size.isEmpty()
        ? Contribution.NOTHING
        : Contribution.of(
            TaskParts.taskPart(
                plan,
                task,
                Value.map(
                    "EphemeralStorage", Value.map("SizeInGiB", Value.number(size.getAsInt())))));
  }

  /** The {@code size} of {@code storage_opt} of any container, in whole GiB. */
  private static OptionalInt fromOptions(TaskPlan task, DiagnosticCollector findings) {
    OptionalInt largest = OptionalInt.empty();
    for (Service container : task.containers()) {
      String size = container.storageOpt().getOrDefault("size", "");
      if (!size.isEmpty()) {
        TreePath path = container.path().child("storage_opt").child("size");
        int gib = gib(size);
        int used = (int) RANGE.nearest(gib);
        findings.add(
            PolicyCode.STORAGE_SIZE,
            path,
            "the task of "
                + task.name()
                + " has "
                + used
                + " GiB of storage for all its containers",
            used == gib ? "" : "Fargate has " + RANGE + " GiB");
        largest = OptionalInt.of(Math.max(used, largest.orElse(0)));
      }
    }
    return largest;
  }

  private static int gib(String size) {
    try {
      long gib = (ByteSize.parse(size) + GIB - 1) / GIB;
      return (int) Math.min(gib, Integer.MAX_VALUE);
    } catch (MalformedValueException e) {
      return (int) RANGE.min();
    }
  }
}
