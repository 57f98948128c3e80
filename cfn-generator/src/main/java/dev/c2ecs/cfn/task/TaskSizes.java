package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.ConnectPlan;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.sizing.AssumedNeeds;
import dev.c2ecs.cfn.sizing.Need;
import dev.c2ecs.compose.model.Resources;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the smallest Fargate size for the containers of each task: what they ask for, or what they
 * are believed to need when they do not ask. What runs side by side adds up; jobs run before, so
 * the larger of both counts.
 */
public final class TaskSizes {

  private static final long MIB = 1024L * 1024;

  /**
   * What the proxy of Service Connect needs.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html">ECS,
   *     Service Connect</a>
   */
  private static final Need PROXY = new Need(256, 64);

  private static final Need LEAST_BESIDE_A_PROXY = new Need(256, 0);

  private static final Comparator<FargateSize> BY_SIZE =
      Comparator.comparingInt(FargateSize::memory).thenComparingInt(FargateSize::cpu);

  private final ConnectPlan connect;
  private final Surroundings surroundings;
  private final DiagnosticCollector findings;

  /** What services need that do not say it, by name. */
  private final Map<String, Need> assumed = new HashMap<>();

  /** Those whose image or settings tell, by the size of a task of their own, smallest first. */
  private final Map<FargateSize, List<Service>> byAssumption = new TreeMap<>(BY_SIZE);

  /** Tasks with a service of an assumed size and a proxy, by name. */
  private final Map<String, FargateSize> proxied = new TreeMap<>();

  /** Those of which nothing is known. */
  private final Map<FargateSize, List<Service>> guessed = new TreeMap<>(BY_SIZE);

  public TaskSizes(ConnectPlan connect, Surroundings surroundings, DiagnosticCollector findings) {
    this.connect = connect;
    this.surroundings = surroundings;
    this.findings = findings;
  }

  /** The tasks in their sizes; impossible sizes are reported, and those that nobody asked for. */
  public Map<String, TaskPlan> of(Map<String, TaskPlan> tasks) {
    Map<String, TaskPlan> sized = new TreeMap<>();
    tasks.forEach((name, task) -> sized.put(name, task.withSize(size(task))));
    reportAssumed();
    return sized;
  }

  private FargateSize size(TaskPlan task) {
    Need jobs = Need.NOTHING;
    for (Service job : task.jobs()) {
      jobs = jobs.plus(need(job));
    }
    Need servers = Need.NOTHING;
    for (Service server : task.servers()) {
      servers = servers.plus(need(server));
    }
    boolean proxy = connect.hasProxy(task);
    Need need = (proxy ? servers.or(LEAST_BESIDE_A_PROXY).plus(PROXY) : servers).or(jobs);
    Optional<FargateSize> size = FargateSize.atLeast(need.cpu(), need.memory());
    if (size.isEmpty()) {
      findings.add(
          PolicyCode.SIZE_IMPOSSIBLE,
          path(task.service()),
          task.name() + " needs " + need + ", no Fargate task is that large",
          "the nearest size is " + FargateSize.nearest(need.cpu(), need.memory()));
      return FargateSize.LARGEST;
    }
    reportRounded(task, need, size.get(), proxy);
    if (proxy && task.servers().stream().anyMatch(server -> assumed.containsKey(server.name()))) {
      proxied.put(task.name(), size.get());
    }
    return size.get();
  }

  /** What a container asks for, in what it does not say nothing or what is assumed. */
  private Need need(Service service) {
    Need asked = asked(service);
    if (asked.memory() > 0) {
      return asked;
    }
    Need need = assumed.get(service.name());
    if (need == null) {
      AssumedNeeds all = AssumedNeeds.of(service, surroundings);
      need = asked.cpu() > 0 ? new Need(asked.cpu(), all.need().memory()) : all.need();
      assumed.put(service.name(), need);
      FargateSize alone =
          FargateSize.atLeast(need.cpu(), need.memory()).orElse(FargateSize.LARGEST);
      if (all.isKnown()) {
        byAssumption.computeIfAbsent(alone, key -> new ArrayList<>()).add(service);
      } else {
        guessed.computeIfAbsent(alone, key -> new ArrayList<>()).add(service);
      }
    }
    return need;
  }

  /** Says where a size is larger than the services of its task ask for. */
  private void reportRounded(TaskPlan task, Need need, FargateSize size, boolean proxy) {
    Need asked = Need.NOTHING;
    for (Service container : task.containers()) {
      asked = asked.or(asked(container));
    }
    boolean cpu = asked.cpu() > 0;
    boolean memory = asked.memory() > 0;
    if ((cpu && size.cpu() != need.cpu()) || (memory && size.memory() != need.memory())) {
      findings.add(
          PolicyCode.SIZE_ROUNDED,
          path(task.service()),
          "tasks have the smallest size of Fargate that fits: "
              + task.name()
              + " "
              + size
              + " for"
              + (cpu ? " " + Need.vcpus(need.cpu()) + " vCPU" : "")
              + (cpu && memory ? " and" : "")
              + (memory ? " " + need.memory() + " MiB" : "")
              + (proxy ? ", that of the proxy of Service Connect included" : ""),
          "");
    }
  }

  /** Says once how large everything is that nobody said it of. */
  private void reportAssumed() {
    Optional<Service> first =
        Stream.concat(byAssumption.values().stream(), guessed.values().stream())
            .flatMap(List::stream)
            .min(Comparator.comparing(Service::name));
    if (first.isEmpty()) {
      return;
    }
    List<String> said = new ArrayList<>();
    if (!byAssumption.isEmpty()) {
      said.add("by image and settings " + sizes(byAssumption));
    }
    if (!guessed.isEmpty()) {
      said.add("the smallest, because nothing is known, " + sizes(guessed));
    }
    if (!proxied.isEmpty()) {
      List<String> tasks = new ArrayList<>();
      proxied.forEach((name, size) -> tasks.add(name + " " + size));
      said.add("with the proxy of Service Connect tasks are " + String.join(", ", tasks));
    }
    findings.add(
        PolicyCode.SIZE_ASSUMED,
        first.get().path(),
        "sizes that nobody asked for: " + String.join("; ", said),
        "say `deploy: {resources: {limits: {cpus: \"0.5\", memory: 1g}}}` where you know better");
  }

  private static String sizes(Map<FargateSize, List<Service>> services) {
    List<String> sizes = new ArrayList<>();
    services.forEach(
        (size, all) ->
            sizes.add(
                size
                    + " for "
                    + all.stream().map(Service::name).collect(Collectors.joining(", "))));
    return String.join(", ", sizes);
  }

  private static TreePath path(Service service) {
    TreePath path = service.path();
    if (service.deploy().isPresent()) {
      return path.child("deploy").child("resources");
    }
    if (service.cpus().isPresent()) {
      return path.child("cpus");
    }
    if (service.memLimit().isPresent()) {
      return path.child("mem_limit");
    }
    return service.memReservation().isPresent() ? path.child("mem_reservation") : path;
  }

  /** What a container asks for, 0 for what it does not say. */
  private static Need asked(Service service) {
    Resources r = service.resources();
    double cpus = r.cpuLimit().orElse(r.cpuReservation().orElse(0));
    long bytes = Math.max(r.memoryLimit().orElse(0), r.memoryReservation().orElse(0));
    return new Need((long) Math.ceil(cpus * 1024), (bytes + MIB - 1) / MIB);
  }
}
