/**
 * A tool of the build: rewrites the jars that are distributed into a form that starts faster. What
 * the classes do stays as it is.
 */
@NullMarked
package dev.c2ecs.packaging;

import org.jspecify.annotations.NullMarked;
