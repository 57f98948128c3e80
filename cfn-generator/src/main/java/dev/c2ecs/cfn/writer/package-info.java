/** Writes templates as YAML or JSON, every byte fixed. */
@NullMarked
package dev.c2ecs.cfn.writer;

import org.jspecify.annotations.NullMarked;
