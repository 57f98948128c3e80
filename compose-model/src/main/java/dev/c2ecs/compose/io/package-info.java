/** What a loader takes from the world: the door to files, and variables. It knows nothing else. */
@NullMarked
package dev.c2ecs.compose.io;

import org.jspecify.annotations.NullMarked;
