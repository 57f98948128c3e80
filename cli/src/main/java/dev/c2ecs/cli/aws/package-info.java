/** The only package that knows the AWS SDK. */
@NullMarked
package dev.c2ecs.cli.aws;

import org.jspecify.annotations.NullMarked;
