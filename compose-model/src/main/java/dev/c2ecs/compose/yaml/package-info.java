/**
 * Reads YAML text into trees with positions. The only package that knows the YAML library: it
 * consumes its events, so that depth and expansion are bounded before any memory is spent.
 */
@NullMarked
package dev.c2ecs.compose.yaml;

import org.jspecify.annotations.NullMarked;
