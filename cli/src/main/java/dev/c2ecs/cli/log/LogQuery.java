package dev.c2ecs.cli.log;

import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of a log group.
 *
 * @param group the name of the group, or its ARN
 * @param streams what the names of its streams begin with, empty for all
 * @param from the earliest time
 * @param until the time before which it ends; empty for all that there is
 */
public record LogQuery(String group, String streams, Instant from, Optional<Instant> until) {}
