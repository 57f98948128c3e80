/**
 * The steps from the trees of single files to the effective model: canonical forms, merge, unicity,
 * extends, include, defaults, paths, normalisation, decoding, consistency.
 */
@NullMarked
package dev.c2ecs.compose.transform;

import org.jspecify.annotations.NullMarked;
