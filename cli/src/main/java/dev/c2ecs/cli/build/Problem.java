package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;

/**
 * What is wrong with a request, or what a builder cannot do of it.
 *
 * @param code its kind
 * @param attribute the attribute of {@code build} that it is about; empty for all of it
 * @param words what is wrong, without a value
 * @param hint what to do
 */
public record Problem(DeployCode code, String attribute, String words, String hint) {}
