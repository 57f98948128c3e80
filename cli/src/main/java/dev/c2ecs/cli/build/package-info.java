/**
 * Builds the images of a project with the builder at hand: what decides a build as a value, what
 * each builder is told of it, and running them side by side. The result of a build is an archive.
 */
@NullMarked
package dev.c2ecs.cli.build;

import org.jspecify.annotations.NullMarked;
