/** Registries of images as they are. */
@NullMarked
package dev.c2ecs.acceptance.registry;

import org.jspecify.annotations.NullMarked;
