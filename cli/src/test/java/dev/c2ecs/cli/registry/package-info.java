@NullMarked
package dev.c2ecs.cli.registry;

import org.jspecify.annotations.NullMarked;
