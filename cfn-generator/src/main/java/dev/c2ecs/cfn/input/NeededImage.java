package dev.c2ecs.cfn.input;

/**
 * An image that a template names by a parameter, because the project builds it or puts files in it.
 *
 * @param parameter the name of the parameter
 * @param service the service
 */
public record NeededImage(String parameter, String service) {}
