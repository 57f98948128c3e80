package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.tree.TreePath;

/**
 * Something that is mounted while the containers of a service run. It hides what their image has
 * there and below.
 *
 * @param service the service
 * @param target the path as it is written; links of the image on the way are followed
 * @param path the Compose path that asks for it
 */
public record MountedPlace(String service, String target, TreePath path) {}
