/** Finds, reads and combines the files of a project. */
@NullMarked
package dev.c2ecs.compose.loader;

import org.jspecify.annotations.NullMarked;
