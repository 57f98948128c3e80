/** What the commands that work on stacks do. */
@NullMarked
package dev.c2ecs.cli.deploy;

import org.jspecify.annotations.NullMarked;
