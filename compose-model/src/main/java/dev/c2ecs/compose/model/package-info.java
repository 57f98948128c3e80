/**
 * The typed, immutable model of a Compose project. Sizes are bytes, durations {@link
 * java.time.Duration}; an absent attribute is an empty {@link java.util.Optional} or collection.
 */
@NullMarked
package dev.c2ecs.compose.model;

import org.jspecify.annotations.NullMarked;
