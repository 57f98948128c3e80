package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a shell that make the names of a task lead to the task itself. In the namespace they
 * lead to no task before this one runs, and during a deployment to the one before it: what binds to
 * its own name, or asks it in a health check, means itself. Of several tasks a name means all.
 *
 * <p>The containers of a task share {@code /etc/hosts} as they do {@code /etc/resolv.conf}; where
 * it cannot be written nothing changes. A second run changes nothing.
 *
 * @see <a
 *     href="https://github.com/aws/amazon-ecs-agent/blob/master/ecs-agent/netlib/platform/common_linux.go">ECS
 *     agent: hosts, resolv.conf and hostname are mounted into the containers of a task; hosts has
 *     localhost and the address of the task with its host name</a>
 */
public final class OwnNames {

  private static final Pattern NAMES = Pattern.compile("grep -qxF \"\\$self ([^\"]+)\"");

  private OwnNames() {}

  /** The lines for a task; empty when its names do not mean this one task. */
  public static String script(Plan plan, TaskPlan task) {
    NamespaceNames names = plan.discovery().names();
    String entry = names.entry(task);
    if (plan.discovery().domain().isEmpty() || entry.isEmpty() || task.mostTasks() != 1) {
      return "";
    }
    List<String> all = new ArrayList<>();
    all.add(entry);
    all.addAll(names.aliasesOf(task));
    return """
    self=$(grep -wF "$(hostname)" /etc/hosts | sed -n '1s/[[:space:]].*//p')
    if [ -n "$self" ] && ! grep -qxF "$self NAMES" /etc/hosts; then
      (echo "$self NAMES" >> /etc/hosts) 2> /dev/null || true
    fi
    """
        .replace("NAMES", String.join(" ", all));
  }

  /** The names that lead to the task itself, by the command that runs first; empty for none. */
  public static Optional<String> of(Value command) {
    if (command instanceof Value.ListOf list) {
      return list.items().stream().flatMap(item -> of(item).stream()).findFirst();
    }
    Matcher names = NAMES.matcher(command instanceof Value.Text text ? text.text() : "");
    return names.find() ? Optional.of(names.group(1)) : Optional.empty();
  }
}
