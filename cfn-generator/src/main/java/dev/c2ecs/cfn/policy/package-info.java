/**
 * The least IAM policy for deploying, updating and removing a project: what CloudFormation asks of
 * the services for the resources of its template, and what c2ecs calls itself. The two tables are
 * {@code handlers.txt} and {@code calls.txt}.
 */
@NullMarked
package dev.c2ecs.cfn.policy;

import org.jspecify.annotations.NullMarked;
