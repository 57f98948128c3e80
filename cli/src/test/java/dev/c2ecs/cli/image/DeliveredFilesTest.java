package dev.c2ecs.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.c2ecs.cli.image.DeliveredFiles.Owner;
import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories of a project as they are delivered. */
class DeliveredFilesTest {

  @TempDir Path directory;

  private DeliveredFiles delivered() throws ImageException {
    return DeliveredFiles.of(directory, "/srv", new Owner(5, 6), path -> true);
  }

  @Test
  void allIsWalkedInOrderAndNoLinkIsFollowed() throws IOException {
    Files.createDirectories(directory.resolve("b/empty"));
    Files.writeString(directory.resolve("b/z.sh"), "12345");
    Files.setPosixFilePermissions(
        directory.resolve("b/z.sh"), PosixFilePermissions.fromString("rwx------"));
    Files.writeString(directory.resolve("a.txt"), "123");
    Files.setPosixFilePermissions(
        directory.resolve("a.txt"), PosixFilePermissions.fromString("rw-rw----"));
    Files.createSymbolicLink(directory.resolve("out"), Path.of("../nowhere"));
    Files.createSymbolicLink(directory.resolve("Broken"), Path.of("nowhere"));
    DeliveredFiles files = delivered();
    assertThat(files.size()).isEqualTo(8);
    assertThat(files.files())
        .containsExactly(
            LayerFile.mounted("/srv", 0755, 5, 6),
            LayerFile.link("/srv/Broken", "nowhere", 5, 6),
            LayerFile.source("/srv/a.txt", real("a.txt"), 0644, 5, 6),
            LayerFile.directory("/srv/b", 0755, 5, 6),
            LayerFile.directory("/srv/b/empty", 0755, 5, 6),
            LayerFile.source("/srv/b/z.sh", real("b/z.sh"), 0755, 5, 6),
            LayerFile.link("/srv/out", "../nowhere", 5, 6));
    assertThat(files.largest(1))
        .containsExactly(new DeliveredFiles.Sized(real("b/z.sh").toString(), 5));
    List<Tar.Item> items = Tar.read(FileLayer.of(BaseTree.empty(), List.of(files)));
    assertThat(items)
        .extracting(Tar.Item::name)
        .containsExactly(
            "srv/", "srv/Broken", "srv/a.txt", "srv/b/", "srv/b/empty/", "srv/b/z.sh", "srv/out");
  }

  private Path real(String name) throws IOException {
    return directory.toRealPath().resolve(name);
  }

  @Test
  void whatIsNotWantedIsLeftOut() throws IOException {
    Files.createDirectories(directory.resolve(".git/objects"));
    Files.writeString(directory.resolve("a"), "x");
    DeliveredFiles files =
        DeliveredFiles.of(directory, "/srv", Owner.ROOT, path -> !path.endsWith(".git"));
    assertThat(files.files()).extracting(LayerFile::target).containsExactly("/srv", "/srv/a");
  }

  @Test
  void oneFileIsTakenThroughItsLink() throws IOException {
    Files.writeString(directory.resolve("real.conf"), "x");
    Path link = Files.createSymbolicLink(directory.resolve("a.conf"), Path.of("real.conf"));
    DeliveredFiles files = DeliveredFiles.of(link, "/etc/a.conf", Owner.ROOT, path -> true);
    assertThat(files.files())
        .containsExactly(LayerFile.source("/etc/a.conf", real("real.conf"), 0644, 0, 0));
  }

  @Test
  void socketsAndOtherSpecialFilesAreRefused() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(directory.resolve("s")));
      assertThatThrownBy(this::delivered)
          .asInstanceOf(type(ImageException.class))
          .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.SPECIAL_FILE))
          .extracting(ImageException::words)
          .asString()
          .contains("a device, a pipe or a socket");
    }
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(
            () -> DeliveredFiles.of(directory.resolve("nothing"), "/x", Owner.ROOT, path -> true))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void namesThatNoImageCanHaveAreRefused() throws IOException {
    for (String name : List.of(".wh.x", "a\nb", "a\u001bb")) {
      Path file = Files.createFile(directory.resolve(name));
      assertThatThrownBy(this::delivered)
          .asInstanceOf(type(ImageException.class))
          .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.BAD_PATH));
      Files.delete(file);
    }
  }
}
