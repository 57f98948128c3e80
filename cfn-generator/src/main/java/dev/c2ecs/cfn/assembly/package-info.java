/** Puts the contributions of the mappers together to one template. */
@NullMarked
package dev.c2ecs.cfn.assembly;

import org.jspecify.annotations.NullMarked;
