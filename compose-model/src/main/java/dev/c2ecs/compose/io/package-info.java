/** The door to files: the loader opens nothing that does not go through it. */
@NullMarked
package dev.c2ecs.compose.io;

import org.jspecify.annotations.NullMarked;
