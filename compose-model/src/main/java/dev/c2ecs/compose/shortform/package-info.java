/** The short forms of Compose: ports, mounts, commands, durations and sizes written as one text. */
@NullMarked
package dev.c2ecs.compose.shortform;

import org.jspecify.annotations.NullMarked;
