package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;

/** A content that is verified while it is read, and taken up again where its source breaks off. */
final class VerifiedStream extends InputStream {

  private static final int RESUMPTIONS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Opens a content from some byte on. */
  @FunctionalInterface
  interface Source {
    InputStream open(long from) throws RegistryException;
  }

  private final Descriptor blob;
  private final String host;
  private final RunClock clock;
  private final Source source;
  private final MessageDigest algorithm = Digest.algorithm();
  private InputStream current;
  private long count;
  private int resumed;
  private boolean verified;

  private VerifiedStream(
      Descriptor blob, String host, RunClock clock, Source source, InputStream current) {
    this.blob = blob;
    this.host = host;
    this.clock = clock;
    this.source = source;
    this.current = current;
  }

  static InputStream open(Descriptor blob, String host, RunClock clock, Source source)
      throws RegistryException {
    return new VerifiedStream(blob, host, clock, source, source.open(0));
  }

  /** What an exception of reading such a stream means. */
  static RegistryException reason(IOException e, String host) {
    return e.getCause() instanceof RegistryException own
        ? own
        : new RegistryException(
            Kind.UNREACHABLE, host + " breaks off: " + Words.brief(String.valueOf(e.getMessage())));
  }

  private static IOException io(RegistryException e) {
    return new IOException(e.getMessage(), e);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read;
    while (true) {
      try {
        read = current.read(into, from, length);
        break;
      } catch (IOException e) {
        resume(e);
      }
    }
    if (read > 0) {
      count += read;
      algorithm.update(into, from, read);
      if (count > blob.size()) {
        throw wrong("longer than it should be");
      }
    } else if (!verified) {
      verify();
    }
    return read;
  }

  private void verify() throws IOException {
    if (count < blob.size()) {
      throw wrong("shorter than it should be");
    }
    if (!Digest.finished(algorithm).equals(blob.digest())) {
      throw wrong("not what its digest says");
    }
    verified = true;
  }

  private void resume(IOException e) throws IOException {
    current.close();
    if (resumed == RESUMPTIONS || Thread.currentThread().isInterrupted()) {
      throw io(reason(e, host));
    }
    resumed++;
    clock.sleep(PAUSE.multipliedBy(resumed));
    try {
      current = source.open(count);
    } catch (RegistryException again) {
      throw io(again);
    }
  }

  private IOException wrong(String what) {
    return io(
        new RegistryException(
            Kind.CONTENT,
            "the blob "
                + blob.digest().brief()
                + " of "
                + host
                + " is "
                + what
                + ": it was changed or cut on its way"));
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
