/** What is known of AWS in one place: its types of resources, and its limits. */
@NullMarked
package dev.c2ecs.cfn.resourcetype;

import org.jspecify.annotations.NullMarked;
