package dev.c2ecs.cli.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The processes of a run: they end together, with all that they started. */
final class Processes {

  private static final long PATIENCE_MS = 5_000;
  private static final long LAST_WAIT_MS = 1_000;

  private final Set<Process> running = new HashSet<>();
  private boolean stopped;

  /**
   * Starts a program with both its streams as one, and no input.
   *
   * @param environment its whole environment
   * @throws IOException if it cannot be started, or nothing is started any more
   */
  Process start(Invocation invocation, Path directory, Map<String, String> environment)
      throws IOException {
    return start(invocation, directory, environment, ProcessBuilder.Redirect.PIPE);
  }

  /** Starts a program as well; what it prints goes to a file. */
  Process start(Invocation invocation, Path directory, Map<String, String> environment, Path output)
      throws IOException {
    return start(invocation, directory, environment, ProcessBuilder.Redirect.to(output.toFile()));
  }

  private Process start(
      Invocation invocation,
      Path directory,
      Map<String, String> environment,
      ProcessBuilder.Redirect output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(invocation.command())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(invocation.environment());
    Process process;
    synchronized (running) {
      if (stopped) {
        throw new IOException("stopped");
      }
      process = builder.start();
      running.add(process);
    }
    process.getOutputStream().close();
    return process;
  }

  /** Forgets a process that has ended. */
  void ended(Process process) {
    synchronized (running) {
      running.remove(process);
    }
  }

  /** Whether nothing is started any more. */
  boolean isStopped() {
    synchronized (running) {
      return stopped;
    }
  }

  /** Ends all processes with all that they started: first in peace, then not. */
  void stop() {
    List<ProcessHandle> all;
    synchronized (running) {
      stopped = true;
      all = running.stream().map(Process::toHandle).flatMap(Processes::tree).toList();
    }
    all.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    all.forEach(process -> await(process, end));
    all.forEach(ProcessHandle::destroyForcibly);
    long last = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WAIT_MS);
    all.forEach(process -> await(process, last));
  }

  private static Stream<ProcessHandle> tree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static void await(ProcessHandle process, long end) {
    long left = end - System.nanoTime();
    if (left <= 0 || !process.isAlive()) {
      return;
    }
    try {
      process.onExit().get(left, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It is ended by force next.
    }
  }
}
