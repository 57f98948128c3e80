/** Any bytes end in a model or in diagnostics: the targets, their seeds and a short seeded run. */
@NullMarked
package dev.c2ecs.compose.fuzz;

import org.jspecify.annotations.NullMarked;
