/** The support table: what becomes of every path of the Compose schema. */
@NullMarked
package dev.c2ecs.cfn.support;

import org.jspecify.annotations.NullMarked;
