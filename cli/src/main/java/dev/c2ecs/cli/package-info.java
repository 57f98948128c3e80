/** Placeholder. */
@NullMarked
package dev.c2ecs.cli;

import org.jspecify.annotations.NullMarked;
