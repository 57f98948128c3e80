/** Results in the forms that other programs show: each has its own escaping, in one class. */
@NullMarked
package dev.c2ecs.cli.report;

import org.jspecify.annotations.NullMarked;
