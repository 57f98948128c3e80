/** Secrets and credentials: files, variables, and which variables are credentials. */
@NullMarked
package dev.c2ecs.cfn.secrets;

import org.jspecify.annotations.NullMarked;
