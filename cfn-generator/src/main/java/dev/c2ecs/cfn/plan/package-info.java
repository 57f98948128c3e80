/** What the rooms decided about a project, as one value, and the names of all resources. */
@NullMarked
package dev.c2ecs.cfn.plan;

import org.jspecify.annotations.NullMarked;
