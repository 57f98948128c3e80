package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.loadbalancing.ListenerPlan;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What mappers ask of a plan for each service, looked up instead of searched. */
public final class PlanIndex {

  private final Map<String, List<PublishedPort>> publishedByService = new HashMap<>();
  private final Map<String, List<PublishedPort>> publishedByTask = new HashMap<>();
  private final Map<String, ListenerPlan> listeners = new HashMap<>();
  private final Map<String, Service> builders = new HashMap<>();
  private final Map<String, Set<String>> users = new HashMap<>();
  private final Map<String, Set<String>> tasksUsing = new HashMap<>();
  private final Map<String, Set<String>> tasksWriting = new HashMap<>();
  private final Map<String, Set<String>> linkAliases = new HashMap<>();
  private final Set<String> names = new TreeSet<>();

  PlanIndex(
      ComposeProject project,
      List<PublishedPort> published,
      List<ListenerPlan> plans,
      Map<String, TaskPlan> tasks,
      Map<String, List<Mount>> mounts,
      Map<String, FileSystem> fileSystems) {
    addFileSystems(tasks, mounts, fileSystems);
    for (PublishedPort port : published) {
      add(publishedByService, port.service(), port);
      add(publishedByTask, port.task(), port);
    }
    for (ListenerPlan listener : plans) {
      listener.ports().forEach(port -> listeners.put(port.key(), listener));
    }
    for (Service service : project.services().values()) {
      names.add(service.name().toLowerCase(Locale.ROOT));
      if (service.build().isPresent() && service.image().isPresent()) {
        builders.putIfAbsent(service.image().get(), service);
      }
      for (String link : service.links()) {
        String[] parts = link.split(":", 2);
        if (parts.length == 2) {
          linkAliases.computeIfAbsent(parts[0], key -> new TreeSet<>()).add(parts[1]);
        }
      }
    }
  }

  private void addFileSystems(
      Map<String, TaskPlan> tasks,
      Map<String, List<Mount>> mounts,
      Map<String, FileSystem> fileSystems) {
    for (TaskPlan task : tasks.values()) {
      for (Service container : task.containers()) {
        for (Mount mount : mounts.getOrDefault(container.name(), List.of())) {
          FileSystem fileSystem = fileSystems.get(Plan.fileSystemKey(mount));
          if (fileSystem != null) {
            String key = fileSystem.key();
            users.computeIfAbsent(key, k -> new TreeSet<>()).add(container.name());
            tasksUsing.computeIfAbsent(key, k -> new TreeSet<>()).add(task.name());
            if (!mount.readOnly()) {
              tasksWriting.computeIfAbsent(key, k -> new TreeSet<>()).add(task.name());
            }
          }
        }
      }
    }
  }

  private static void add(Map<String, List<PublishedPort>> map, String key, PublishedPort port) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(port);
  }

  List<PublishedPort> publishedByService(String service) {
    return publishedByService.getOrDefault(service, List.of());
  }

  List<PublishedPort> publishedByTask(String task) {
    return publishedByTask.getOrDefault(task, List.of());
  }

  Optional<ListenerPlan> listener(PublishedPort port) {
    return Optional.ofNullable(listeners.get(port.key()));
  }

  Optional<Service> builder(String image) {
    return Optional.ofNullable(builders.get(image));
  }

  Set<String> users(FileSystem fileSystem) {
    return users.getOrDefault(fileSystem.key(), Set.of());
  }

  Set<String> tasksUsing(FileSystem fileSystem) {
    return tasksUsing.getOrDefault(fileSystem.key(), Set.of());
  }

  Set<String> tasksWriting(FileSystem fileSystem) {
    return tasksWriting.getOrDefault(fileSystem.key(), Set.of());
  }

  Set<String> linkAliases(String service) {
    return linkAliases.getOrDefault(service, Set.of());
  }

  boolean isService(String name) {
    return names.contains(name);
  }
}
