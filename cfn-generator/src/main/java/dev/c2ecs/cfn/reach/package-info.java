/** Which tasks of a template reach which others, and by which names. */
@NullMarked
package dev.c2ecs.cfn.reach;

import org.jspecify.annotations.NullMarked;
