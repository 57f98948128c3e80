package dev.c2ecs.cli.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A private directory for the files of a run, and the processes that work in it. It goes with the
 * run, also when that is interrupted; what a killed run left behind goes with the next one.
 */
public final class Workplace implements AutoCloseable {

  private static final String PREFIX = "c2ecs-build-";
  private static final String LOCK = "lock";
  private static final String BUILD = "build-";
  private static final int ATTEMPTS = 3;

  private final Path directory;
  private final FileChannel channel;
  private final AtomicInteger count = new AtomicInteger();
  private final Processes processes = new Processes();
  private final CountDownLatch ending = new CountDownLatch(1);
  private volatile Runnable whenInterrupted = () -> {};
  private final Thread hook = new Thread(this::interrupted);

  private Workplace(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Makes one where temporary files are: below {@code TMPDIR}, which builders respect too, or where
   * Java has them.
   *
   * @throws IOException if it cannot be made there
   */
  public static Workplace open(Map<String, String> environment) throws IOException {
    String set = environment.getOrDefault("TMPDIR", "");
    Path parent =
        Path.of(set.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : set)
            .toAbsolutePath();
    sweep(parent);
    for (int attempt = 1; ; attempt++) {
      Path directory = Files.createTempDirectory(parent, PREFIX, ownerOnly(parent, "rwx------"));
      Optional<FileChannel> lock = lock(directory);
      if (lock.isPresent()) {
        Workplace workplace = new Workplace(directory, lock.get());
        Runtime.getRuntime().addShutdownHook(workplace.hook);
        return workplace;
      }
      remove(directory);
      if (attempt == ATTEMPTS) {
        throw new IOException("another run removes " + directory);
      }
    }
  }

  /**
   * The lock that says that somebody works here, held until the end; empty when a run that looks
   * for what others left behind was faster.
   */
  private static Optional<FileChannel> lock(Path directory) throws IOException {
    Path file = directory.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      if (Files.exists(file)) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      // The other run is one of this program.
    }
    channel.close();
    return Optional.empty();
  }

  private static FileAttribute<?>[] ownerOnly(Path place, String permissions) {
    boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)}
        : new FileAttribute<?>[0];
  }

  /** Removes what killed runs of the same user left in a directory. */
  private static void sweep(Path parent) {
    UserPrincipal user = null;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path entry : entries) {
        if (user == null) {
          user = user(parent);
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(user)) {
          removeIfAbandoned(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException | UnsupportedOperationException e) {
      // What cannot be looked at is not removed.
    }
  }

  private static UserPrincipal user(Path parent) throws IOException {
    Path file = Files.createTempFile(parent, "c2ecs-", "");
    try {
      return Files.getOwner(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Removes a directory if nobody holds its lock; without a lock it is only being made. */
  private static void removeIfAbandoned(Path directory) {
    try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        remove(directory);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Somebody works there.
    }
  }

  /** The processes of the run. */
  Processes processes() {
    return processes;
  }

  /** The directory. */
  Path root() {
    return directory;
  }

  /** Makes a private directory in it, beside the others. */
  Path next() throws IOException {
    return Files.createDirectory(
        directory.resolve(BUILD + count.incrementAndGet()), ownerOnly(directory, "rwx------"));
  }

  /** Writes a file that nobody else reads. */
  static void write(Path file, String text) throws IOException {
    Files.createFile(file, ownerOnly(file, "rw-------"));
    Files.writeString(file, text);
  }

  private void interrupted() {
    ending.countDown();
    processes.stop();
    whenInterrupted.run();
    remove(directory);
  }

  /** What is said when the program is interrupted, after all processes have ended. */
  void whenInterrupted(Runnable words) {
    whenInterrupted = words;
  }

  /**
   * Whether the program is being interrupted. A builder of the same terminal has the same signal,
   * and may have ended a moment before this is known.
   *
   * @param patience how long to wait for it
   */
  boolean isInterrupted(Duration patience) {
    try {
      return ending.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ending.getCount() == 0;
    }
  }

  /** Ends what still runs and removes all files, those of the results as well. */
  @Override
  public void close() {
    processes.stop();
    remove(directory);
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the program at the latest.
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already.
    }
  }

  private static void remove(Path directory) {
    try {
      Files.walkFileTree(directory, new Remover());
    } catch (IOException e) {
      // The next run tries again.
    }
  }

  /** Removes what it can, the lock last: as long as it stands, another run finishes the work. */
  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!file.endsWith(LOCK)) {
        delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      delete(directory.resolve(LOCK));
      delete(directory);
      return FileVisitResult.CONTINUE;
    }

    private static void delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (NoSuchFileException e) {
        // Somebody else was faster.
      } catch (IOException e) {
        // What is in use stays until the next run.
      }
    }
  }
}
