/** The untyped, immutable tree of a Compose project: nodes that know where they come from. */
@NullMarked
package dev.c2ecs.compose.tree;

import org.jspecify.annotations.NullMarked;
