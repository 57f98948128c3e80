/** Tests of the whole program. */
@NullMarked
package dev.c2ecs.acceptance;

import org.jspecify.annotations.NullMarked;
