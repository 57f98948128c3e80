package dev.c2ecs.cli.live;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.log.LogEvent;
import dev.c2ecs.cli.log.LogLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who of a project writes where, as far as it is of interest.
 *
 * @param byStreams the containers, by what the names of their streams begin with
 * @param services the Compose services that are of interest
 */
record LogWriters(Map<String, Writer> byStreams, Set<String> services) {

  /** More containers than these are asked for all at once. */
  private static final int ALONE = 3;

  /**
   * A part of a log group.
   *
   * @param streams what the names of its streams begin with, empty for all
   */
  record Place(String group, String streams) {}

  /**
   * Those of some services.
   *
   * @param wanted their names, none for all
   * @param helpers whether containers of ours are of interest
   * @throws Refusal if one is not deployed, or none logs to a group
   */
  static LogWriters of(LiveProject project, List<String> wanted, boolean helpers) {
    Asked asked = Asked.of(project, wanted);
    Map<String, Writer> found = new LinkedHashMap<>();
    List<String> elsewhere = new ArrayList<>();
    for (Member member : project.members()) {
      for (Writer writer : member.containers()) {
        if (asked.isWanted(member, writer) && (helpers || !writer.helper())) {
          if (writer.isKnown()) {
            found.put(writer.streams(), writer);
          } else {
            elsewhere.add(writer.service());
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw new Refusal(
          DeployCode.NO_LOGS,
          elsewhere.isEmpty()
              ? "nothing of the project writes logs"
              : String.join(", ", elsewhere)
                  + (elsewhere.size() == 1 ? " logs" : " log")
                  + " elsewhere than to CloudWatch: `logging` in the Compose file says where");
    }
    return new LogWriters(found, asked.services());
  }

  /** Whether lines of a member are of interest. */
  boolean concerns(Member member) {
    return !of(member).isEmpty();
  }

  /** The containers of a member that are of interest. */
  List<Writer> of(Member member) {
    return member.containers().stream()
        .filter(writer -> writer.equals(byStreams.get(writer.streams())))
        .toList();
  }

  /**
   * What to ask for: few containers one by one, more of them together, as one call counts against
   * the rate of the account however much it returns.
   */
  List<Place> places() {
    Map<String, Set<String>> byGroup = new TreeMap<>();
    for (Writer writer : byStreams.values()) {
      byGroup.computeIfAbsent(writer.group(), name -> new LinkedHashSet<>()).add(writer.streams());
    }
    List<Place> places = new ArrayList<>();
    byGroup.forEach(
        (group, streams) -> {
          if (streams.size() <= ALONE) {
            streams.forEach(one -> places.add(new Place(group, one)));
          } else {
            places.add(new Place(group, common(streams)));
          }
        });
    return places;
  }

  private static String common(Set<String> texts) {
    String common = texts.iterator().next();
    for (String text : texts) {
      int same = 0;
      while (same < Math.min(common.length(), text.length())
          && common.charAt(same) == text.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    return common;
  }

  /** An event as a line; nothing when it is of somebody else. */
  Optional<LogLine> line(LogEvent event, TaskNumbers numbers) {
    int end = event.stream().lastIndexOf('/') + 1;
    Writer writer = byStreams.get(event.stream().substring(0, end));
    if (writer == null) {
      return Optional.empty();
    }
    String task = event.stream().substring(end);
    String label = numbers.label(writer.service(), task);
    return Optional.of(
        new LogLine(
            event.time(),
            writer.service(),
            writer.container(),
            task,
            writer.helper() ? label + "/" + writer.container() : label,
            LogLine.Kind.OUTPUT,
            event.message()));
  }
}
