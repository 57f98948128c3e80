/**
 * A small model of AWS: an account with things in it, and operations that check what each service's
 * API checks. It decides what CloudFormation and the services would say to an update; the rules and
 * their sources are in {@code docs/aws-model.md}.
 */
@NullMarked
package dev.c2ecs.acceptance.cloud;

import org.jspecify.annotations.NullMarked;
