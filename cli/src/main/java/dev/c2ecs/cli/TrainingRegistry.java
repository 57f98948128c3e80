package dev.c2ecs.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.c2ecs.cli.image.BaseImage;
import dev.c2ecs.cli.image.BaseTree;
import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.DeliveredFiles;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.FileLayer;
import dev.c2ecs.cli.image.ImageBuilder;
import dev.c2ecs.cli.image.ImageConfig;
import dev.c2ecs.cli.image.ListingCache;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.FetchedManifest;
import dev.c2ecs.cli.registry.PushListener;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.Registry;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryLogins;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A registry on this machine with one image, to which a training adds a file: so that the archives
 * have the classes that images need.
 */
final class TrainingRegistry implements AutoCloseable {

  private static final String REPOSITORY = "training/image";

  private final Map<String, byte[]> contents = new HashMap<>();
  private final HttpServer server;

  private TrainingRegistry() throws IOException {
    FileLayer layer = layer("/etc/base");
    Blob blob = layer.blob(MediaType.OCI_LAYER_GZIP);
    byte[] archive;
    try (InputStream content = blob.open()) {
      archive = content.readAllBytes();
    }
    byte[] config =
        ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Env\":[\"A=b\"]},"
                + "\"history\":[{\"created_by\":\"x\"}],"
                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                + layer.diffId()
                + "\"]}}")
            .getBytes(StandardCharsets.UTF_8);
    byte[] manifest =
        ("{\"schemaVersion\":2,\"mediaType\":\""
                + MediaType.OCI_MANIFEST
                + "\",\"config\":"
                + described(MediaType.OCI_CONFIG, config)
                + ",\"layers\":["
                + described(MediaType.OCI_LAYER_GZIP, archive)
                + "]}")
            .getBytes(StandardCharsets.UTF_8);
    for (byte[] blobOrConfig : List.of(archive, config)) {
      contents.put("/v2/" + REPOSITORY + "/blobs/" + Digest.of(blobOrConfig), blobOrConfig);
    }
    contents.put("/v2/" + REPOSITORY + "/manifests/1", manifest);
    contents.put("/v2/", new byte[0]);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private static String described(String type, byte[] content) {
    return "{\"mediaType\":\""
        + type
        + "\",\"digest\":\""
        + Digest.of(content)
        + "\",\"size\":"
        + content.length
        + "}";
  }

  private static FileLayer layer(String target) throws IOException {
    byte[] content = target.getBytes(StandardCharsets.UTF_8);
    return FileLayer.of(
        BaseTree.empty(),
        List.of(DeliveredFiles.content(target, content, 0644, DeliveredFiles.Owner.ROOT)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    byte[] content = contents.getOrDefault(path, new byte[0]);
    boolean known = contents.containsKey(path);
    int status =
        switch (exchange.getRequestMethod()) {
          case "POST" -> 202;
          case "PUT" -> 201;
          default -> known ? 200 : 404;
        };
    exchange.getResponseHeaders().add("Location", path + "upload");
    exchange.getResponseHeaders().add("Content-Type", MediaType.OCI_MANIFEST);
    boolean empty = content.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : content.length);
    if (!empty) {
      exchange.getResponseBody().write(content);
    }
    exchange.close();
  }

  /**
   * Reads the image, adds a file and pushes it.
   *
   * @throws IOException if no port is free
   * @throws RegistryException if that does not work
   */
  static void rehearse(RunClock clock) throws IOException, RegistryException {
    try (TrainingRegistry training = new TrainingRegistry()) {
      Registry registry =
          Registries.of(Map.of(), RegistryLogins.none(), Set.of(), clock)
              .at("localhost:" + training.server.getAddress().getPort());
      FetchedManifest fetched = registry.manifest(REPOSITORY, "1");
      BaseImage base =
          new BaseImage(
              fetched.manifest(),
              ImageConfig.read(registry.smallBlob(REPOSITORY, fetched.manifest().config())),
              part -> {
                try {
                  return registry.blob(REPOSITORY, part);
                } catch (RegistryException e) {
                  throw new IOException(e);
                }
              });
      BaseTree tree = BaseTree.read(base.manifest(), base.blobs(), ListingCache.of(Map.of()));
      byte[] added = {'a'};
      PushableImage image =
          ImageBuilder.withLayer(
              base,
              FileLayer.of(
                  tree,
                  List.of(
                      DeliveredFiles.content("/etc/a", added, 0644, DeliveredFiles.Owner.ROOT))));
      registry.push(
          image, "training/made", Optional.of("1"), List.of(REPOSITORY), PushListener.none());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
