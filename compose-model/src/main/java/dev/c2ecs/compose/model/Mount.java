package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something mounted into a container.
 *
 * @param type bind, volume, tmpfs, npipe, cluster or image
 * @param source the volume name or absolute path; empty for an anonymous volume
 * @param target the absolute path in the container
 * @param readOnly whether the container may only read
 * @param subpath a path inside the volume
 * @param tmpfsSize the size of a tmpfs in bytes
 * @param path its path in the project
 */
public record Mount(
    String type,
    Optional<String> source,
    String target,
    boolean readOnly,
    Optional<String> subpath,
    OptionalLong tmpfsSize,
    TreePath path) {}
