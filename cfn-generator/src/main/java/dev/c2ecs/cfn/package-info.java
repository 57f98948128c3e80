/**
 * Translates a Compose project to a CloudFormation template.
 *
 * <p>The way of the data: {@code support} looks every attribute up, each room decides about its
 * concern, {@code plan} puts that together, the mappers of the rooms contribute resources, {@code
 * assembly} merges them, {@code check} refuses what AWS would refuse, {@code writer} writes.
 * Nothing here reads a file or knows the network.
 */
@NullMarked
package dev.c2ecs.cfn;

import org.jspecify.annotations.NullMarked;
