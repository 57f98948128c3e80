/** What is shown while a stack changes: text, width, redrawing. */
@NullMarked
package dev.c2ecs.cli.terminal;

import org.jspecify.annotations.NullMarked;
