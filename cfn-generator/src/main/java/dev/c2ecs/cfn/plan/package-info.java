/** What the mappers need to know of a project: tasks, ports, order, names and sizes on ECS. */
@NullMarked
package dev.c2ecs.cfn.plan;

import org.jspecify.annotations.NullMarked;
