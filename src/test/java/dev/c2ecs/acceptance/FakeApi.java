package dev.c2ecs.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An HTTP API on this machine: answers by method and path, and a list of what was asked. */
final class FakeApi implements AutoCloseable {

  /**
   * A request.
   *
   * @param line method, path and query, decoded
   * @param token what came as a token, or nothing
   * @param body the body as JSON, or nothing
   */
  record Request(String line, String token, Map<String, Object> body) {}

  /**
   * An answer.
   *
   * @param status its code
   * @param body its bytes
   * @param location where to go instead, or nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // answers are never compared
  record Answer(int status, byte[] body, String location) {

    static Answer json(@Nullable Object value) {
      return bytes(JsonText.of(value).getBytes(StandardCharsets.UTF_8));
    }

    static Answer bytes(byte[] body) {
      return new Answer(200, body, "");
    }

    static Answer elsewhere(String location) {
      return new Answer(302, new byte[0], location);
    }
  }

  private static final Answer NOT_FOUND = new Answer(404, new byte[0], "");

  private final HttpServer server;
  private final Map<String, Function<Request, Answer>> answers = new LinkedHashMap<>();
  private final List<Request> requests = new ArrayList<>();

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers requests that begin so; the longest beginning wins. */
  FakeApi on(String start, Function<Request, Answer> answer) {
    answers.put(start, answer);
    return this;
  }

  /** Answers requests that begin so with a value as JSON. */
  FakeApi on(String start, @Nullable Object value) {
    return on(start, request -> Answer.json(value));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All requests, in their order. */
  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Those that change something. */
  List<Request> changes() {
    return requests().stream().filter(request -> !request.line().startsWith("GET ")).toList();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String token =
          exchange.getRequestHeaders().getFirst("authorization") == null
              ? Objects.requireNonNullElse(
                  exchange.getRequestHeaders().getFirst("private-token"), "")
              : exchange.getRequestHeaders().getFirst("authorization");
      String query = exchange.getRequestURI().getRawQuery();
      Request request =
          new Request(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getPath()
                  + (query == null ? "" : "?" + URLDecoder.decode(query, StandardCharsets.UTF_8)),
              token,
              body.isEmpty() ? Map.of() : Json.object(body));
      requests.add(request);
      Answer answer =
          answers.keySet().stream()
              .filter(start -> request.line().startsWith(start))
              .max((a, b) -> Integer.compare(a.length(), b.length()))
              .map(start -> Objects.requireNonNull(answers.get(start)).apply(request))
              .orElse(NOT_FOUND);
      if (!answer.location().isEmpty()) {
        exchange.getResponseHeaders().set("location", answer.location());
      }
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
