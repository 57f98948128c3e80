package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.VerifiedStream;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A content that is taken up again where its source breaks off. */
final class ResumedStream extends InputStream {

  private static final int RESUMPTIONS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Opens a content from some byte on. */
  @FunctionalInterface
  interface Source {
    InputStream open(long from) throws RegistryException;
  }

  private final String host;
  private final RunClock clock;
  private final Source source;
  private InputStream current;
  private long count;
  private int resumed;

  private ResumedStream(String host, RunClock clock, Source source, InputStream current) {
    this.host = host;
    this.clock = clock;
    this.source = source;
    this.current = current;
  }

  /** A content that is verified too while it is read. */
  static InputStream verified(Descriptor blob, String host, RunClock clock, Source source)
      throws RegistryException {
    return new VerifiedStream(
        new ResumedStream(host, clock, source, source.open(0)),
        blob,
        words ->
            io(
                new RegistryException(
                    Kind.CONTENT,
                    "the blob "
                        + blob.digest().brief()
                        + " of "
                        + host
                        + " "
                        + words
                        + ": it was changed or cut on its way")));
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
    }
    return read;
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

  @Override
  public void close() throws IOException {
    current.close();
  }
}
