package dev.c2ecs.compose.env;

/**
 * One variable that an env file sets.
 *
 * @param text the value
 * @param line the line of the name, from 1
 */
public record EnvLine(String text, int line) {}
