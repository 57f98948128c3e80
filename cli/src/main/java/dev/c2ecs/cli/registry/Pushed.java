package dev.c2ecs.cli.registry;

/**
 * What a push has done.
 *
 * @param image the image with its digest
 * @param unchanged whether it was there before
 * @param bytes how many bytes of blobs were sent, also in vain
 * @param sent how many blobs were sent
 * @param mounted how many blobs another repository gave
 */
public record Pushed(
    RegistryReference image, boolean unchanged, long bytes, int sent, int mounted) {}
