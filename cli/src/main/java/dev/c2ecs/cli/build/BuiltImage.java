package dev.c2ecs.cli.build;

import java.nio.file.Path;

/**
 * An image that was built.
 *
 * @param build the build
 * @param archive the archive with it, an OCI layout or what {@code docker save} writes; it goes
 *     with the {@link Workplace}
 * @param bytes the size of the archive
 */
public record BuiltImage(ImageBuild build, Path archive, long bytes) {}
