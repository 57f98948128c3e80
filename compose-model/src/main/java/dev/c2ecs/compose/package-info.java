/** Placeholder. */
@NullMarked
package dev.c2ecs.compose;

import org.jspecify.annotations.NullMarked;
