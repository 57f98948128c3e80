package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of an image: what runs in it, how, and on what. Fields that nobody here asks
 * for are kept.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image
 *     specification, image configuration</a>
 */
public final class ImageConfig {

  /**
   * The time of what this program adds: the first second of 1980, as far back as all tools take.
   */
  static final String FIXED_TIME = "1980-01-01T00:00:00Z";

  private final Json.Obj document;
  private final byte[] bytes;
  private final Platform platform;
  private final String user;
  private final List<String> exposedPorts;
  private final List<String> volumes;
  private final List<String> entrypoint;
  private final List<String> command;
  private final String workingDirectory;
  private final List<String> environment;
  private final String stopSignal;
  private final Optional<HealthCheck> healthCheck;
  private final List<Digest> diffIds;

  /**
   * A health check of an image; Docker's extension of the specification. Times are nanoseconds, 0
   * where nothing is said.
   *
   * @param test {@code NONE}, {@code CMD} and words, or {@code CMD-SHELL} and a line
   * @param interval between two checks
   * @param timeout of one check
   * @param startPeriod in which failures do not count
   * @param startInterval between two checks in the start period
   * @param retries failures that make it unhealthy
   * @see <a href="https://github.com/moby/docker-image-spec">Docker image specification</a>
   */
  public record HealthCheck(
      List<String> test,
      long interval,
      long timeout,
      long startPeriod,
      long startInterval,
      long retries) {
    public HealthCheck {
      test = List.copyOf(test);
    }
  }

  private ImageConfig(JsonFields fields, byte[] bytes) throws ImageException {
    this.bytes = bytes;
    document = fields.object();
    platform = ManifestJson.platform(fields);
    Optional<JsonFields> config = fields.map("config");
    JsonFields run =
        config.orElse(new JsonFields("config of the configuration", new Json.Obj(Map.of())));
    user = run.text("User");
    exposedPorts = run.keys("ExposedPorts");
    volumes = run.keys("Volumes");
    entrypoint = run.texts("Entrypoint");
    command = run.texts("Cmd");
    workingDirectory = run.text("WorkingDir");
    environment = run.texts("Env");
    stopSignal = run.text("StopSignal");
    healthCheck = healthCheck(run);
    diffIds = diffIds(fields);
    fields.list("history");
  }

  private static Optional<HealthCheck> healthCheck(JsonFields run) throws ImageException {
    Optional<JsonFields> check = run.map("Healthcheck");
    if (check.isEmpty()) {
      return Optional.empty();
    }
    JsonFields fields = check.get();
    return Optional.of(
        new HealthCheck(
            fields.texts("Test"),
            fields.number("Interval").orElse(0L),
            fields.number("Timeout").orElse(0L),
            fields.number("StartPeriod").orElse(0L),
            fields.number("StartInterval").orElse(0L),
            fields.number("Retries").orElse(0L)));
  }

  private static List<Digest> diffIds(JsonFields fields) throws ImageException {
    Optional<JsonFields> rootfs = fields.map("rootfs");
    if (rootfs.isEmpty()) {
      throw new ImageException(Problem.MALFORMED_JSON, "the configuration has no rootfs");
    }
    List<Digest> digests = new ArrayList<>();
    for (String text : rootfs.get().texts("diff_ids")) {
      Optional<Digest> digest = Digest.parse(text);
      if (digest.isEmpty()) {
        throw new ImageException(
            Problem.MALFORMED_JSON, "diff_ids of the configuration has an item that is no digest");
      }
      digests.add(digest.get());
    }
    return List.copyOf(digests);
  }

  /**
   * The configuration that a document is.
   *
   * @throws ImageException when it is none
   */
  public static ImageConfig read(byte[] document) throws ImageException {
    return new ImageConfig(
        JsonFields.of("the configuration", Json.read("the configuration", document)),
        document.clone());
  }

  /** Its bytes: those that were read, or with a layer of ours all of it on one line. */
  public byte[] write() {
    return bytes.clone();
  }

  /**
   * The same configuration with one layer on top, of a fixed time.
   *
   * @param diffId the digest of the layer before compression
   */
  ImageConfig withLayer(Digest diffId) throws ImageException {
    JsonFields fields = new JsonFields("the configuration", document);
    JsonFields rootfs = fields.map("rootfs").orElseThrow();
    List<Json> ids = new ArrayList<>(rootfs.list("diff_ids"));
    ids.add(new Json.Str(diffId.text()));
    Json.Obj changed = document.with("rootfs", rootfs.object().with("diff_ids", new Json.Arr(ids)));
    // a history that tells of some layers only would be taken for a wrong one
    if (fields.has("history") || diffIds.isEmpty()) {
      List<Json> history = new ArrayList<>(fields.list("history"));
      Map<String, Json> entry = new LinkedHashMap<>();
      entry.put("created", new Json.Str(FIXED_TIME));
      entry.put("created_by", new Json.Str("c2ecs"));
      history.add(new Json.Obj(entry));
      changed = changed.with("history", new Json.Arr(history));
    }
    return new ImageConfig(new JsonFields("the configuration", changed), Json.write(changed));
  }

  /** What it runs on. */
  public Platform platform() {
    return platform;
  }

  /** Whom it runs as: name or number of a user, with or without a group; empty for root. */
  public String user() {
    return user;
  }

  /**
   * The ports of {@code EXPOSE} as they stand there, {@code 80/tcp}; buildah writes {@code 80} too.
   */
  public List<String> exposedPorts() {
    return exposedPorts;
  }

  /** The paths of {@code VOLUME}. */
  public List<String> volumes() {
    return volumes;
  }

  /** The words of {@code ENTRYPOINT}. */
  public List<String> entrypoint() {
    return entrypoint;
  }

  /** The words of {@code CMD}. */
  public List<String> command() {
    return command;
  }

  /** The directory that it runs in, empty for the root. */
  public String workingDirectory() {
    return workingDirectory;
  }

  /** The variables, {@code NAME=value}. */
  public List<String> environment() {
    return environment;
  }

  /** The signal that stops it, empty for SIGTERM. */
  public String stopSignal() {
    return stopSignal;
  }

  /** The health check, if the image says something of one. */
  public Optional<HealthCheck> healthCheck() {
    return healthCheck;
  }

  /** The digests of the layers before compression, the lowest first. */
  public List<Digest> diffIds() {
    return diffIds;
  }

  /** No part of it is for people: variables of an image may hold credentials. */
  @Override
  public String toString() {
    return "configuration of an image for " + platform;
  }
}
