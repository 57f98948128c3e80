/** CloudFormation templates as values: resources, properties, intrinsic functions. */
@NullMarked
package dev.c2ecs.cfn.template;

import org.jspecify.annotations.NullMarked;
