/** Placeholder. */
@NullMarked
package dev.c2ecs.cfn;

import org.jspecify.annotations.NullMarked;
