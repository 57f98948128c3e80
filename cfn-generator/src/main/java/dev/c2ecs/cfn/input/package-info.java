/** What a template needs from outside before it can be deployed. */
@NullMarked
package dev.c2ecs.cfn.input;

import org.jspecify.annotations.NullMarked;
