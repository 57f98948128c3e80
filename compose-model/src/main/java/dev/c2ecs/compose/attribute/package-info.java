/**
 * The table of attributes, {@code src/main/tables/attributes.tsv}: what the steps of reading know
 * of each, and the walk of a tree beside it. The enums of its columns are made by the build.
 */
@NullMarked
package dev.c2ecs.compose.attribute;

import org.jspecify.annotations.NullMarked;
