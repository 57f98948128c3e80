package dev.c2ecs.cli.image;

/**
 * An image that a layer is added to.
 *
 * @param manifest its manifest
 * @param config its configuration
 * @param blobs where its layers are read from; nothing is read that a registry has already
 */
public record BaseImage(Manifest manifest, ImageConfig config, BlobSource blobs) {}
