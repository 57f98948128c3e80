/** Proxies that find their services by labels or variables, as rules of the load balancer. */
@NullMarked
package dev.c2ecs.cfn.routing;

import org.jspecify.annotations.NullMarked;
