package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The answer to a question that was asked ahead of its need, so that independent questions are
 * answered side by side. What goes wrong is told where the answer is needed, so the first failure
 * is the same every time.
 */
public final class Ahead<T> {

  /** Threads that do not keep the program alive, made at the first use. */
  private static final class Threads {
    private static final ExecutorService ANY = Executors.newCachedThreadPool(Threads::daemon);

    private static Thread daemon(Runnable work) {
      Thread thread = new Thread(work, "ahead");
      thread.setDaemon(true);
      return thread;
    }
  }

  private final Future<T> answer;

  private Ahead(Future<T> answer) {
    this.answer = answer;
  }

  /** Asks. */
  public static <T> Ahead<T> of(Supplier<T> question) {
    return new Ahead<>(Threads.ANY.submit(question::get));
  }

  /** The answer, or the exception that there was instead. */
  public T get() {
    return await(Optional.empty()).orElseThrow();
  }

  /** The answer if it comes in so long a time, or the exception that there was instead. */
  public Optional<T> get(Duration patience) {
    return await(Optional.of(patience));
  }

  private Optional<T> await(Optional<Duration> patience) {
    try {
      return Optional.of(
          patience.isPresent()
              ? answer.get(Math.max(0, patience.get().toMillis()), TimeUnit.MILLISECONDS)
              : answer.get());
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(DeployCode.INTERRUPTED, "the program is being stopped");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
