/**
 * A Compose parser: files in, a typed and immutable model with positions out.
 *
 * <p>{@link dev.c2ecs.compose.ComposeLoader} is the entry. The way of the data: bytes → {@code
 * yaml} (trees with positions) → {@code interpolation} (variables, casts) → {@code loader}
 * (include, extends) → {@code transform} (merge, unicity, {@code schema} validation, canonical
 * forms, defaults, paths, normalisation, decoding, consistency) → {@code model} (records). Every
 * step takes a value and returns a value; problems go to a {@link
 * dev.c2ecs.compose.diagnostic.Reporter}.
 */
@NullMarked
package dev.c2ecs.compose;

import org.jspecify.annotations.NullMarked;
