/** The shapes of mappers and the names they share; {@link dev.c2ecs.cfn.Mappers} lists them. */
@NullMarked
package dev.c2ecs.cfn.mapper;

import org.jspecify.annotations.NullMarked;
