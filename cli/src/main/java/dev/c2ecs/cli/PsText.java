package dev.c2ecs.cli;

import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.live.Address;
import dev.c2ecs.cli.live.Standing;
import dev.c2ecs.cli.live.TaskRow;
import dev.c2ecs.cli.stack.TaskView;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** The tasks of a project as text. */
final class PsText {

  private static final List<String> HEADER =
      List.of("NAME", "STATE", "TASKS", "SINCE", "ZONE", "PORTS", "IMAGE");
  private static final int IMAGE = 6;
  private static final int LEAST_IMAGE = 10;

  /**
   * Which tasks are shown.
   *
   * @param states those in a state, none for any
   * @param ended whether those that ended are among any
   */
  record Choice(Set<TaskRow.State> states, boolean ended) {

    private List<TaskRow> of(Standing.Service service) {
      return service.tasks().stream()
          .filter(
              row ->
                  states.isEmpty()
                      ? ended || row.state() != TaskRow.State.exited
                      : states.contains(row.state()))
          .toList();
    }
  }

  private PsText() {}

  /**
   * A table with a header; a service of which nothing runs has a row.
   *
   * @param width how wide it may be; only the image is cut
   */
  static String table(Standing standing, Choice choice, Instant now, int width) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (Standing.Service service : standing.services()) {
      List<TaskRow> tasks = choice.of(service);
      String ports = ports(standing, service);
      for (TaskRow row : tasks) {
        rows.add(
            List.of(
                row.name(),
                row.words(),
                service.ratio(),
                CommonWords.ago(row.since(), now),
                row.zone(),
                ports,
                row.container().map(TaskView.Container::image).orElse("")));
      }
      if (tasks.isEmpty() && choice.states().isEmpty() && service.running().isPresent()) {
        rows.add(List.of(service.name(), "none", service.ratio(), "", "", ports, ""));
      }
    }
    return TextTable.of(rows, IMAGE, LEAST_IMAGE, width);
  }

  private static String ports(Standing standing, Standing.Service service) {
    return standing.addresses().stream()
        .filter(address -> address.service().equals(service.name()))
        .map(PsText::port)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String port(Address address) {
    return address.target() == 0 || address.target() == address.port()
        ? String.valueOf(address.port())
        : address.port() + "->" + address.target();
  }

  /** The names of the services that have such tasks; of all without a choice. */
  static String services(Standing standing, Choice choice) {
    return lines(
        standing.services().stream()
            .filter(service -> choice.states().isEmpty() || !choice.of(service).isEmpty())
            .map(Standing.Service::name)
            .distinct()
            .toList());
  }

  /** The IDs of the tasks. */
  static String ids(Standing standing, Choice choice) {
    return lines(
        standing.services().stream()
            .flatMap(service -> choice.of(service).stream())
            .map(row -> row.task().id())
            .toList());
  }

  private static String lines(List<String> all) {
    return all.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** A list of services, each with its tasks. */
  static String json(Standing standing, Choice choice) {
    return JsonText.write(
        out -> {
          out.writeStartArray();
          standing.services().forEach(service -> service(out, standing, service, choice));
          out.writeEndArray();
        });
  }

  private static void service(
      JsonGenerator out, Standing standing, Standing.Service service, Choice choice) {
    out.writeStartObject();
    out.writeStringProperty("Service", service.name());
    service
        .running()
        .ifPresent(
            running -> {
              out.writeStringProperty("Condition", running.condition().name());
              out.writeNumberProperty("TasksWanted", running.tasks());
              out.writeNumberProperty("TasksRunning", running.running());
            });
    service.problem().ifPresent(problem -> out.writeStringProperty("Problem", problem));
    service
        .lastStop()
        .ifPresent(
            stop -> {
              out.writeObjectPropertyStart("LastStop");
              out.writeStringProperty("Name", stop.name());
              out.writeStringProperty("Time", stop.time().toString());
              out.writeStringProperty("Reason", stop.reason());
              out.writeEndObject();
            });
    out.writeArrayPropertyStart("Addresses");
    standing.addresses().stream()
        .filter(address -> address.service().equals(service.name()))
        .forEach(
            address -> {
              out.writeStartObject();
              out.writeStringProperty("URL", address.url());
              out.writeNumberProperty("PublishedPort", address.port());
              if (address.target() > 0) {
                out.writeNumberProperty("TargetPort", address.target());
              }
              out.writeEndObject();
            });
    out.writeEndArray();
    out.writeArrayPropertyStart("Tasks");
    choice.of(service).forEach(row -> task(out, row));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void task(JsonGenerator out, TaskRow row) {
    out.writeStartObject();
    out.writeStringProperty("ID", row.task().id());
    out.writeStringProperty("Name", row.name());
    out.writeStringProperty("State", row.state().name());
    out.writeStringProperty("Health", row.task().health());
    out.writeStringProperty("Since", row.since().toString());
    out.writeStringProperty("Zone", row.task().zone());
    row.container()
        .ifPresent(
            container -> {
              out.writeStringProperty("Image", container.image());
              out.writeStringProperty("Digest", container.digest());
              container.exitCode().ifPresent(code -> out.writeNumberProperty("ExitCode", code));
            });
    if (row.state() == TaskRow.State.exited) {
      out.writeStringProperty("Reason", row.reason());
    }
    out.writeEndObject();
  }
}
