/** Stacks as values: states, events, changes, causes. No effects. */
@NullMarked
package dev.c2ecs.cli.stack;

import org.jspecify.annotations.NullMarked;
