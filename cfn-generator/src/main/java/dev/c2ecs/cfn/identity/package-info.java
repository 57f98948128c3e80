/** Which resources of two templates are the same thing, and how they keep their logical IDs. */
@NullMarked
package dev.c2ecs.cfn.identity;

import org.jspecify.annotations.NullMarked;
