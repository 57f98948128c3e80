package dev.c2ecs.cfn.plan;

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
 * @param serviceIds the stems of the logical IDs of services
 * @param networkIds those of networks
 * @param volumeIds those of file systems
 * @param secretIds those of secrets
 * @param tasks the tasks by the name of their main service, sorted
 * @param ports the ports that each service listens on
 * @param files the files of the project that the image of each service must have
 * @param fileSystems the file systems by the path of each mount
 * @param published what load balancers publish
 * @param before for each task with an ECS service the services that are created before it
 * @param zones the number of zones with mount targets
 */
public record Plan(
    ComposeProject project,
    LogicalIds serviceIds,
    LogicalIds networkIds,
    LogicalIds volumeIds,
    LogicalIds secretIds,
    Map<String, TaskPlan> tasks,
    Map<String, List<KnownPort>> ports,
    Map<String, List<ProjectFile>> files,
    Map<String, FileSystem> fileSystems,
    List<PublishedPort> published,
    Map<String, Set<String>> before,
    int zones) {

  public Plan {
    tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    fileSystems = Map.copyOf(fileSystems);
    published = List.copyOf(published);
    before = Collections.unmodifiableMap(new TreeMap<>(before));
  }

  /** The name of the project. */
  public String name() {
    return project.name();
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
    return published.stream().filter(port -> port.service().equals(service)).toList();
  }

  /** The files of the project that the image of a service must have. */
  public List<ProjectFile> filesOf(Service service) {
    return files.getOrDefault(service.name(), List.of());
  }

  /** The file system that a mount is of, if it is of one. */
  public Optional<FileSystem> fileSystem(Mount mount) {
    return Optional.ofNullable(fileSystems.get(mount.path().toString()));
  }

  /** Whether a service mounts a file system. */
  public boolean mounts(Service service, FileSystem fileSystem) {
    for (Mount mount : service.volumes()) {
      if (fileSystem(mount).filter(own -> own.key().equals(fileSystem.key())).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The ports of a service. */
  public List<KnownPort> portsOf(String service) {
    return ports.getOrDefault(service, List.of());
  }
}
