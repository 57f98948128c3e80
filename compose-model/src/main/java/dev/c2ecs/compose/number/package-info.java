/** Numbers as texts, read and printed the way Go does it. */
@NullMarked
package dev.c2ecs.compose.number;

import org.jspecify.annotations.NullMarked;
