/** The {@code x-aws-} keys: which there are, what they may hold, and how they are read. */
@NullMarked
package dev.c2ecs.cfn.extension;

import org.jspecify.annotations.NullMarked;
