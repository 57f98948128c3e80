/** What differs between two templates, in the words of Compose. */
@NullMarked
package dev.c2ecs.cfn.diff;

import org.jspecify.annotations.NullMarked;
