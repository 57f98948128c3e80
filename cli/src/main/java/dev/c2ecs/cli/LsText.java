package dev.c2ecs.cli;

import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.deploy.Listing;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The list of stacks as text. */
final class LsText {

  private static final List<String> HEADER =
      List.of("NAME", "STATUS", "SERVICES", "TASKS", "UPDATED");
  private static final int STATUS = 1;
  private static final int MIN_STATUS = 12;

  private LsText() {}

  /**
   * A table with a header.
   *
   * @param width how wide it may be; only the status is cut
   */
  static String table(List<Listing.Entry> entries, Instant now, int width) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    entries.forEach(entry -> rows.add(row(entry, now)));
    return TextTable.of(rows, STATUS, MIN_STATUS, width);
  }

  private static List<String> row(Listing.Entry entry, Instant now) {
    Optional<Running> running = entry.running();
    return List.of(
        entry.stack().project(),
        status(entry),
        running.map(r -> ratio(well(r), r.services().size())).orElse("?"),
        running.map(r -> ratio(r.running(), r.wanted())).orElse("?"),
        CommonWords.ago(entry.stack().changed(), now));
  }

  private static String status(Listing.Entry entry) {
    return entry.stack().words() + (entry.problems().isEmpty() ? "" : ", incomplete");
  }

  private static int well(Running running) {
    return (int)
        running.services().stream()
            .filter(
                service ->
                    service.condition() == Running.Condition.WELL
                        || (service.condition() == Running.Condition.STARTING
                            && service.running() == service.tasks()))
            .count();
  }

  private static String ratio(int some, int all) {
    return all == 0 ? "-" : some + "/" + all;
  }

  /** A list of objects. */
  static String json(List<Listing.Entry> entries) {
    return JsonText.write(
        out -> {
          out.writeStartArray();
          entries.forEach(entry -> entry(out, entry));
          out.writeEndArray();
        });
  }

  private static void entry(JsonGenerator out, Listing.Entry entry) {
    out.writeStartObject();
    out.writeStringProperty("Name", entry.stack().project());
    out.writeStringProperty("Status", status(entry));
    out.writeStringProperty("Stack", entry.stack().name());
    out.writeStringProperty("State", entry.stack().status());
    out.writeStringProperty("Updated", entry.stack().changed().toString());
    entry
        .running()
        .ifPresent(
            running -> {
              out.writeNumberProperty("Services", running.services().size());
              out.writeNumberProperty("ServicesRunning", well(running));
              out.writeNumberProperty("Tasks", running.wanted());
              out.writeNumberProperty("TasksRunning", running.running());
            });
    out.writeArrayPropertyStart("Problems");
    entry.problems().forEach(out::writeString);
    if (!entry.failure().isEmpty()) {
      out.writeString(entry.failure());
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
