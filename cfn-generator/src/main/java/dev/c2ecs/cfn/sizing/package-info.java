/** How large containers have to be when nobody says. */
@NullMarked
package dev.c2ecs.cfn.sizing;

import org.jspecify.annotations.NullMarked;
