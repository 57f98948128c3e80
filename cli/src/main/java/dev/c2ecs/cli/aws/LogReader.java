package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cli.log.LogEvent;
import dev.c2ecs.cli.log.LogQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * The events of log groups.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">
 *     CloudWatch Logs, FilterLogEvents</a>
 */
public final class LogReader implements AutoCloseable {

  /** How many events one call returns at most. */
  public static final int LAST = 10_000;

  private static final String GONE = "ResourceNotFoundException";

  private final CloudWatchLogsClient logs;

  /** Those of an account and region. */
  public LogReader(Aws aws) {
    this.logs = aws.configure("cloudwatch_logs", CloudWatchLogsClient.builder()).build();
  }

  /**
   * Some events.
   *
   * @param events in the order of their times, from all streams; may be none although there is more
   * @param more what to ask for the next ones with; empty at the end
   */
  public record Page(List<LogEvent> events, Optional<String> more) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /**
   * Reads a page; a group that is not there has no events.
   *
   * @param from what the page before it said, null for the first one
   */
  public Page page(LogQuery query, @Nullable String from) {
    try {
      return page(
          call(
              () ->
                  logs.filterLogEvents(
                      r -> {
                        r.startTime(query.from().toEpochMilli()).nextToken(from);
                        query.until().ifPresent(until -> r.endTime(until.toEpochMilli() - 1));
                        if (query.group().startsWith("arn:")) {
                          r.logGroupIdentifier(query.group());
                        } else {
                          r.logGroupName(query.group());
                        }
                        if (!query.streams().isEmpty()) {
                          r.logStreamNamePrefix(query.streams());
                        }
                      })));
    } catch (AwsFailure e) {
      if (e.code().equals(GONE)) {
        return new Page(List.of(), Optional.empty());
      }
      throw e;
    }
  }

  /**
   * The last events of a stream, the oldest first; none when it is not there. They have no IDs.
   *
   * @param count how many at most, up to {@link #LAST}
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">
   *     CloudWatch Logs, GetLogEvents</a>
   */
  public List<LogEvent> last(String group, String stream, int count) {
    try {
      return call(
              () ->
                  logs.getLogEvents(
                      r -> {
                        r.logStreamName(stream).startFromHead(false).limit(count);
                        if (group.startsWith("arn:")) {
                          r.logGroupIdentifier(group);
                        } else {
                          r.logGroupName(group);
                        }
                      }))
          .events()
          .stream()
          .map(
              event -> {
                Instant time = Instant.ofEpochMilli(event.timestamp());
                return new LogEvent("", time, stream, CloudFormationAnswers.text(event.message()));
              })
          .sorted(Comparator.comparing(LogEvent::time))
          .toList();
    } catch (AwsFailure e) {
      if (e.code().equals(GONE)) {
        return List.of();
      }
      throw e;
    }
  }

  private static Page page(FilterLogEventsResponse answer) {
    return new Page(
        answer.events().stream().map(LogReader::event).toList(),
        Optional.ofNullable(answer.nextToken()).filter(token -> !token.isEmpty()));
  }

  private static LogEvent event(FilteredLogEvent event) {
    return new LogEvent(
        event.eventId(),
        Instant.ofEpochMilli(event.timestamp()),
        CloudFormationAnswers.text(event.logStreamName()),
        CloudFormationAnswers.text(event.message()));
  }

  @Override
  public void close() {
    logs.close();
  }
}
