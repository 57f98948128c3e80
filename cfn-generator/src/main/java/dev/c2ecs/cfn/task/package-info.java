/** Task definitions: containers, their commands, limits, health, kernel settings and variables. */
@NullMarked
package dev.c2ecs.cfn.task;

import org.jspecify.annotations.NullMarked;
