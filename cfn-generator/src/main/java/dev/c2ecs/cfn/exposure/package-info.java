/** What of a template faces the Internet. */
@NullMarked
package dev.c2ecs.cfn.exposure;

import org.jspecify.annotations.NullMarked;
