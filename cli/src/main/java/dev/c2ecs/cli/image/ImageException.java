package dev.c2ecs.cli.image;

import java.io.IOException;
import java.util.Optional;

/**
 * What is wrong with an image, an archive or delivered files. It is an {@link IOException}, because
 * much of it is found only while contents are read. The message is plain text: what is wrong, and
 * where; it may hold names of files, never a content.
 */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The kinds of what can be wrong. */
  public enum Problem {
    /** A text is not the JSON that it should be. */
    MALFORMED_JSON,
    /** A tar archive or a gzip stream is damaged, cut off or plays tricks with paths or links. */
    BROKEN_ARCHIVE,
    /** A part that something refers to is absent. */
    MISSING_CONTENT,
    /** A content has another digest or size than its name says. */
    WRONG_CONTENT,
    /** A form that this program does not know: zstd, schema 1 and the like. */
    UNSUPPORTED,
    /** There is no image for the platform. */
    NO_SUCH_PLATFORM,
    /** There is more than one image for the platform. */
    AMBIGUOUS,
    /** A path cannot be delivered to: its name, or its links lead round in a circle. */
    BAD_PATH,
    /** The target is of another kind than what is delivered: a file onto a directory. */
    KIND_CONFLICT,
    /** Two deliveries have the same target. */
    SAME_TARGET,
    /** The links of the image lead to a place that something else is mounted over. */
    HIDDEN,
    /** A source is neither a file, a directory nor a symbolic link. */
    SPECIAL_FILE,
    /** A source became another one while it was read. */
    CHANGED,
    /** More than the limit. */
    TOO_LARGE,
    /** A file cannot be read. */
    UNREADABLE,
    /** A file is not there. */
    MISSING
  }

  private final Problem problem;
  private final transient Optional<String> target;

  /** A problem, in words that may end a sentence. */
  public ImageException(Problem problem, String words) {
    super(words);
    this.problem = problem;
    this.target = Optional.empty();
  }

  /** A problem that something else caused. */
  public ImageException(Problem problem, String words, Throwable cause) {
    super(words, cause);
    this.problem = problem;
    this.target = Optional.empty();
  }

  private ImageException(ImageException cause, String target) {
    super(cause.getMessage(), cause);
    this.problem = cause.problem;
    this.target = Optional.of(target);
  }

  /** The same about a delivery, by the path that it is delivered to. */
  ImageException at(String newTarget) {
    return new ImageException(this, newTarget);
  }

  /** An entry of an archive that its name does not fit. */
  static ImageException otherContent(String entry) {
    return new ImageException(
        Problem.WRONG_CONTENT, entry + " of the archive has another content than its name says");
  }

  /** The kind of the problem. */
  public Problem problem() {
    return problem;
  }

  /** The path that something is delivered to, when it is about one delivery. */
  public Optional<String> target() {
    return target;
  }

  /** What is wrong. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
