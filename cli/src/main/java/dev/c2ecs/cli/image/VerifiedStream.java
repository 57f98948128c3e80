package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Function;

/**
 * A content that is compared with its descriptor while it is read; the end is an error if it
 * differs.
 */
public final class VerifiedStream extends FilterInputStream {

  private final Descriptor descriptor;
  private final Function<String, IOException> failure;
  private final MessageDigest algorithm = Digest.algorithm();
  private long count;
  private boolean isVerified;

  /** The content, which is closed with this stream. */
  public VerifiedStream(InputStream content, Descriptor descriptor) {
    this(
        content,
        descriptor,
        words ->
            new ImageException(
                Problem.WRONG_CONTENT, "the content " + descriptor.digest().brief() + " " + words));
  }

  /**
   * The same for a content whose source is to be named.
   *
   * @param failure what is thrown when it differs, by what is said after its name
   */
  public VerifiedStream(
      InputStream content, Descriptor descriptor, Function<String, IOException> failure) {
    super(content);
    this.descriptor = descriptor;
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      algorithm.update(buffer, offset, read);
      count += read;
      if (count > descriptor.size()) {
        throw failure.apply("is longer than it should be, " + descriptor.size() + " bytes");
      }
    } else if (read < 0 && !isVerified) {
      verify();
    }
    return read;
  }

  private void verify() throws IOException {
    if (count < descriptor.size()) {
      throw failure.apply(
          "is shorter than it should be: " + count + " of " + descriptor.size() + " bytes");
    }
    Digest digest = Digest.finished(algorithm);
    if (!digest.equals(descriptor.digest())) {
      throw failure.apply("is not what its digest says: it is really " + digest.brief());
    }
    isVerified = true;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(count, 8192)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
