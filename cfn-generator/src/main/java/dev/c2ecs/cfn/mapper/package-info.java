/** One mapper per concern, all of the same shape, listed in {@link dev.c2ecs.cfn.Mappers}. */
@NullMarked
package dev.c2ecs.cfn.mapper;

import org.jspecify.annotations.NullMarked;
