package dev.c2ecs.cli.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A registry on this machine that remembers what it was asked, and fails as it is told. */
final class ScriptedRegistry implements AutoCloseable {

  /**
   * A request as it came.
   *
   * @param target path and query
   * @param headers the headers, their names in lower case
   * @param length the length of the body, as it was read
   * @param body the body, when it is a form
   */
  record Seen(String method, String target, Map<String, String> headers, long length, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    boolean is(String wanted, String part) {
      return method.equals(wanted) && target.contains(part);
    }

    @Override
    public String toString() {
      return method + " " + target;
    }
  }

  /** What is answered instead. */
  @FunctionalInterface
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  private record Rule(Predicate<Seen> when, AtomicInteger left, Script script) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<Rule> demands = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
  private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private int uploads;

  ScriptedRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Its name in that of an image. */
  String host() {
    return "localhost:" + port();
  }

  String url(String path) {
    return "http://" + host() + path;
  }

  /** Answers some requests so, as often as is said. */
  ScriptedRegistry script(int times, String method, String part, Script script) {
    rules.add(new Rule(s -> s.is(method, part), new AtomicInteger(times), script));
    return this;
  }

  /** Answers so to whoever comes to the API without an authorization. */
  void demand(String authorization, Script script) {
    demands.add(
        new Rule(
            s -> s.target().startsWith("/v2/") && !s.header("Authorization").equals(authorization),
            new AtomicInteger(Integer.MAX_VALUE),
            script));
  }

  /** Answers with a status, headers as {@code Name: value}, and a body. */
  static Script status(int status, String body, String... headers) {
    return exchange -> {
      for (String header : headers) {
        int colon = header.indexOf(':');
        exchange.getResponseHeaders().add(header.substring(0, colon), header.substring(colon + 2));
      }
      send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Ends the connection without an answer. */
  static Script reset() {
    return HttpExchange::close;
  }

  /** All requests but the first, by which a plain registry is known. */
  List<Seen> seen() {
    return seen.stream().filter(s -> !s.target().equals("/v2/")).toList();
  }

  List<Seen> seen(String method, String part) {
    return seen().stream().filter(s -> s.is(method, part)).toList();
  }

  void forget() {
    seen.clear();
  }

  Digest addBlob(String repository, byte[] content) {
    Digest digest = Digest.of(content);
    blobs.put(repository + "@" + digest, content);
    return digest;
  }

  Optional<byte[]> blob(String repository, Digest digest) {
    return Optional.ofNullable(blobs.get(repository + "@" + digest));
  }

  Digest addManifest(String repository, String tag, String type, String json) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(content);
    put(repository, tag, type, content);
    put(repository, digest.text(), type, content);
    return digest;
  }

  private void put(String repository, String reference, String type, byte[] content) {
    manifests.put(repository + "@" + reference, content);
    types.put(repository + "@" + reference, type);
  }

  Optional<byte[]> manifest(String repository, String reference) {
    return Optional.ofNullable(manifests.get(repository + "@" + reference));
  }

  /** An image of one platform, with a configuration. */
  Digest addImage(String repository, String tag, String configuration) {
    byte[] config = configuration.getBytes(StandardCharsets.UTF_8);
    Digest digest = addBlob(repository, config);
    return addManifest(
        repository,
        tag,
        MediaType.OCI_MANIFEST,
        """
        {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%s","digest":"%s","size":%d},\
        "layers":[]}"""
            .formatted(MediaType.OCI_MANIFEST, MediaType.OCI_CONFIG, digest, config.length));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange
          .getRequestHeaders()
          .forEach((name, all) -> headers.put(name, String.join(", ", all)));
      String method = exchange.getRequestMethod();
      String target = exchange.getRequestURI().toString();
      Optional<Rule> rule = rule(new Seen(method, target, headers, -1, ""));
      byte[] body = new byte[0];
      boolean unread = rule.isPresent() && method.equals("PUT") && target.contains("/blobs/");
      if (!unread) {
        try (InputStream in = exchange.getRequestBody()) {
          body = in.readAllBytes();
        }
      }
      boolean isForm = headers.getOrDefault("Content-Type", "").contains("form");
      String form = isForm ? new String(body, StandardCharsets.UTF_8) : "";
      seen.add(new Seen(method, target, headers, body.length, form));
      if (rule.isPresent()) {
        rule.get().script().answer(exchange);
      } else {
        serve(exchange, method, target, body);
      }
    }
  }

  private synchronized Optional<Rule> rule(Seen request) {
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(demands);
    for (Rule rule : all) {
      if (rule.when().test(request) && rule.left().get() > 0) {
        rule.left().decrementAndGet();
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private void serve(HttpExchange exchange, String method, String target, byte[] body)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/v2/")) {
      send(exchange, 200, new byte[0]);
    } else if (path.contains("/manifests/")) {
      manifest(exchange, method, path, body);
    } else if (path.contains("/blobs/uploads/")) {
      upload(exchange, method, path, query(target), body);
    } else if (path.contains("/blobs/")) {
      blob(exchange, path);
    } else {
      send(exchange, 404, new byte[0]);
    }
  }

  private void manifest(HttpExchange exchange, String method, String path, byte[] body)
      throws IOException {
    int at = path.indexOf("/manifests/");
    String repository = path.substring(4, at);
    String reference = path.substring(at + 11);
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (method.equals("PUT")) {
      put(repository, reference, type, body);
      put(repository, Digest.of(body).text(), type, body);
      exchange.getResponseHeaders().add("Docker-Content-Digest", Digest.of(body).text());
      send(exchange, 201, new byte[0]);
      return;
    }
    byte[] content = manifests.get(repository + "@" + reference);
    if (content == null) {
      String error = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"unknown\"}]}";
      send(exchange, 404, error.getBytes(StandardCharsets.UTF_8));
      return;
    }
    exchange.getResponseHeaders().add("Docker-Content-Digest", Digest.of(content).text());
    exchange.getResponseHeaders().add("Content-Type", types.get(repository + "@" + reference));
    send(exchange, 200, content);
  }

  private synchronized void upload(
      HttpExchange exchange, String method, String path, Map<String, String> query, byte[] body)
      throws IOException {
    String repository = path.substring(4, path.indexOf("/blobs/uploads/"));
    if (method.equals("POST")) {
      byte[] other = blobs.get(query.get("from") + "@" + query.get("mount"));
      if (other != null) {
        blobs.put(repository + "@" + query.get("mount"), other);
        send(exchange, 201, new byte[0]);
        return;
      }
      uploads++;
      exchange
          .getResponseHeaders()
          .add("Location", "/v2/" + repository + "/blobs/uploads/" + uploads + "?state=a%2Fb");
      send(exchange, 202, new byte[0]);
      return;
    }
    Digest digest = Digest.of(body);
    boolean right = digest.text().equals(query.get("digest")) && "a/b".equals(query.get("state"));
    if (right) {
      blobs.put(repository + "@" + digest, body);
    }
    send(exchange, right ? 201 : 400, new byte[0]);
  }

  private void blob(HttpExchange exchange, String path) throws IOException {
    int at = path.indexOf("/blobs/");
    byte[] content = blobs.get(path.substring(4, at) + "@" + path.substring(at + 7));
    if (content == null) {
      send(exchange, 404, new byte[0]);
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    byte[] part = java.util.Arrays.copyOfRange(content, from, content.length);
    send(exchange, from == 0 ? 200 : 206, part);
  }

  private static Map<String, String> query(String target) {
    Map<String, String> query = new HashMap<>();
    int at = target.indexOf('?');
    for (String pair : target.substring(at + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
    }
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  List<String> requests() {
    List<String> lines = new ArrayList<>();
    seen().forEach(s -> lines.add(s.toString()));
    return lines;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
