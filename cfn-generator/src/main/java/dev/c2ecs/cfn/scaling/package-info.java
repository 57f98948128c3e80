/** How the number of tasks follows the load. */
@NullMarked
package dev.c2ecs.cfn.scaling;

import org.jspecify.annotations.NullMarked;
