/** How services find each other: Service Connect, names and the ports they listen on. */
@NullMarked
package dev.c2ecs.cfn.discovery;

import org.jspecify.annotations.NullMarked;
