/**
 * What people do to Compose files, one change after the other: random projects, a table of changes
 * with their weights, and sequences of changes that are deployed on an account.
 */
@NullMarked
package dev.c2ecs.acceptance.evolution;

import org.jspecify.annotations.NullMarked;
