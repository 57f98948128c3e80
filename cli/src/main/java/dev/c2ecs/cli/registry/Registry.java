package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.Exchange.Purpose;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import dev.c2ecs.cli.registry.Wire.Answer;
import dev.c2ecs.cli.registry.Wire.Body;
import dev.c2ecs.cli.registry.Wire.Request;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * One registry. All methods may be called from several threads.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md">OCI
 *     distribution specification 1.1</a>
 */
public final class Registry {

  /** No registry needs to take a larger manifest. */
  static final int LARGEST_MANIFEST = 4 * 1024 * 1024;

  /** Configurations have the history of their image, but no contents. */
  static final int LARGEST_CONFIG = 8 * 1024 * 1024;

  private static final Map<String, String> MANIFESTS =
      Map.of("Accept", String.join(", ", MediaType.MANIFESTS));

  private static final Map<String, String> ANYTHING = Map.of("Accept", "*/*");

  private final String host;
  private final Exchange exchange;
  private final RunClock clock;
  private final Confirmed confirmed = new Confirmed();

  Registry(
      String host,
      Wire wire,
      Addresses addresses,
      RegistryLogins logins,
      Set<String> insecure,
      RunClock clock) {
    this.host = host;
    this.exchange = new Exchange(host, wire, addresses, logins, insecure, clock);
    this.clock = clock;
  }

  /** The registry as people write it, {@code docker.io} for Docker Hub. */
  public String host() {
    return host;
  }

  /** The blobs that it is known to have. */
  Confirmed confirmed() {
    return confirmed;
  }

  /**
   * What a tag or a digest means now. It is asked by HEAD, which counts against no limit of pulls;
   * only where that does not say it the manifest is fetched.
   *
   * @param reference a tag or a digest
   * @return media type, digest and length of a manifest or index
   * @throws RegistryException of kind {@code NOT_FOUND} if there is none
   */
  public Descriptor resolve(String repository, String reference) throws RegistryException {
    return resolve(Purpose.pull(image(repository, reference)), repository, reference);
  }

  /** The same with the rights of who pushes, so that one token is enough. */
  Descriptor resolveForPush(String repository, String reference) throws RegistryException {
    return resolve(Purpose.push(image(repository, reference)), repository, reference);
  }

  private Descriptor resolve(Purpose purpose, String repository, String reference)
      throws RegistryException {
    String path = repository + "/manifests/" + reference;
    Optional<Descriptor> told =
        exchange.call(
            purpose.tentatively(),
            List.of(purpose.pushes() ? Scope.push(repository) : Scope.pull(repository)),
            base -> Request.of("HEAD", base.resolve(path), MANIFESTS),
            answer -> answer.status() == 200 ? head(answer) : Optional.empty());
    Descriptor descriptor =
        told.isPresent() ? told.get() : manifest(repository, reference).descriptor();
    if (reference.indexOf(':') > 0 && !descriptor.digest().text().equals(reference)) {
      throw wrong(purpose, "a manifest with another digest");
    }
    return descriptor;
  }

  private static Optional<Descriptor> head(Answer answer) {
    Optional<Digest> digest = answer.header("Docker-Content-Digest").flatMap(Digest::parse);
    String type = type(answer);
    boolean known = MediaType.isIndex(type) || MediaType.isManifest(type);
    long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    return digest.filter(d -> known).map(d -> Descriptor.of(type, d, length));
  }

  private static String type(Answer answer) {
    return answer.header("Content-Type").orElse("").split(";", -1)[0].strip();
  }

  /**
   * Fetches a manifest or an index. Docker Hub counts it as a pull.
   *
   * @param reference a tag or a digest; the content is verified against a digest
   * @throws RegistryException of kind {@code CONTENT} if it is not what its digest says
   */
  public FetchedManifest manifest(String repository, String reference) throws RegistryException {
    Purpose purpose = Purpose.pull(image(repository, reference));
    String path = repository + "/manifests/" + reference;
    return exchange.call(
        purpose,
        List.of(Scope.pull(repository)),
        base -> Request.of("GET", base.resolve(path), MANIFESTS),
        answer -> {
          byte[] content =
              answer
                  .bytes(LARGEST_MANIFEST)
                  .orElseThrow(() -> wrong(purpose, "a manifest of more than 4 MiB"));
          Digest digest = Digest.of(content);
          Optional<String> expected =
              reference.indexOf(':') > 0
                  ? Optional.of(reference)
                  : answer.header("Docker-Content-Digest").filter(d -> d.startsWith("sha256:"));
          if (expected.isPresent() && !expected.get().equals(digest.text())) {
            throw new RegistryException(
                Kind.CONTENT,
                host
                    + " answers for "
                    + purpose.subject()
                    + " with a manifest that is not what its digest says: it was changed or cut on"
                    + " its way");
          }
          return new FetchedManifest(
              Descriptor.of(manifestType(answer, content, purpose), digest, content.length),
              content);
        });
  }

  private String manifestType(Answer answer, byte[] content, Purpose purpose)
      throws RegistryException {
    String type = type(answer);
    Json.Obj object =
        Json.object(content)
            .orElseThrow(
                () -> wrong(purpose, type.contains("html") ? "a page for people" : "no JSON"));
    Optional<String> own = object.text("mediaType");
    boolean known = MediaType.isIndex(type) || MediaType.isManifest(type);
    String decided = known ? type : own.orElse(type);
    if (!MediaType.isIndex(decided) && !MediaType.isManifest(decided)) {
      throw wrong(
          purpose,
          type.contains("manifest.v1")
              ? "an image in the form of 2015, which ECS does not take: build and push it anew"
              : "something that is no image");
    }
    if (own.isPresent() && !own.get().equals(decided)) {
      throw wrong(purpose, "a manifest that says to be another kind of thing");
    }
    return decided;
  }

  /**
   * Opens a blob. Digest and length are verified while it is read: the last read throws when they
   * are wrong. When the connection breaks off it is taken up where it was.
   *
   * @param blob its digest and length
   * @return its content, to be closed; its exceptions are for people
   */
  public InputStream blob(String repository, Descriptor blob) throws RegistryException {
    return ResumedStream.verified(blob, host, clock, from -> openBlob(repository, blob, from));
  }

  private InputStream openBlob(String repository, Descriptor blob, long from)
      throws RegistryException {
    String path = repository + "/blobs/" + blob.digest().text();
    Map<String, String> headers =
        from == 0 ? ANYTHING : Map.of("Accept", "*/*", "Range", "bytes=" + from + "-");
    return exchange.open(
        Purpose.pull(repository + "@" + blob.digest().brief()),
        List.of(Scope.pull(repository)),
        base ->
            new Request("GET", base.resolve(path), headers, Optional.empty(), blob.size() - from),
        answer -> {
          if (from > 0 && answer.status() != 206) {
            answer.body().skipNBytes(from);
          }
          return answer.body();
        });
  }

  /**
   * A small blob as a whole, a configuration.
   *
   * @throws RegistryException of kind {@code CONTENT} if it is not what its digest says
   */
  public byte[] smallBlob(String repository, Descriptor blob) throws RegistryException {
    if (blob.size() > LARGEST_CONFIG) {
      throw new RegistryException(
          Kind.ANSWER, host + "/" + repository + " has a configuration of more than 8 MiB");
    }
    try (InputStream content = blob(repository, blob)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw ResumedStream.reason(e, host);
    }
  }

  /**
   * Pushes an image: its blobs side by side, only those that are missing, then its manifest. An
   * image that is there already needs one question.
   *
   * @param tag the tag to give it; without one it is found by its digest
   * @param mountFrom repositories of this registry that may have blobs of it, the base image's
   * @param listener is told what becomes of each blob
   */
  public Pushed push(
      PushableImage image,
      String repository,
      Optional<String> tag,
      List<String> mountFrom,
      PushListener listener)
      throws RegistryException {
    return new Push(this, image, repository, tag, mountFrom, listener).run();
  }

  /** Whether a blob is there. */
  public boolean has(String repository, Digest blob) throws RegistryException {
    String path = repository + "/blobs/" + blob.text();
    try {
      return exchange.call(
          Purpose.push(repository),
          List.of(Scope.push(repository)),
          base -> Request.of("HEAD", base.resolve(path), ANYTHING),
          answer -> true);
    } catch (RegistryException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Lets a repository have a blob that another one of the registry has.
   *
   * @param from the repository that has it; must be readable
   * @return whether it has it now; otherwise it is to be uploaded
   */
  public boolean mount(String repository, Digest blob, String from) throws RegistryException {
    String path =
        repository + "/blobs/uploads/?mount=" + blob.text().replace(":", "%3A") + "&from=" + from;
    return exchange.call(
        Purpose.push(repository),
        List.of(Scope.push(repository), Scope.pull(from)),
        base -> Request.of("POST", base.resolve(path), ANYTHING),
        answer -> answer.status() == 201);
  }

  /**
   * Uploads a blob as one stream. After a broken connection it is begun again.
   *
   * @param sent is told of bytes as they are sent, also of those that are sent again
   */
  public void upload(String repository, Blob blob, LongConsumer sent) throws RegistryException {
    Descriptor descriptor = blob.descriptor();
    Body body = new Body("application/octet-stream", descriptor.size(), blob::open, sent);
    exchange.upload(repository, descriptor.digest(), body);
  }

  /**
   * Puts a manifest or an index, whose blobs are there.
   *
   * @param reference a tag or the digest
   * @throws RegistryException of kind {@code CONTENT} if the registry has something else now
   */
  public void put(String repository, String reference, byte[] manifest, String mediaType)
      throws RegistryException {
    Purpose purpose = Purpose.push(image(repository, reference));
    String path = repository + "/manifests/" + reference;
    Body body =
        new Body(mediaType, manifest.length, () -> new ByteArrayInputStream(manifest), n -> {});
    Digest digest = Digest.of(manifest);
    exchange.call(
        purpose,
        List.of(Scope.push(repository)),
        base -> new Request("PUT", base.resolve(path), ANYTHING, Optional.of(body), 0),
        answer -> {
          Optional<String> taken = answer.header("Docker-Content-Digest");
          if (taken.isPresent() && !taken.get().equals(digest.text())) {
            throw new RegistryException(
                Kind.CONTENT, host + " took " + purpose.subject() + " as something else");
          }
          return true;
        });
  }

  private static String image(String repository, String reference) {
    return repository + (reference.indexOf(':') > 0 ? "@" : ":") + reference;
  }

  private RegistryException wrong(Purpose purpose, String what) {
    return new RegistryException(
        Kind.ANSWER, host + " answers for " + purpose.subject() + " with " + what);
  }
}
