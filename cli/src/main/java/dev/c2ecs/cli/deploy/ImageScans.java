package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.ImageInspection.Finding;
import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.aws.ImageScan;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.tree.TreePath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What ECR's scan finds in the images of a run. Without a limit it is only told; with one an image
 * of which nobody knows enough does not pass either.
 */
final class ImageScans {

  /** A basic scan of a usual image takes some seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration PATIENCE_OF_LIMIT = Duration.ofMinutes(5);

  /** Until then a scan that nobody has asked for may still begin: ECR asks when it is pushed. */
  private static final Duration BEGINNING = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Session session;
  private final ImageRepositories repositories;

  /** Scans. */
  ImageScans(Session session, ImageRepositories repositories) {
    this.session = session;
    this.repositories = repositories;
  }

  /**
   * Tells what the scans found. Nothing that goes wrong here fails the command.
   *
   * @param patient whether to wait for scans that run
   */
  void tell(List<ScannedImage> images, boolean patient) {
    Instant until = session.pace().now().plus(patient ? PATIENCE : Duration.ZERO);
    try {
      List<String> without = new ArrayList<>();
      for (ScannedImage image : images) {
        ImageScan scan = waited(image, until);
        if (scan.state() == ImageScan.State.NONE) {
          without.add(image.service());
        } else {
          line(image, words(image, scan));
        }
      }
      none(without);
    } catch (DeployFailure e) {
      String why =
          e.isDenied()
              ? e.action().orElse("ecr:DescribeImageScanFindings") + " is not allowed"
              : e.reason();
      session.console().line("what ECR's scan found is not known: " + CommonWords.harmless(why));
    }
  }

  /**
   * Tells what the scans found, and refuses what is too bad or not known.
   *
   * @throws Refusal if an image has findings of this severity or worse, or no result
   */
  void check(List<ScannedImage> images, Severity limit) {
    Instant until = session.pace().now().plus(PATIENCE_OF_LIMIT);
    List<Finding> refused = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (ScannedImage image : images) {
      ImageScan scan;
      try {
        scan = waited(image, until);
      } catch (DeployFailure e) {
        throw new Refusal(
            DeployCode.SCAN_FINDINGS,
            place(image),
            "--fail-on "
                + limit
                + ": what ECR's scan found in the image of "
                + image.service()
                + " is not known: "
                + e.reason(),
            "");
      }
      if (scan.state() == ImageScan.State.NONE) {
        without.add(image.service());
      } else {
        line(image, words(image, scan));
      }
      if (scan.state() != ImageScan.State.DONE) {
        refused.add(finding(image, limit, "no result of a scan", ""));
      } else if (limit.reached(scan.findings()) > 0) {
        refused.add(finding(image, limit, Severity.words(scan.findings()), command(image)));
      }
    }
    none(without);
    if (!refused.isEmpty()) {
      throw Refusal.of(DeployCode.SCAN_FINDINGS, refused);
    }
  }

  private static Finding finding(ScannedImage image, Severity limit, String what, String hint) {
    return new Finding(
        DeployCode.SCAN_FINDINGS,
        place(image),
        "--fail-on " + limit + ": the image of " + image.service() + " has " + what,
        hint);
  }

  private static TreePath place(ScannedImage image) {
    return TreePath.of("services", image.service());
  }

  private ImageScan waited(ScannedImage image, Instant until) {
    return session.busy(
        "waiting for the scan of the image of " + image.service(),
        () -> {
          ImageScan scan = repositories.scan(image.repository(), image.digest());
          while (isOpen(scan, image) && session.pace().now().isBefore(until)) {
            session.pace().sleep(PAUSE);
            scan = repositories.scan(image.repository(), image.digest());
          }
          return scan;
        });
  }

  private boolean isOpen(ImageScan scan, ScannedImage image) {
    return scan.state() == ImageScan.State.RUNNING
        || (scan.state() == ImageScan.State.NONE
            && image
                .sent()
                .filter(sent -> session.pace().now().isBefore(sent.plus(BEGINNING)))
                .isPresent());
  }

  private void line(ScannedImage image, String words) {
    session.console().line("scan of " + image.service() + ": " + words);
  }

  /** Why there is none is the same for all of them. */
  private void none(List<String> services) {
    if (!services.isEmpty()) {
      session
          .console()
          .line(
              "ECR has not scanned the "
                  + (services.size() == 1 ? "image" : "images")
                  + " of "
                  + String.join(", ", services)
                  + "; scanning may be switched off for the registry");
    }
  }

  private static String words(ScannedImage image, ImageScan scan) {
    return switch (scan.state()) {
      case DONE -> Severity.words(scan.findings());
      case RUNNING -> "still running; " + command(image);
      case NONE -> "none";
      case IMPOSSIBLE -> "no result: " + CommonWords.harmless(scan.words());
    };
  }

  private static String command(ScannedImage image) {
    return "aws ecr describe-image-scan-findings --repository-name "
        + image.repository()
        + " --image-id imageDigest="
        + image.digest();
  }
}
