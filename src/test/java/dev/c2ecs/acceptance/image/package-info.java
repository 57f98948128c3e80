/** Images as real builders write and unpack them. */
@NullMarked
package dev.c2ecs.acceptance.image;

import org.jspecify.annotations.NullMarked;
