/** The VPC, its subnets and the security groups of Compose networks. */
@NullMarked
package dev.c2ecs.cfn.network;

import org.jspecify.annotations.NullMarked;
