package dev.c2ecs.cli.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream that does not wait for ever: the client of the JDK bounds only
 * the time until an answer begins.
 */
final class PatientStream extends InputStream implements BodySubscriber<PatientStream> {

  /**
   * What arrives.
   *
   * @param bytes some bytes, none at the end
   * @param failure why it ended too early
   */
  private record Part(List<ByteBuffer> bytes, Optional<Throwable> failure) {}

  private final BlockingQueue<Part> arriving = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
  private final Deque<ByteBuffer> here = new ArrayDeque<>();
  private final Duration silence;
  private final long deadline;
  private boolean ended;

  /**
   * A body.
   *
   * @param silence how long nothing may arrive
   * @param whole how long all of it may take
   */
  PatientStream(Duration silence, Duration whole) {
    this.silence = silence;
    this.deadline = System.nanoTime() + whole.toNanos();
  }

  @Override
  public CompletionStage<PatientStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscribed.complete(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    arriving.add(new Part(bytes, Optional.empty()));
  }

  @Override
  public void onError(Throwable failure) {
    arriving.add(new Part(List.of(), Optional.of(failure)));
  }

  @Override
  public void onComplete() {
    arriving.add(new Part(List.of(), Optional.empty()));
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
    while (!ended && (here.isEmpty() || !here.getFirst().hasRemaining())) {
      here.pollFirst();
      if (here.isEmpty()) {
        next();
      }
    }
    if (here.isEmpty()) {
      return -1;
    }
    ByteBuffer first = here.getFirst();
    int count = Math.min(length, first.remaining());
    first.get(into, from, count);
    return count;
  }

  private void next() throws IOException {
    long left = deadline - System.nanoTime();
    Part part;
    try {
      part = arriving.poll(Math.min(left, silence.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new InterruptedIOException("interrupted");
    }
    if (part == null || left <= 0) {
      close();
      throw new HttpTimeoutException(
          left <= silence.toNanos() ? "the answer takes too long" : "the answer stops");
    }
    if (part.bytes().isEmpty()) {
      ended = true;
      if (part.failure().isPresent()) {
        throw new IOException("the answer breaks off", part.failure().get());
      }
      return;
    }
    here.addAll(part.bytes());
    subscribed.join().request(1);
  }

  /** Ends it: what has not arrived is not waited for. */
  @Override
  public void close() {
    ended = true;
    here.clear();
    Flow.Subscription subscription = subscribed.getNow(null);
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
