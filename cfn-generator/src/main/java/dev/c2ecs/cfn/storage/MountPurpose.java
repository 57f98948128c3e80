package dev.c2ecs.cfn.storage;

/**
 * What a mount from the project or the host is. All mounts of one source are the same, but that
 * source code is so only for the services whose image is built from it. {@link MountPurposes}
 * decides it.
 */
public sealed interface MountPurpose {

  /** The source code that the image is built from. */
  record SourceCode() implements MountPurpose {}

  /**
   * Files that a service is configured with, or serves: they are added to its image.
   *
   * @param changes whether some service may change them while it runs
   */
  record Configuration(boolean changes) implements MountPurpose {}

  /**
   * A directory that a service writes what it must not lose to.
   *
   * @param inProject whether it is a part of the project
   */
  record Data(boolean inProject) implements MountPurpose {}

  /** A single file that a service writes what it must not lose to. */
  record DataFile() implements MountPurpose {}

  /** A part of the host itself. */
  record Host(HostPart part) implements MountPurpose {}

  /** What lets whoever develops into other systems. */
  record DeveloperCredentials() implements MountPurpose {}

  /** The shared memory of the host. */
  record HostMemory() implements MountPurpose {}

  /** The time zone of the host. */
  record TimeZone() implements MountPurpose {}

  /**
   * Nothing.
   *
   * @param file whether it looks like a file
   */
  record Missing(boolean file) implements MountPurpose {}
}
