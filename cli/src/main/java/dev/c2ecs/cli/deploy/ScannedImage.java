package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.Digest;

/**
 * An image in ECR, where it may be scanned.
 *
 * @param service the service that it is named after
 * @param repository its repository
 * @param digest its digest
 * @param isNew whether this run has sent it
 */
record ScannedImage(String service, String repository, Digest digest, boolean isNew) {}
