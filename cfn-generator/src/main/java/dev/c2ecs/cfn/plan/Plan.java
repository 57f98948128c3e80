package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.images.ProjectFile;
import dev.c2ecs.cfn.loadbalancing.ExistingLoadBalancer;
import dev.c2ecs.cfn.loadbalancing.ListenerPlan;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.service.ClusterPlan;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A project as ECS will run it. All decisions that several mappers need are here.
 *
 * @param project the Compose project
 * @param network the network that the stack is in
 * @param cluster the cluster that the services are in
 * @param serviceIds the stems of the logical IDs of services
 * @param networkIds those of networks
 * @param volumeIds those of file systems
 * @param secretIds those of secrets
 * @param tasks the tasks by the name of their main service, sorted
 * @param ports the ports that each service listens on
 * @param mounts what each service mounts
 * @param files the files of the project that the image of each service must have
 * @param fileSystems the file systems by {@link #fileSystemKey} of each mount
 * @param published what load balancers publish
 * @param listeners the listeners of load balancers
 * @param existing a load balancer that exists
 * @param index what is looked up for each service
 * @param before for each task with an ECS service the services that are created before it
 */
public record Plan(
    ComposeProject project,
    NetworkPlan network,
    ClusterPlan cluster,
    LogicalIds serviceIds,
    LogicalIds networkIds,
    LogicalIds volumeIds,
    LogicalIds secretIds,
    Map<String, TaskPlan> tasks,
    Map<String, List<KnownPort>> ports,
    Map<String, List<Mount>> mounts,
    Map<String, List<ProjectFile>> files,
    Map<String, FileSystem> fileSystems,
    List<PublishedPort> published,
    List<ListenerPlan> listeners,
    Optional<ExistingLoadBalancer> existing,
    PlanIndex index,
    Map<String, Set<String>> before) {

  public Plan {
    tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
    mounts = Collections.unmodifiableMap(new TreeMap<>(mounts));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    fileSystems = Map.copyOf(fileSystems);
    published = List.copyOf(published);
    listeners = List.copyOf(listeners);
    before = Collections.unmodifiableMap(new TreeMap<>(before));
  }

  /** The name of the project. */
  public String name() {
    return project.name();
  }

  /** The number of zones. */
  public int zones() {
    return network.zones();
  }

  /** The logical ID of a resource of a service: {@code WebService}. */
  public String id(Service service, String suffix) {
    return serviceIds.of(service.name()) + suffix;
  }

  /** The tasks that an ECS service keeps running. */
  public List<TaskPlan> services() {
    return tasks.values().stream().filter(TaskPlan::runsAlways).toList();
  }

  /** The published ports of a service. */
  public List<PublishedPort> publishedBy(String service) {
    return index.publishedByService(service);
  }

  /** The published ports of the containers of a task. */
  public List<PublishedPort> publishedBy(TaskPlan task) {
    return index.publishedByTask(task.name());
  }

  /** The listener that leads to a published port. */
  public Optional<ListenerPlan> listener(PublishedPort port) {
    return index.listener(port);
  }

  /** The other names that links give a service. */
  public Set<String> linkAliases(Service service) {
    return index.linkAliases(service.name());
  }

  /** Whether a name, in lower case, is that of a service. */
  public boolean isService(String name) {
    return index.isService(name);
  }

  /** The files of the project that the image of a service must have. */
  public List<ProjectFile> filesOf(Service service) {
    return files.getOrDefault(service.name(), List.of());
  }

  /**
   * The service whose build makes the image that another one only names; empty when the image comes
   * from a registry.
   */
  public Optional<Service> builderOf(Service service) {
    return service.image().flatMap(index::builder);
  }

  /** The file system that a mount is of, if it is of one. */
  public Optional<FileSystem> fileSystem(Mount mount) {
    return Optional.ofNullable(fileSystems.get(fileSystemKey(mount)));
  }

  /** What tells the mounts of a project apart. */
  static String fileSystemKey(Mount mount) {
    return mount.path() + ":" + mount.target();
  }

  /** What a service mounts. */
  public List<Mount> mountsOf(Service service) {
    return mounts.getOrDefault(service.name(), List.of());
  }

  /** The services that mount a file system, by name. */
  public List<Service> users(FileSystem fileSystem) {
    return index.users(fileSystem).stream()
        .flatMap(name -> Optional.ofNullable(project.services().get(name)).stream())
        .toList();
  }

  /** The tasks that mount a file system, by name. */
  public List<TaskPlan> tasksUsing(FileSystem fileSystem) {
    return index.tasksUsing(fileSystem).stream()
        .flatMap(name -> Optional.ofNullable(tasks.get(name)).stream())
        .toList();
  }

  /** How many tasks may write a file system. */
  public int writers(FileSystem fileSystem) {
    return index.tasksWriting(fileSystem).size();
  }

  /** The ports of a service. */
  public List<KnownPort> portsOf(String service) {
    return ports.getOrDefault(service, List.of());
  }
}
