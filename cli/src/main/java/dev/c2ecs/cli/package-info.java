/** The command line: the only module that knows files, streams, terminals and processes. */
@NullMarked
package dev.c2ecs.cli;

import org.jspecify.annotations.NullMarked;
