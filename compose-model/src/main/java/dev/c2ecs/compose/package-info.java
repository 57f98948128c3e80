/**
 * A Compose parser: files in, a typed and immutable model with positions out.
 *
 * <p>{@link dev.c2ecs.compose.ComposeLoader} is the entry, {@link dev.c2ecs.compose.LoadRequest}
 * all that it may know of the world. The way of the data:
 *
 * <ol>
 *   <li>The hidden classes of this package find the files, the variables and the project name.
 *   <li>{@code yaml} turns bytes into trees ({@code tree}) in which every node knows its position.
 *   <li>Each document in turn: {@code interpolation} substitutes variables and casts what must not
 *       be a string; what is included is imported, and services are merged over those that they
 *       extend; {@code transform} merges the document over those before it and drops repeated
 *       items; {@code schema} validates; {@code transform} writes short forms out.
 *   <li>The whole: {@code transform} fills in defaults, makes paths absolute, normalises, decodes
 *       values, selects services and checks that they agree; then env files are read.
 *   <li>{@code model} gives the result its types.
 * </ol>
 *
 * <p>Every step takes a value and returns a value; problems go to a {@link
 * dev.c2ecs.compose.diagnostic.Reporter}. An error does not end loading: the step leaves out what
 * is wrong, so that the steps after it find the other problems. Only a result without errors has a
 * model.
 */
@NullMarked
package dev.c2ecs.compose;

import org.jspecify.annotations.NullMarked;
