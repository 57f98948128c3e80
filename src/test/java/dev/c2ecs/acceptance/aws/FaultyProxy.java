package dev.c2ecs.acceptance.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the program and an endpoint, the scripted one or an emulator, counts the calls,
 * and lets one of them go wrong.
 */
final class FaultyProxy implements AutoCloseable {

  /** What goes wrong, once or from then on. */
  enum Fault {
    /** The connection is closed without an answer; the call is not carried out. */
    RESET(false),
    /** There is no answer for longer than anybody waits; the call is not carried out. */
    HANG(false),
    /** The answer takes half a second. */
    DELAYED(false),
    /** 400, {@code Throttling}. */
    THROTTLED(false),
    /** 503 of a load balancer. */
    UNAVAILABLE(false),
    /** The call is carried out, and its answer ends in the middle. */
    TRUNCATED(false),
    /** The call is carried out, and the connection closed without an answer. */
    LOST(false),
    /** From then on there is no network. */
    GONE(true),
    /** From then on everything is throttled. */
    THROTTLED_FOR_GOOD(true),
    /** From then on this action is denied. */
    DENIED(true),
    /** From then on the credentials are expired. */
    EXPIRED(true);

    final boolean forGood;

    Fault(boolean forGood) {
      this.forGood = forGood;
    }
  }

  /**
   * A call.
   *
   * @param action the action, {@code PUT /bucket?policy} for those of S3 and EFS
   * @param protocol {@code json}, {@code query}, {@code ec2}, {@code s3} or {@code rest}
   */
  record Call(String action, String protocol) {}

  private static final Set<String> DROPPED =
      Set.of("transfer-encoding", "content-length", "connection", "host", "expect", "date");

  private final String target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Call> calls = new ArrayList<>();
  private int point = Integer.MAX_VALUE;
  private Fault fault = Fault.DELAYED;
  private String denied = "";

  FaultyProxy(String target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The n-th call from now on, counted from 1, goes wrong so. */
  synchronized FaultyProxy at(int n, Fault some) {
    calls.clear();
    point = n;
    fault = some;
    denied = "";
    return this;
  }

  /** From now on nothing goes wrong. */
  synchronized FaultyProxy healed() {
    return at(Integer.MAX_VALUE, Fault.DELAYED);
  }

  /** The calls since the last setting. */
  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Call call = call(exchange, new String(body, StandardCharsets.UTF_8));
    boolean hit;
    Fault now;
    synchronized (this) {
      calls.add(call);
      int number = calls.size();
      now = fault;
      if (number == point) {
        denied = call.action();
      }
      hit =
          number == point
              || (number > point
                  && now.forGood
                  && (now != Fault.DENIED || denied.equals(call.action())));
    }
    try {
      if (!hit) {
        send(exchange, forward(exchange, body));
        return;
      }
      switch (now) {
        case RESET, GONE -> exchange.close();
        case HANG -> {
          await(60_000);
          exchange.close();
        }
        case DELAYED -> {
          await(500);
          send(exchange, forward(exchange, body));
        }
        case THROTTLED, THROTTLED_FOR_GOOD ->
            send(exchange, error(call, 400, "Throttling", "Rate exceeded"));
        case UNAVAILABLE ->
            send(exchange, new Reply(503, Map.of(), "<html>Service Unavailable</html>"));
        case TRUNCATED -> {
          Reply whole = forward(exchange, body);
          send(
              exchange,
              new Reply(
                  whole.status(),
                  whole.headers(),
                  whole.body().substring(0, whole.body().length() / 2)));
        }
        case LOST -> {
          forward(exchange, body);
          exchange.close();
        }
        case DENIED ->
            send(
                exchange,
                error(
                    call,
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: x:"
                        + call.action().replaceAll("[^A-Za-z]", "")));
        case EXPIRED ->
            send(exchange, error(call, 403, "ExpiredToken", "The security token is expired"));
      }
    } finally {
      exchange.close();
    }
  }

  private void await(long millis) {
    try {
      if (closed.await(millis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Call call(HttpExchange exchange, String body) {
    String amz = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (amz != null) {
      return new Call(amz.substring(amz.indexOf('.') + 1), "json");
    }
    for (String pair : body.split("&", -1)) {
      if (pair.startsWith("Action=")) {
        String action = URLDecoder.decode(pair.substring(7), StandardCharsets.UTF_8);
        return new Call(action, body.contains("Version=2016-11-15") ? "ec2" : "query");
      }
    }
    URI uri = exchange.getRequestURI();
    String query = uri.getQuery() == null ? "" : "?" + uri.getQuery().split("[=&]", 2)[0];
    boolean efs = uri.getPath().startsWith("/2015-02-01");
    return new Call(exchange.getRequestMethod() + " " + uri.getPath() + query, efs ? "rest" : "s3");
  }

  /** An answer; each character of the body is a byte. */
  private record Reply(int status, Map<String, List<String>> headers, String body) {}

  private static Reply error(Call call, int status, String code, String message) {
    String xml = "<Code>" + code + "</Code><Message>" + message + "</Message>";
    String text =
        switch (call.protocol()) {
          case "json", "rest" -> "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}";
          case "ec2" -> "<Response><Errors><Error>" + xml + "</Error></Errors></Response>";
          case "s3" -> "<Error>" + xml + "</Error>";
          default -> "<ErrorResponse><Error>" + xml + "</Error></ErrorResponse>";
        };
    Map<String, List<String>> headers =
        call.protocol().equals("rest")
            ? Map.of("x-amzn-ErrorType", List.of(code))
            : Map.of("Content-Type", List.of("application/xml"));
    return new Reply(status, headers, text);
  }

  private Reply forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(target + exchange.getRequestURI()).toURL().openConnection();
    connection.setRequestMethod(exchange.getRequestMethod());
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> connection.addRequestProperty(name, value));
              }
            });
    if (body.length > 0 || Set.of("PUT", "POST").contains(exchange.getRequestMethod())) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (in != null) {
        in.transferTo(answer);
      }
    }
    return new Reply(
        status, connection.getHeaderFields(), answer.toString(StandardCharsets.ISO_8859_1));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply
        .headers()
        .forEach(
            (name, values) -> {
              if (name != null && !DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    boolean head = exchange.getRequestMethod().equals("HEAD");
    boolean empty = head || reply.body().isEmpty();
    exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length());
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(reply.body().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
