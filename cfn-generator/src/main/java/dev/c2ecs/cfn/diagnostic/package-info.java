/** The diagnostics of the translation. */
@NullMarked
package dev.c2ecs.cfn.diagnostic;

import org.jspecify.annotations.NullMarked;
