package dev.c2ecs.compose.model;

/**
 * A network.
 *
 * @param key its key in the project
 * @param name the name on the platform
 * @param external whether it exists already
 * @param internal whether it is closed to the outside
 */
public record Network(String key, String name, boolean external, boolean internal) {}
