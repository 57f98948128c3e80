package dev.c2ecs.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers of AWS from a file, so that the launcher's archive has the classes that read them. */
final class TrainingAws implements AutoCloseable {

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private final Map<String, String> answers = new HashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  /**
   * Starts to answer.
   *
   * @param file lines of an action, a tab and the answer to it
   * @throws IOException if the file cannot be read, or no port is free
   */
  TrainingAws(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t", 2);
      if (fields.length == 2) {
        answers.put(fields[0], fields[1]);
      }
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The actions that were asked for. */
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** The actions that the file has an answer to. */
  Set<String> answered() {
    return Set.copyOf(answers.keySet());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    Matcher action = ACTION.matcher(body);
    String name =
        target != null
            ? target.substring(target.lastIndexOf('.') + 1)
            : action.find() ? action.group(1) : "";
    asked.add(name);
    String text = answers.getOrDefault(name, "<" + name + "Response/>");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String type = text.startsWith("{") ? "application/x-amz-json-1.1" : "text/xml";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
