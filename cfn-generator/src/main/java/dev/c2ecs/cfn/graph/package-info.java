/** The architecture of a template as nodes and edges, and as Mermaid, DOT and SVG. */
@NullMarked
package dev.c2ecs.cfn.graph;

import org.jspecify.annotations.NullMarked;
