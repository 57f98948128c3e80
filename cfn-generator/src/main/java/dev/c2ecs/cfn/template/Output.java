package dev.c2ecs.cfn.template;

/**
 * An output of a template.
 *
 * @param name its name, letters and digits
 * @param description the Compose path that it comes from
 * @param value its value
 */
public record Output(String name, String description, Value value) {}
