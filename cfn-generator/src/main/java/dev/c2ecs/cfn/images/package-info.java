/** Images, what they are pulled with, and the files of the project that are put into them. */
@NullMarked
package dev.c2ecs.cfn.images;

import org.jspecify.annotations.NullMarked;
