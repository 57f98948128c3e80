/** Validation against the JSON Schema of Compose, with positions. */
@NullMarked
package dev.c2ecs.compose.schema;

import org.jspecify.annotations.NullMarked;
