package dev.c2ecs.cli.live;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.diagnostic.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The services of a deployed project that a command line names.
 *
 * @param services their names; all of the project when none was named
 */
record Asked(Set<String> services) {

  private static final int FAR = 2;

  /**
   * Looks the names up.
   *
   * @throws Refusal if the project runs nothing of a name
   */
  static Asked of(LiveProject project, List<String> names) {
    Set<String> known = new LinkedHashSet<>(project.services());
    project.members().forEach(m -> m.containers().forEach(writer -> known.add(writer.service())));
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      if (!known.contains(name)) {
        unknown.add(
            "no service "
                + name
                + " is deployed: "
                + NearestName.within(FAR, name, known)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse(
                        "there "
                            + (known.size() == 1 ? "is " : "are ")
                            + String.join(", ", known)));
      }
    }
    if (!unknown.isEmpty()) {
      throw new Refusal(DeployCode.SERVICE_UNKNOWN, unknown);
    }
    return new Asked(names.isEmpty() ? known : new LinkedHashSet<>(names));
  }

  /** Whether a container is of interest: it, or the service that it works for, was named. */
  boolean isWanted(Member member, Writer writer) {
    return services.contains(writer.service())
        || (services.contains(member.service()) && writer.helper());
  }

  /** Whether a member is of interest. */
  boolean isWanted(Member member) {
    return services.contains(member.service());
  }
}
