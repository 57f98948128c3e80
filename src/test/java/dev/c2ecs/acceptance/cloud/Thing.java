package dev.c2ecs.acceptance.cloud;

/**
 * Something in the account.
 *
 * @param logicalId the logical ID that it had in its stack
 */
public record Thing(String type, String physicalId, String logicalId) {}
