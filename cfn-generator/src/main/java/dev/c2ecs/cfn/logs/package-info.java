/** Where containers log to. */
@NullMarked
package dev.c2ecs.cfn.logs;

import org.jspecify.annotations.NullMarked;
