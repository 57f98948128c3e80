package dev.c2ecs.cfn.routing;

import dev.c2ecs.compose.tree.TreePath;

/**
 * Requests that lead to a service.
 *
 * @param service the service
 * @param target its port, 1 to 65535
 * @param entry the port of the proxy that takes them
 * @param condition which requests
 * @param path where it is said
 */
record Route(String service, int target, EntryPoint entry, Condition condition, TreePath path) {}
