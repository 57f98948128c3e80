/** The grammar of variable expressions, {@code ${NAME:-default}}. */
@NullMarked
package dev.c2ecs.compose.expression;

import org.jspecify.annotations.NullMarked;
