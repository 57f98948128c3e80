package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Digest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The blobs that a registry said to have, in this run. */
final class Confirmed {

  private final Map<Digest, Set<String>> repositories = new ConcurrentHashMap<>();
  private final Map<Digest, Object> locks = new ConcurrentHashMap<>();

  /** What whoever moves a blob holds, so that it moves once. */
  Object lock(Digest blob) {
    return locks.computeIfAbsent(blob, digest -> new Object());
  }

  boolean has(String repository, Digest blob) {
    return repositories.getOrDefault(blob, Set.of()).contains(repository);
  }

  void add(String repository, Digest blob) {
    repositories.computeIfAbsent(blob, d -> new ConcurrentSkipListSet<>()).add(repository);
  }

  /** A repository that has a blob, and may let another one have it. */
  Optional<String> elsewhere(Digest blob) {
    Collection<String> all = repositories.getOrDefault(blob, Set.of());
    return all.stream().findFirst();
  }
}
