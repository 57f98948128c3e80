package dev.c2ecs.cli.aws;

import java.util.Map;

/**
 * What ECR's scan says of an image.
 *
 * @param state how far it is
 * @param words what ECR says of its state, often empty
 * @param findings the number of findings by the name of their severity, {@code CRITICAL}
 */
public record ImageScan(State state, String words, Map<String, Integer> findings) {

  public ImageScan {
    findings = Map.copyOf(findings);
  }

  /** How far a scan is. */
  public enum State {
    /** There is a result. */
    DONE,
    /** There will be one. */
    RUNNING,
    /** Nobody has asked for one, or not yet. */
    NONE,
    /** There is none, and there will be none. */
    IMPOSSIBLE
  }
}
