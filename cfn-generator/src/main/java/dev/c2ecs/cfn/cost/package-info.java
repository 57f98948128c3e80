/**
 * What a template costs in a month: prices from a table that is part of the program, quantities
 * from the template, and assumptions where neither tells.
 */
@NullMarked
package dev.c2ecs.cfn.cost;

import org.jspecify.annotations.NullMarked;
