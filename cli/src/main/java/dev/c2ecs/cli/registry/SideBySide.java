package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.aws.Ahead;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does the same with several things, a few of them at once. */
final class SideBySide {

  /** What is done with a thing. */
  @FunctionalInterface
  interface Action<T> {
    void with(T thing) throws RegistryException;
  }

  private SideBySide() {}

  /**
   * Does something with each thing. After a failure nothing new is begun, and what has begun is
   * waited for.
   *
   * @throws RegistryException the first failure in the order of the things
   */
  static <T> void each(int atOnce, List<T> things, Action<T> action) throws RegistryException {
    AtomicBoolean failed = new AtomicBoolean();
    List<Optional<RegistryException>> failures = new ArrayList<>();
    things.forEach(thing -> failures.add(Optional.empty()));
    ConcurrentLinkedQueue<Integer> left = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < things.size(); i++) {
      left.add(i);
    }
    List<Ahead<Boolean>> workers = new ArrayList<>();
    for (int worker = 0; worker < Math.min(atOnce, things.size()); worker++) {
      workers.add(
          Ahead.of(
              () -> {
                Integer next = left.poll();
                while (next != null && !failed.get()) {
                  try {
                    action.with(things.get(next));
                  } catch (RegistryException e) {
                    failed.set(true);
                    synchronized (failures) {
                      failures.set(next, Optional.of(e));
                    }
                  } catch (RuntimeException e) {
                    failed.set(true);
                    throw e;
                  }
                  next = left.poll();
                }
                return true;
              }));
    }
    workers.forEach(Ahead::get);
    Iterator<RegistryException> all = failures.stream().flatMap(Optional::stream).iterator();
    if (all.hasNext()) {
      throw all.next();
    }
  }
}
