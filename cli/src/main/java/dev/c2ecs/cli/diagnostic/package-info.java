/** What ends a deployment, or another command that works with AWS. */
@NullMarked
package dev.c2ecs.cli.diagnostic;

import org.jspecify.annotations.NullMarked;
