package dev.c2ecs.compose.diagnostic;

/**
 * What is said about a kind of diagnostic to somebody who asks, in whole sentences.
 *
 * @param why why it is reported
 * @param instead what happens instead of what was written
 * @param remedy what to do about it
 */
public record Explanation(String why, String instead, String remedy) {}
