package dev.c2ecs.compose.model;

import java.util.Map;

/**
 * A named volume.
 *
 * @param key its key in the project
 * @param name the name on the platform
 * @param external whether it exists already
 * @param driver the driver, {@code local} when unset
 * @param driverOptions the options of the driver
 * @param labels its labels
 */
public record Volume(
    String key,
    String name,
    boolean external,
    String driver,
    Map<String, String> driverOptions,
    Map<String, String> labels) {}
