/** Variables: the expression grammar, where values come from, and the casts that follow. */
@NullMarked
package dev.c2ecs.compose.interpolation;

import org.jspecify.annotations.NullMarked;
