/** Roles and what they may do. */
@NullMarked
package dev.c2ecs.cfn.iam;

import org.jspecify.annotations.NullMarked;
