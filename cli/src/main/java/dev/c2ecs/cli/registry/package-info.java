/**
 * Registries of images: what is asked of them by the distribution API of the Open Container
 * Initiative, and with whose credentials.
 */
@NullMarked
package dev.c2ecs.cli.registry;

import org.jspecify.annotations.NullMarked;
