package dev.c2ecs.acceptance.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before a registry: it counts what goes over the wire, and fails as it is told. */
public final class RegistryProxy implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "expect", "upgrade");

  /**
   * A request and its answer.
   *
   * @param target path and query
   * @param sent the length of what was sent
   * @param received the length of what was answered
   */
  public record Seen(
      String method,
      String target,
      int status,
      long sent,
      long received,
      boolean hadAuthorization) {

    /** Whether it is one of those. */
    public boolean is(String wanted, String part) {
      return method.equals(wanted) && target.contains(part);
    }
  }

  /** What is done instead of asking the registry; the exchange is closed afterwards. */
  @FunctionalInterface
  public interface Fault {
    /** Answers. */
    void answer(HttpExchange exchange, Onward onward) throws IOException;
  }

  /** The answer of the registry, for faults that falsify it. */
  @FunctionalInterface
  public interface Onward {
    /** Asks the registry. */
    HttpResponse<byte[]> ask() throws IOException;
  }

  private record Rule(String method, String part, AtomicInteger left, Fault fault) {}

  private final HttpServer server;
  private final String target;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private volatile long millisOfWrites;

  /** Stands before a registry without TLS. */
  public RegistryProxy(DockerRegistry registry) throws IOException {
    target = "http://" + registry.host();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its name in that of an image. */
  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** The next requests of a kind go wrong so. */
  public RegistryProxy fail(int times, String method, String part, Fault fault) {
    rules.add(new Rule(method, part, new AtomicInteger(times), fault));
    return this;
  }

  /** Nothing goes wrong from now on. */
  public void heal() {
    rules.clear();
  }

  /** Whatever is written to the registry takes so long, as it does over a line. */
  public void slowDown(long milliseconds) {
    millisOfWrites = milliseconds;
  }

  /** What was asked since the last time. */
  public List<Seen> take() {
    List<Seen> all = List.copyOf(seen);
    seen.clear();
    return all;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().toString();
      boolean authorized = exchange.getRequestHeaders().containsKey("Authorization");
      for (Rule rule : rules) {
        if (method.equals(rule.method)
            && path.contains(rule.part)
            && rule.left.getAndDecrement() > 0) {
          rule.fault.answer(
              exchange, () -> ask(exchange, exchange.getRequestBody().readAllBytes()));
          seen.add(new Seen(method, path, exchange.getResponseCode(), 0, 0, authorized));
          return;
        }
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (method.equals("PUT") || method.equals("POST")) {
        sleep();
      }
      HttpResponse<byte[]> answer = ask(exchange, body);
      send(exchange, answer, answer.statusCode(), answer.body());
      seen.add(
          new Seen(
              method, path, answer.statusCode(), body.length, answer.body().length, authorized));
    }
  }

  private void sleep() {
    try {
      Thread.sleep(millisOfWrites);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Hands an answer on, with another status or body. */
  public void send(HttpExchange exchange, HttpResponse<byte[]> answer, int status, byte[] body)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))
                  && !name.startsWith(":")) {
                values.forEach(
                    value ->
                        exchange
                            .getResponseHeaders()
                            .add(name, value.replace(target, "http://" + host())));
              }
            });
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      answer
          .headers()
          .firstValue("Content-Length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
