/** What a change of a project means, as a reviewer reads it: two sides, what differs, a comment. */
@NullMarked
package dev.c2ecs.cli.review;

import org.jspecify.annotations.NullMarked;
