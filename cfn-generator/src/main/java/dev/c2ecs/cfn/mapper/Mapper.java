package dev.c2ecs.cfn.mapper;

/** Translates one concern: of the project, of each task, or of each container. */
public sealed interface Mapper permits ProjectMapper, TaskMapper, ContainerMapper {}
