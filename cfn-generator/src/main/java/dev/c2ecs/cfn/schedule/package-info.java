/** Jobs by the clock. */
@NullMarked
package dev.c2ecs.cfn.schedule;

import org.jspecify.annotations.NullMarked;
