package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * An image in ECR, where it may be scanned.
 *
 * @param service the service that it is named after
 * @param repository its repository
 * @param digest its digest
 * @param sent when this run has sent it; empty when it was there before
 */
record ScannedImage(String service, String repository, Digest digest, Optional<Instant> sent) {}
