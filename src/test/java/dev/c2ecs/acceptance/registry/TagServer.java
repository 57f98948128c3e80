package dev.c2ecs.acceptance.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry on this machine with tags that move. */
public final class TagServer implements AutoCloseable {

  /** What it was asked, {@code HEAD /v2/web/manifests/1}. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** What there is, by path. */
  public final Map<String, byte[]> contents = new ConcurrentHashMap<>();

  private final HttpServer server;
  private volatile int status = 200;

  public TagServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/v2/")) {
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      requests.add(exchange.getRequestMethod() + " " + path);
      byte[] content = contents.get(path);
      if (content == null || status != 200) {
        exchange.sendResponseHeaders(content == null ? 404 : status, -1);
        return;
      }
      boolean index = new String(content, StandardCharsets.UTF_8).startsWith("{\"manifests\"");
      exchange.getResponseHeaders().add("Docker-Content-Digest", Digest.of(content).text());
      exchange
          .getResponseHeaders()
          .add("Content-Type", index ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST);
      boolean empty = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(200, empty ? -1 : content.length);
      if (!empty) {
        exchange.getResponseBody().write(content);
      }
    }
  }

  /** Its name in that of an image. */
  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** From now on it answers with this status to whoever asks for what there is. */
  public void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Puts an image for Intel processors under a tag. */
  public Digest put(String repository, String tag, String config) {
    return tag(repository, tag, image(repository, "amd64", config));
  }

  /** Puts an index of images for some processors under a tag. */
  public Digest putIndex(String repository, String tag, String config, String... architectures) {
    List<String> items = new ArrayList<>();
    for (String architecture : architectures) {
      byte[] manifest = image(repository, architecture, config);
      items.add(
          "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d,\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}"
              .formatted(
                  MediaType.OCI_MANIFEST, Digest.of(manifest), manifest.length, architecture));
    }
    return tag(
        repository,
        tag,
        ("{\"manifests\":[" + String.join(",", items) + "]}").getBytes(StandardCharsets.UTF_8));
  }

  private byte[] image(String repository, String architecture, String config) {
    byte[] whole =
        "{\"os\":\"linux\",\"architecture\":\"%s\",\"config\":{%s}}"
            .formatted(architecture, config)
            .getBytes(StandardCharsets.UTF_8);
    byte[] manifest =
        "{\"config\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d},\"layers\":[]}"
            .formatted(MediaType.OCI_CONFIG, Digest.of(whole), whole.length)
            .getBytes(StandardCharsets.UTF_8);
    contents.put("/v2/" + repository + "/blobs/" + Digest.of(whole), whole);
    contents.put("/v2/" + repository + "/manifests/" + Digest.of(manifest), manifest);
    return manifest;
  }

  private Digest tag(String repository, String tag, byte[] manifest) {
    contents.put("/v2/" + repository + "/manifests/" + Digest.of(manifest), manifest);
    contents.put("/v2/" + repository + "/manifests/" + tag, manifest);
    return Digest.of(manifest);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
