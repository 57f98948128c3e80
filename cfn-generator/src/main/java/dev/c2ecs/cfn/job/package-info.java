/** Which services end by themselves, and what it takes to run them once. */
@NullMarked
package dev.c2ecs.cfn.job;

import org.jspecify.annotations.NullMarked;
