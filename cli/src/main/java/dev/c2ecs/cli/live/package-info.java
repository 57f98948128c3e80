/** A deployed project as it lives: its tasks, what they write, what is done to them. */
@NullMarked
package dev.c2ecs.cli.live;

import org.jspecify.annotations.NullMarked;
