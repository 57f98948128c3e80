package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cli.terminal.RunClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemInUseException;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.Tag;

/**
 * File systems, which outlive their stack.
 *
 * @see <a href="https://docs.aws.amazon.com/efs/latest/ug/API_Operations.html">EFS, API
 *     operations</a>
 */
public final class FileSystems implements AutoCloseable {

  private static final int TRIES = 60;
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final EfsClient client;
  private final RunClock pace;

  /** The file systems of an account and region. */
  public FileSystems(Aws aws, RunClock pace) {
    this.client = aws.configure("efs", EfsClient.builder()).build();
    this.pace = pace;
  }

  /**
   * A file system.
   *
   * @param id its ID
   * @param name its tag {@code Name}, {@code project_volume}
   * @param bytes its size
   * @param tags its tags
   */
  public record Kept(String id, String name, long bytes, Map<String, String> tags) {
    public Kept {
      tags = Map.copyOf(tags);
    }
  }

  /** The file systems with a tag. */
  public List<Kept> tagged(String key, String value) {
    return call(
        () ->
            client.describeFileSystemsPaginator().fileSystems().stream()
                .filter(system -> value.equals(tag(system, key)))
                .map(FileSystems::kept)
                .toList());
  }

  /** A file system by its ID. */
  public Optional<Kept> find(String id) {
    return call(
        () -> {
          try {
            return client.describeFileSystems(r -> r.fileSystemId(id)).fileSystems().stream()
                .map(FileSystems::kept)
                .findFirst();
          } catch (FileSystemNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private static Kept kept(FileSystemDescription system) {
    Map<String, String> tags = new LinkedHashMap<>();
    system.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    return new Kept(
        system.fileSystemId(),
        tag(system, "Name"),
        system.sizeInBytes() == null ? 0 : system.sizeInBytes().value(),
        tags);
  }

  private static String tag(FileSystemDescription system, String key) {
    return system.tags().stream()
        .filter(tag -> tag.key().equals(key))
        .map(tag -> tag.value())
        .findFirst()
        .orElse("");
  }

  /** Sets a tag of a file system. */
  public void tag(String id, String key, String value) {
    call(
        () ->
            client.tagResource(
                r -> r.resourceId(id).tags(Tag.builder().key(key).value(value).build())));
  }

  /** Deletes a file system with all that is in it; its mount targets first. */
  public void delete(String id) {
    call(
        () -> {
          client
              .describeMountTargets(r -> r.fileSystemId(id))
              .mountTargets()
              .forEach(
                  target -> client.deleteMountTarget(r -> r.mountTargetId(target.mountTargetId())));
          for (int i = 0; ; i++) {
            try {
              return client.deleteFileSystem(r -> r.fileSystemId(id));
            } catch (FileSystemNotFoundException e) {
              return null;
            } catch (FileSystemInUseException e) {
              // Mount targets take a minute to go.
              if (i == TRIES) {
                throw e;
              }
              pace.sleep(WAIT);
            }
          }
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
