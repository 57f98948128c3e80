package dev.c2ecs.acceptance.cloud;

/**
 * The first thing that failed.
 *
 * @param logicalId the resource; empty for the template as a whole
 * @param reason as AWS words it
 */
public record Failure(String logicalId, String reason) {}
