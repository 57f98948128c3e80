/** Published ports: load balancers, listeners, rules, target groups and what is not opened. */
@NullMarked
package dev.c2ecs.cfn.loadbalancing;

import org.jspecify.annotations.NullMarked;
