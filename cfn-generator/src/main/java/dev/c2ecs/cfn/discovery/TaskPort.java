package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.UniqueNames;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A port that a task maps. The containers of a task share their addresses, so a number is mapped
 * once, by the container that publishes it.
 *
 * @param service the service of the container
 * @param known the port
 * @param name the name of the mapping
 */
public record TaskPort(Service service, KnownPort known, String name) {

  /** The ports of a task, container by container. */
  static List<TaskPort> of(TaskPlan task, Map<String, List<KnownPort>> known) {
    Map<Integer, Service> owners = new TreeMap<>();
    for (Service service : task.servers()) {
      for (Port port : service.ports()) {
        owners.putIfAbsent(port.target(), service);
      }
    }
    List<TaskPort> ports = new ArrayList<>();
    UniqueNames unique = new UniqueNames(Limits.PORT_NAME, "-");
    for (Service service : task.servers()) {
      Map<Integer, KnownPort> byNumber = new TreeMap<>();
      for (KnownPort port : known.getOrDefault(service.name(), List.of())) {
        // ECS refuses the same port of a container for two protocols.
        byNumber.merge(port.number(), port, (a, b) -> a.isTcp() ? a : b);
      }
      for (KnownPort port : byNumber.values()) {
        Service owner = owners.computeIfAbsent(port.number(), number -> service);
        if (owner.name().equals(service.name())) {
          String name = TaskNames.portMapping(service.name(), port);
          ports.add(new TaskPort(service, port, unique.take(name + port.number(), name, "")));
        }
      }
    }
    return ports;
  }
}
