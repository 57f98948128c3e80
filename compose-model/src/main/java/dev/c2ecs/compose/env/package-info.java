/** Env files: the dotenv grammar and the raw format. */
@NullMarked
package dev.c2ecs.compose.env;

import org.jspecify.annotations.NullMarked;
