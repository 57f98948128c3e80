package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.OneOffTasks;

/**
 * Where jobs are run and looked at.
 *
 * @param tasks ECS
 * @param places the cluster, network and task definitions of a stack
 */
record JobSite(OneOffTasks tasks, JobPlaces places) {}
