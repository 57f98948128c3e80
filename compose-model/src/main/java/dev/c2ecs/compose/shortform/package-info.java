/** The short forms of Compose: ports, mounts and commands written as one text. */
@NullMarked
package dev.c2ecs.compose.shortform;

import org.jspecify.annotations.NullMarked;
