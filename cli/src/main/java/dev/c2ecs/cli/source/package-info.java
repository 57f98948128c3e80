/** What is in the directories of a project, beside its Compose files: asked of files and of git. */
@NullMarked
package dev.c2ecs.cli.source;

import org.jspecify.annotations.NullMarked;
