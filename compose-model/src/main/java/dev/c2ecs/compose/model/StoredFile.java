package dev.c2ecs.compose.model;

/**
 * A secret or config of the project.
 *
 * @param key its key in the project
 * @param name the name on the platform
 * @param external whether it exists already
 */
public record StoredFile(String key, String name, boolean external) {}
