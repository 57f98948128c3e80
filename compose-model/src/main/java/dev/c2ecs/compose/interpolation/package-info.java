/** Variables substituted in trees, and the casts that follow. */
@NullMarked
package dev.c2ecs.compose.interpolation;

import org.jspecify.annotations.NullMarked;
