/** Volumes and bind mounts: file systems, access points and what is in them. */
@NullMarked
package dev.c2ecs.cfn.storage;

import org.jspecify.annotations.NullMarked;
