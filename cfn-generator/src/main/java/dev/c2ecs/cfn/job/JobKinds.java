package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.Mention;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Link;
import dev.c2ecs.compose.model.NamespaceMode;
import dev.c2ecs.compose.model.RestartPolicy;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which services end by themselves. Compose runs both in the same way; on ECS a server is kept
 * running and a job is not, so that each taken for the other does harm: a job would be started for
 * ever, and of a server nothing would be left after its first end.
 *
 * <p>What the file says counts first: somebody waits for the completion, a schedule, a mode. Then
 * the command. Only where neither tells anything do restart policy and name, and only of what
 * nobody reaches: without a published port, a dependent, a text that names it, a health check.
 */
public final class JobKinds {

  private final ComposeProject project;
  private final ProjectExtensions extensions;
  private final Surroundings surroundings;
  private final Set<String> waitedFor = new TreeSet<>();
  private final Set<String> reached = new HashSet<>();
  private final Set<String> once = new TreeSet<>();

  /** Services that could be either, and were taken for a server; the same for a job. */
  private final List<Service> doubtfulServers = new ArrayList<>();

  private final List<Service> doubtfulJobs = new ArrayList<>();

  private JobKinds(
      ComposeProject project, ProjectExtensions extensions, Surroundings surroundings) {
    this.project = project;
    this.extensions = extensions;
    this.surroundings = surroundings;
  }

  /** Decides for all services of a project. */
  public static JobKinds of(
      ComposeProject project,
      ProjectExtensions extensions,
      Collection<Mention> mentions,
      Surroundings surroundings) {
    JobKinds kinds = new JobKinds(project, extensions, surroundings);
    kinds.addReached(mentions);
    for (Service service : project.services().values()) {
      if (!kinds.waitedFor.contains(service.name()) && kinds.endsByItself(service)) {
        kinds.once.add(service.name());
      }
    }
    return kinds;
  }

  /** The services whose completion others wait for, sorted. */
  public Set<String> waitedFor() {
    return waitedFor;
  }

  /** Whether a service that nobody waits for runs once, and not all the time. */
  public boolean runsOnce(Service service) {
    return once.contains(service.name());
  }

  private void addReached(Collection<Mention> mentions) {
    for (Service service : project.services().values()) {
      for (Dependency dependency : service.dependsOn().values()) {
        if (!project.services().containsKey(dependency.service())) {
          continue;
        }
        if (dependency.condition() == Dependency.Condition.COMPLETED) {
          waitedFor.add(dependency.service());
        } else {
          reached.add(dependency.service());
        }
      }
      for (Link link : service.links()) {
        reached.add(link.name());
      }
      if (service.networkMode().orElse(null) instanceof NamespaceMode.OfService of) {
        reached.add(of.service());
      }
    }
    for (Mention mention : mentions) {
      if (mention.needs()) {
        reached.add(mention.to());
      }
    }
  }

  private boolean endsByItself(Service service) {
    ServiceExtensions.Schedule schedule = extensions.of(service).schedule();
    if (schedule.whole().present() || isJobByMode(service)) {
      return true;
    }
    Ending ending = Ending.of(service);
    if (ending == Ending.SERVES || (ending == Ending.UNKNOWN && isServerImage(service))) {
      return false;
    }
    boolean apart = !reached.contains(service.name()) && service.ports().isEmpty();
    if (ending == Ending.ENDS) {
      if (!service.ports().isEmpty()) {
        doubtfulServers.add(service);
      }
      return service.ports().isEmpty();
    }
    boolean silent = apart && !service.isChecked();
    boolean named = hasNameOfJob(service.name());
    RestartPolicy.Condition restarts = service.restarts();
    boolean ends = silent && (isEndOfStarts(restarts) || (named && !saysRestart(service)));
    if (!ends && (named || restarts == RestartPolicy.Condition.NONE)) {
      doubtfulServers.add(service);
    } else if (ends && !named && restarts == RestartPolicy.Condition.ON_FAILURE) {
      doubtfulJobs.add(service);
    }
    return ends;
  }

  private static boolean isEndOfStarts(RestartPolicy.Condition restarts) {
    return restarts == RestartPolicy.Condition.NONE
        || restarts == RestartPolicy.Condition.ON_FAILURE;
  }

  private static boolean saysRestart(Service service) {
    return service.restart().isPresent()
        || service.deploy().flatMap(deploy -> deploy.restartPolicy()).isPresent();
  }

  private static boolean isJobByMode(Service service) {
    return service
        .deploy()
        .flatMap(deploy -> deploy.mode())
        .filter(mode -> mode.equals("replicated-job") || mode.equals("global-job"))
        .isPresent();
  }

  /** Whether a service runs what its image, or the Dockerfile of its build, is known to serve. */
  private boolean isServerImage(Service service) {
    if (service.entrypoint().isPresent()) {
      return false;
    }
    return ServerImages.isServer(service, surroundings);
  }

  /** Whether all that is known says that a service is done once: its name, and no restarts. */
  public static boolean isJobByName(Service service) {
    return hasNameOfJob(service.name())
        && !saysRestart(service)
        && service.ports().isEmpty()
        && !service.isChecked();
  }

  /** Whether a name says that something is done once: {@code db-init}, {@code migrate}. */
  static boolean hasNameOfJob(String service) {
    String name = service.toLowerCase(Locale.ROOT);
    int from = 0;
    String first = "";
    String last = "";
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || "-_.".indexOf(name.charAt(i)) >= 0) {
        last = name.substring(from, i);
        first = from == 0 ? last : first;
        from = i + 1;
      }
    }
    return EndingRows.NAMES.contains(first) || EndingRows.NAMES.contains(last);
  }

  /** Says which services could be either. */
  public void report(DiagnosticCollector findings) {
    if (!doubtfulServers.isEmpty() || !doubtfulJobs.isEmpty()) {
      List<String> words = new ArrayList<>();
      if (!doubtfulServers.isEmpty()) {
        words.add("ECS keeps " + names(doubtfulServers) + " running");
      }
      if (!doubtfulJobs.isEmpty()) {
        words.add("jobs that run once are " + names(doubtfulJobs));
      }
      List<Service> all = new ArrayList<>(doubtfulServers);
      all.addAll(doubtfulJobs);
      findings.add(
          PolicyCode.END_UNKNOWN,
          all.get(0).path(),
          "whether these end by themselves cannot be told: " + String.join("; ", words),
          "say `restart: always` for a server, `deploy: {mode: replicated-job}` for a job");
    }
    for (Service service : project.services().values()) {
      if (waitedFor.contains(service.name())
          && extensions.of(service).schedule().whole().present()) {
        findings.add(
            PolicyCode.EXTENSION_VALUE,
            service.path().child(Keys.SCHEDULE),
            service.name() + " runs in the tasks of those that wait for it, not by the clock",
            "make it two services, or remove one of both");
      }
    }
  }

  private static String names(List<Service> services) {
    List<String> names = new ArrayList<>();
    services.forEach(service -> names.add(service.name()));
    return String.join(", ", names);
  }
}
