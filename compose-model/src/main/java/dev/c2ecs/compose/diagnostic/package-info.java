/** Diagnostics as data: a code, a severity, a sentence, what to do, and where. */
@NullMarked
package dev.c2ecs.compose.diagnostic;

import org.jspecify.annotations.NullMarked;
