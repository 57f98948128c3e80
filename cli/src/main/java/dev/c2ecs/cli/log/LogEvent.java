package dev.c2ecs.cli.log;

import java.time.Instant;

/**
 * An event of a log group.
 *
 * @param id its ID, of which there is one in the group
 * @param time when the container wrote it
 * @param stream the name of its stream
 * @param message what was written, without the last line end
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html">
 *     CloudWatch Logs, FilteredLogEvent</a>
 */
public record LogEvent(String id, Instant time, String stream, String message) {}
