/** Rules that every template must keep and that AWS or cfn-lint would find late or never. */
@NullMarked
package dev.c2ecs.cfn.check;

import org.jspecify.annotations.NullMarked;
