/**
 * Images as the OCI image specification and Docker have them: values, their JSON, archives and
 * layers.
 */
@NullMarked
package dev.c2ecs.cli.image;

import org.jspecify.annotations.NullMarked;
