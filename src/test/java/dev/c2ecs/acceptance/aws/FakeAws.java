package dev.c2ecs.acceptance.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.c2ecs.acceptance.Json;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A scripted AWS: one account, one region, and faults on demand. */
final class FakeAws implements AutoCloseable {

  static final String ACCOUNT = "123456789012";

  static {
    // Without it every answer waits forty milliseconds for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What can go wrong with one call. */
  enum Fault {
    /** 400, {@code Throttling}. */
    THROTTLED,
    /** The answer takes half a second. */
    DELAYED,
    /** 503, an answer of a load balancer. */
    UNAVAILABLE,
    /** The connection is closed without an answer. */
    RESET,
    /** The call is carried out, and its answer ends in the middle. */
    TRUNCATED,
    /** The call is carried out, and the connection closed without an answer. */
    LOST
  }

  /** An answer. */
  record Answer(int status, String body) {

    static Answer error(String protocol, String code, String message) {
      if (protocol.equals("ec2")) {
        return new Answer(
            400,
            "<Response><Errors><Error><Code>"
                + code
                + "</Code><Message>"
                + escaped(message)
                + "</Message></Error></Errors><RequestID>r</RequestID></Response>");
      }
      return protocol.equals("query")
          ? new Answer(
              400,
              "<ErrorResponse><Error><Type>Sender</Type><Code>"
                  + code
                  + "</Code><Message>"
                  + escaped(message)
                  + "</Message></Error><RequestId>r</RequestId></ErrorResponse>")
          : new Answer(400, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }
  }

  /** What a call looks like to whoever watches. */
  interface Watcher {
    void called(int number, String action);
  }

  final FakeStacks stacks;
  final FakeTasks tasks;
  final FakeSecrets secrets = new FakeSecrets();
  final FakeImages images = new FakeImages();

  /** Parameters of Systems Manager by their names: the type and the value, with a colon between. */
  final Map<String, String> parameters = new HashMap<>();

  final Map<String, String> objects = new HashMap<>();

  final FakeNetwork network = new FakeNetwork();

  private final HttpServer server;
  private final Map<String, Deque<Fault>> faults = new HashMap<>();
  private final Map<String, Answer> refused = new HashMap<>();
  private final Set<String> forbidden = new HashSet<>();
  private final Map<String, List<String>> refusedFor = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> signers = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final StringBuilder wire = new StringBuilder();
  private Watcher watcher = (number, action) -> {};

  FakeAws(RunClock clock) throws IOException {
    stacks = new FakeStacks(clock);
    tasks = new FakeTasks(clock, stacks);
    stacks.tasks = tasks;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next calls of an action go wrong so. */
  FakeAws fault(String action, Fault... some) {
    faults.computeIfAbsent(action, key -> new ArrayDeque<>()).addAll(List.of(some));
    return this;
  }

  /** Every call of an action is refused. */
  FakeAws refuse(String action, String code, String message) {
    refused.put(action, new Answer(0, code + "\n" + message));
    return this;
  }

  /**
   * Every call of S3 or EFS of a kind is forbidden without a word, as S3 does.
   *
   * @param call method and first word of the query of S3, {@code PUT policy}; or {@code EFS}
   */
  FakeAws forbid(String call) {
    forbidden.add(call);
    return this;
  }

  /** Calls of an action that name something are refused. */
  FakeAws refuse(String action, String named, String code, String message) {
    refusedFor.put(action, List.of(named, code, message));
    return this;
  }

  void watch(Watcher someone) {
    watcher = someone;
  }

  /** The actions that were called. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Who signed each call where: {@code AKIA… eu-central-1 sts}; empty for those without. */
  synchronized List<String> signers() {
    return List.copyOf(signers);
  }

  /** Method and address of each call, with what its query says. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** All that was sent and answered, but for the contents of secrets. */
  synchronized String wire() {
    return wire.toString();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    boolean inChunks = exchange.getRequestHeaders().containsKey("X-Amz-Decoded-Content-Length");
    String body = new String(inChunks ? unchunked(sent) : sent, StandardCharsets.UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    Map<String, String> form = target == null ? form(body) : Map.of();
    String action =
        target != null
            ? target.substring(target.indexOf('.') + 1)
            : form.getOrDefault("Action", exchange.getRequestMethod() + " object");
    int number;
    Fault fault;
    synchronized (this) {
      calls.add(action);
      signers.add(signer(exchange.getRequestHeaders().getFirst("Authorization")));
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      number = calls.size();
      Deque<Fault> queue = faults.getOrDefault(action, new ArrayDeque<>());
      fault = queue.poll();
    }
    watcher.called(number, action);
    if (fault == Fault.DELAYED) {
      delay();
    }
    if (fault == Fault.RESET) {
      exchange.close();
      return;
    }
    if (fault == Fault.THROTTLED) {
      String protocol = target != null ? "json" : FakeNetwork.isOfEc2(action) ? "ec2" : "query";
      send(exchange, Answer.error(protocol, "Throttling", "Rate exceeded"), false);
      return;
    }
    if (fault == Fault.UNAVAILABLE) {
      send(exchange, new Answer(503, "<html>Service Unavailable</html>"), false);
      return;
    }
    Answer answer = answer(exchange, action, target, form, body);
    record(action, body, answer);
    if (fault == Fault.LOST) {
      exchange.close();
      return;
    }
    send(exchange, answer, fault == Fault.TRUNCATED);
  }

  private static String signer(@Nullable String authorization) {
    if (authorization == null || !authorization.contains("Credential=")) {
      return "";
    }
    String[] scope = authorization.replaceFirst(".*Credential=([^,]*),.*", "$1").split("/", -1);
    return scope[0] + " " + scope[2] + " " + scope[3];
  }

  /**
   * Content as S3 is sent it: its length in a line of its own, then the content, again and again.
   */
  private static byte[] unchunked(byte[] sent) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 0;
    while (at < sent.length) {
      int end = at;
      while (sent[end] != '\r') {
        end++;
      }
      String line = new String(sent, at, end - at, StandardCharsets.UTF_8);
      int length = Integer.parseInt(line.split(";", 2)[0], 16);
      if (length == 0) {
        break;
      }
      content.write(sent, end + 2, length);
      at = end + 2 + length + 2;
    }
    return content.toByteArray();
  }

  private static void delay() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void record(String action, String body, Answer answer) {
    boolean secret = action.equals("CreateSecret") || action.equals("PutSecretValue");
    wire.append(action).append(' ').append(secret ? "" : decoded(body)).append('\n');
    boolean secretAnswer =
        action.equals("GetSecretValue") || action.equals("GetAuthorizationToken");
    wire.append(secretAnswer ? "" : answer.body()).append('\n');
  }

  private synchronized Answer answer(
      HttpExchange exchange, String action, String target, Map<String, String> form, String body) {
    Answer refusal = refused.get(action);
    if (refusal != null) {
      String[] words = refusal.body().split("\n", 2);
      boolean json = target != null || exchange.getRequestURI().getPath().startsWith("/federation");
      String protocol = json ? "json" : FakeNetwork.isOfEc2(action) ? "ec2" : "query";
      return Answer.error(protocol, words[0], words[1]);
    }
    List<String> some = refusedFor.getOrDefault(action, List.of());
    if (!some.isEmpty() && (form.toString() + body).contains(some.get(0))) {
      return Answer.error(target == null ? "query" : "json", some.get(1), some.get(2));
    }
    if (target != null && target.startsWith("secretsmanager")) {
      return secrets.answer(action, body);
    }
    if (target != null && target.startsWith("AmazonEC2ContainerRegistry")) {
      return images.answer(action, body);
    }
    if (target != null && target.startsWith("AmazonSSM")) {
      return parameter(String.valueOf(Json.object(body).get("Name")));
    }
    if (target != null) {
      return tasks.answer(action, body);
    }
    if (form.containsKey("Action")) {
      Answer ofNetwork = network.answer(action, form);
      return ofNetwork == null ? stacks.answer(action, form, objects) : ofNetwork;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/2015-02-01")) {
      if (forbidden.contains("EFS")) {
        return new Answer(403, "{\"__type\":\"AccessDeniedException\"}");
      }
      return new Answer(
          200, stacks.fileSystems(path, String.valueOf(exchange.getRequestURI().getQuery()), body));
    }
    if (path.equals("/federation/credentials")) {
      return new Answer(
          200,
          "{\"roleCredentials\":{\"accessKeyId\":\"ASIASSO\",\"secretAccessKey\":\"s\",\"sessionToken\":"
              + "\"t\",\"expiration\":4070908800000}}");
    }
    return object(exchange, path, body);
  }

  private Answer parameter(String name) {
    String found = parameters.get(name);
    if (found == null) {
      return Answer.error("json", "ParameterNotFound", "there is no such parameter");
    }
    int colon = found.indexOf(':');
    return new Answer(
        200,
        "{\"Parameter\":{\"Name\":\""
            + name
            + "\",\"Type\":\""
            + found.substring(0, colon)
            + "\",\"Value\":\""
            + found.substring(colon + 1)
            + "\"}}");
  }

  /** What is uploaded in signed chunks, without their lines: texts here have no CR of their own. */
  private static String unchunked(String body) {
    String[] parts = body.split("\r\n", -1);
    if (!parts[0].contains(";chunk-signature=")) {
      return body;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 1 < parts.length && !parts[i].startsWith("0;"); i += 2) {
      text.append(parts[i + 1]);
    }
    return text.toString();
  }

  private Answer object(HttpExchange exchange, String path, String body) {
    String query = exchange.getRequestURI().getQuery();
    String key = path + (query == null ? "" : "?" + query);
    String kind = exchange.getRequestMethod() + (query == null ? "" : " " + query.split("=", 2)[0]);
    if (forbidden.contains(kind)) {
      return new Answer(403, "");
    }
    if (query != null && query.contains("list-type")) {
      return listing(path.replaceFirst("/$", ""));
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> objects.put(key, unchunked(body));
      case "DELETE" -> objects.keySet().removeIf(name -> name.startsWith(path));
      default -> {
        return objects.containsKey(key)
            ? new Answer(200, query == null ? "" : objects.get(key))
            : new Answer(404, "<Error><Code>NoSuchThing</Code><Message>none</Message></Error>");
      }
    }
    return new Answer(200, "");
  }

  private Answer listing(String bucket) {
    StringBuilder keys = new StringBuilder();
    for (String key : objects.keySet()) {
      if (key.startsWith(bucket + "/")) {
        keys.append("<Contents><Key>").append(key.substring(bucket.length() + 1));
        keys.append("</Key></Contents>");
      }
    }
    return new Answer(200, "<ListBucketResult>" + keys + "</ListBucketResult>");
  }

  private static void send(HttpExchange exchange, Answer answer, boolean truncated)
      throws IOException {
    byte[] whole = answer.body().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = truncated ? Arrays.copyOf(whole, whole.length / 2) : whole;
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head || bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (!head) {
        out.write(bytes);
      }
    } finally {
      exchange.close();
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
