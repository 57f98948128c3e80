package dev.c2ecs.acceptance.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A registry of images on this machine that has one answer to everything. */
final class SmallRegistry implements AutoCloseable {

  private final HttpServer server;

  private SmallRegistry(HttpHandler handler) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
  }

  /** A registry that answers with a status, a body, and headers as {@code Name: value}. */
  static SmallRegistry answering(int status, String body, String... headers) throws IOException {
    return new SmallRegistry(
        exchange -> {
          boolean whether = exchange.getRequestURI().getPath().equals("/v2/");
          for (String header : headers) {
            int colon = header.indexOf(':');
            exchange
                .getResponseHeaders()
                .add(header.substring(0, colon), header.substring(colon + 2));
          }
          send(exchange, whether ? 200 : status, whether ? "" : body);
        });
  }

  /** A registry that has nothing and takes everything. */
  static SmallRegistry taking() throws IOException {
    return new SmallRegistry(
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String path = exchange.getRequestURI().getPath();
          switch (exchange.getRequestMethod()) {
            case "POST" -> {
              exchange.getResponseHeaders().add("Location", path + "1");
              send(exchange, 202, "");
            }
            case "PUT" -> send(exchange, 201, "");
            default -> send(exchange, path.equals("/v2/") ? 200 : 404, "");
          }
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
