package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.PushListener.Outcome;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One image on its way to a registry. */
final class Push {

  /** More at once only share the same line. */
  private static final int AT_ONCE = 3;

  private final Registry registry;
  private final PushableImage image;
  private final String repository;
  private final Optional<String> tag;
  private final List<String> mountFrom;
  private final PushListener listener;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger mounted = new AtomicInteger();

  Push(
      Registry registry,
      PushableImage image,
      String repository,
      Optional<String> tag,
      List<String> mountFrom,
      PushListener listener) {
    this.registry = registry;
    this.image = image;
    this.repository = repository;
    this.tag = tag;
    this.mountFrom = List.copyOf(mountFrom);
    this.listener = listener;
  }

  Pushed run() throws RegistryException {
    Digest digest = image.descriptor().digest();
    String reference = tag.orElse(digest.text());
    RegistryReference name =
        new RegistryReference(registry.host(), repository, tag, Optional.of(digest));
    Map<Digest, Blob> blobs = new LinkedHashMap<>();
    image.blobs().forEach(blob -> blobs.putIfAbsent(blob.descriptor().digest(), blob));
    if (isThere(reference, digest)) {
      for (Blob blob : blobs.values()) {
        registry.confirmed().add(repository, blob.descriptor().digest());
        listener.done(blob.descriptor(), Outcome.PRESENT);
      }
      return new Pushed(name, true, 0, 0, 0);
    }
    SideBySide.each(AT_ONCE, new ArrayList<>(blobs.values()), this::move);
    registry.put(repository, reference, image.manifest(), image.descriptor().mediaType());
    return new Pushed(name, false, bytes.get(), sent.get(), mounted.get());
  }

  /** Whether the registry has the very image under its name. Who may push may read. */
  private boolean isThere(String reference, Digest digest) throws RegistryException {
    try {
      return registry.resolveForPush(repository, reference).digest().equals(digest);
    } catch (RegistryException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private void move(Blob blob) throws RegistryException {
    Descriptor descriptor = blob.descriptor();
    Digest digest = descriptor.digest();
    synchronized (registry.confirmed().lock(digest)) {
      Outcome outcome = moved(blob);
      registry.confirmed().add(repository, digest);
      listener.done(descriptor, outcome);
    }
  }

  private Outcome moved(Blob blob) throws RegistryException {
    Descriptor descriptor = blob.descriptor();
    Digest digest = descriptor.digest();
    if (registry.confirmed().has(repository, digest) || registry.has(repository, digest)) {
      return Outcome.PRESENT;
    }
    for (String from : sources(digest)) {
      if (mounts(digest, from)) {
        mounted.incrementAndGet();
        return Outcome.MOUNTED;
      }
    }
    registry.upload(
        repository,
        blob,
        count -> {
          bytes.addAndGet(count);
          listener.sent(descriptor, count);
        });
    sent.incrementAndGet();
    return Outcome.SENT;
  }

  private List<String> sources(Digest digest) {
    List<String> sources = new ArrayList<>();
    registry.confirmed().elsewhere(digest).ifPresent(sources::add);
    mountFrom.stream().filter(from -> !sources.contains(from)).forEach(sources::add);
    sources.remove(repository);
    return sources;
  }

  /** A repository that may not be read is no reason to fail: the blob can be sent. */
  private boolean mounts(Digest digest, String from) throws RegistryException {
    try {
      return registry.mount(repository, digest, from);
    } catch (RegistryException e) {
      if (e.kind() == Kind.LOGIN || e.kind() == Kind.NOT_FOUND || e.kind() == Kind.ANSWER) {
        return false;
      }
      throw e;
    }
  }
}
