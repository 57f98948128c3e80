package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.terminal.RunClock;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLException;

/** One request and its answer: no redirects, no second try, but always an end. */
final class Wire {

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration WHOLE = Duration.ofMinutes(1);

  /** A registry that has all of a large layer looks at it before it answers. */
  private static final Duration FINISHING = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofMillis(200);

  /** Whoever sends fewer bytes in a second only wants to hold us up. */
  private static final long SLOWEST = 4 * 1024;

  /**
   * What is sent with a request.
   *
   * @param type its media type
   * @param length its length in bytes
   * @param content opens it, for each try anew
   * @param sent is told how many more bytes have been sent
   */
  record Body(String type, long length, Content content, LongConsumer sent) {

    /** Bytes that can be read from the beginning again. */
    @FunctionalInterface
    interface Content {
      InputStream open() throws IOException;
    }
  }

  /**
   * A request.
   *
   * @param headers headers beside those of the transport; may hold credentials
   * @param body what is sent
   * @param expected the length of the answer, as far as it bounds the time that it may take
   */
  record Request(
      String method, URI uri, Map<String, String> headers, Optional<Body> body, long expected) {

    Request {
      headers = Map.copyOf(headers);
    }

    static Request of(String method, URI uri, Map<String, String> headers) {
      return new Request(method, uri, headers, Optional.empty(), 0);
    }

    Request with(URI other, Map<String, String> others) {
      return new Request(method, other, others, body, expected);
    }

    @Override
    public String toString() {
      return method + " " + uri.getHost();
    }
  }

  /**
   * An answer; whoever gets it closes its body.
   *
   * @param uri what answered
   */
  record Answer(int status, HttpHeaders headers, PatientStream body, URI uri)
      implements AutoCloseable {

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    /** All of the body, up to a limit; empty when there is more. */
    Optional<byte[]> bytes(int limit) throws IOException {
      byte[] bytes = body.readNBytes(limit + 1);
      return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    }

    @Override
    public void close() {
      body.close();
    }
  }

  private final Transport transport;
  private final RunClock clock;

  Wire(Transport transport, RunClock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /** Whether an address is reached through a proxy, which finds out by itself where it is. */
  boolean isProxied(URI target) {
    return transport.proxy(target).isPresent();
  }

  /**
   * Sends a request.
   *
   * @throws RegistryException if there is no answer
   */
  Answer send(Request request) throws RegistryException {
    AtomicLong moved = new AtomicLong();
    AtomicReference<IOException> broken = new AtomicReference<>();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .method(
                request.method(),
                request
                    .body()
                    .map(body -> publisher(body, moved, broken))
                    .orElseGet(BodyPublishers::noBody))
            .header("User-Agent", "c2ecs");
    request.headers().forEach(builder::header);
    request.body().ifPresent(body -> builder.header("Content-Type", body.type()));
    transport
        .proxyAuthorization(request.uri())
        .ifPresent(value -> builder.header("Proxy-Authorization", value));
    Duration silence = clock.patience(SILENCE);
    Duration whole = clock.patience(WHOLE).plusSeconds(request.expected() / SLOWEST);
    CompletableFuture<HttpResponse<PatientStream>> future =
        transport.client().sendAsync(builder.build(), answer -> new PatientStream(silence, whole));
    try {
      HttpResponse<PatientStream> response = await(future, moved, silence, request);
      return new Answer(response.statusCode(), response.headers(), response.body(), request.uri());
    } catch (IOException e) {
      IOException own = broken.get();
      if (own != null) {
        throw new RegistryException(
            RegistryException.Kind.CONTENT, "what is to be sent cannot be read: " + words(own));
      }
      throw unreachable(request.uri(), e);
    }
  }

  /** Waits for the answer as long as bytes go out. */
  private HttpResponse<PatientStream> await(
      CompletableFuture<HttpResponse<PatientStream>> future,
      AtomicLong moved,
      Duration silence,
      Request request)
      throws IOException {
    long start = System.nanoTime();
    long length = request.body().map(Body::length).orElse(0L);
    Duration finishing = clock.patience(FINISHING);
    long whole = clock.patience(WHOLE).plus(finishing).plusSeconds(length / SLOWEST).toNanos();
    long seen = 0;
    long since = start;
    while (true) {
      try {
        return future.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = System.nanoTime();
        if (moved.get() != seen) {
          seen = moved.get();
          since = now;
        }
        boolean allSent = length > 0 && seen >= length;
        long silent = (allSent ? finishing : silence).toNanos();
        if (now - since > silent || now - start > whole) {
          future.cancel(true);
          throw new HttpTimeoutException("no answer");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        future.cancel(true);
        throw new IOException("interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IOException(String.valueOf(e.getCause()), e.getCause());
      }
    }
  }

  private static BodyPublisher publisher(
      Body body, AtomicLong moved, AtomicReference<IOException> broken) {
    if (body.length() == 0) {
      return BodyPublishers.noBody();
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(
            () -> {
              try {
                return new Counted(body, moved, broken);
              } catch (IOException e) {
                broken.compareAndSet(null, e);
                return InputStream.nullInputStream();
              }
            }),
        body.length());
  }

  /** Counts what is sent, and remembers what went wrong here and not on the network. */
  private static final class Counted extends FilterInputStream {
    private final Body body;
    private final AtomicLong moved;
    private final AtomicReference<IOException> broken;
    private long own;

    Counted(Body body, AtomicLong moved, AtomicReference<IOException> broken) throws IOException {
      super(body.content().open());
      this.body = body;
      this.moved = moved;
      this.broken = broken;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        int count = super.read(into, from, length);
        if (count > 0) {
          own += count;
          moved.addAndGet(count);
          body.sent().accept(count);
        }
        if ((count < 0 && own < body.length()) || own > body.length()) {
          throw new IOException("it has not the length that it had");
        }
        return count;
      } catch (IOException e) {
        broken.compareAndSet(null, e);
        throw e;
      }
    }
  }

  /** That nobody answers, in words. */
  private RegistryException unreachable(URI uri, IOException e) {
    String host = uri.getAuthority();
    Throwable cause = cause(e);
    String words;
    boolean passing = true;
    if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
      passing = false;
      words = "there is no host " + uri.getHost();
    } else if (e instanceof HttpConnectTimeoutException || isRefused(e)) {
      words = host + " cannot be reached";
    } else if (e instanceof HttpTimeoutException) {
      words = host + " does not answer in time";
    } else if (cause instanceof SSLException) {
      passing = false;
      words =
          host
              + " cannot be spoken to by TLS ("
              + words(cause)
              + "); certificates of your own go into the file that AWS_CA_BUNDLE names";
    } else {
      words = host + " breaks the connection off (" + words(cause) + ")";
    }
    String through = transport.proxy(uri).map(proxy -> ", through " + proxy.words()).orElse("");
    RegistryException.Kind kind = RegistryException.Kind.UNREACHABLE;
    return passing
        ? RegistryException.passing(kind, words + through, Optional.empty())
        : new RegistryException(kind, words + through);
  }

  /** A refused connection has a closed channel for its cause, which says less. */
  private static boolean isRefused(Throwable e) {
    return e instanceof ConnectException || (e.getCause() != null && isRefused(e.getCause()));
  }

  private static Throwable cause(IOException e) {
    Throwable cause = e;
    while (cause.getCause() != null
        && cause.getCause() != cause
        && !(cause instanceof SSLException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String words(Throwable e) {
    return Words.brief(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }
}
