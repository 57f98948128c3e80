/** Lines that containers wrote: which are new, who wrote them, how they are shown. No effects. */
@NullMarked
package dev.c2ecs.cli.log;

import org.jspecify.annotations.NullMarked;
