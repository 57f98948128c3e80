/**
 * The steps from the trees of single files to the effective model: long forms, merge, unique items,
 * defaults, paths, implied attributes, canonical values, consistency.
 */
@NullMarked
package dev.c2ecs.compose.transform;

import org.jspecify.annotations.NullMarked;
