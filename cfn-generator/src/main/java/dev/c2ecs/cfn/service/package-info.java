/** ECS services: what keeps tasks running, in which order, on what capacity and how they roll. */
@NullMarked
package dev.c2ecs.cfn.service;

import org.jspecify.annotations.NullMarked;
