package dev.c2ecs.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listings of layers that are kept: never wrong, whatever becomes of their files. */
class ListingCacheTest {

  private static final long MUCH = 1 << 20;

  @TempDir Path directory;
  private final AtomicInteger reads = new AtomicInteger();
  private byte[] layer;
  private Descriptor descriptor;
  private List<TarEntry> expected;

  @BeforeEach
  void makeALayer() throws IOException {
    layer = layer("a");
    descriptor = descriptor(layer);
    expected = LayerListing.read(descriptor, this::open).entries();
    assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
    reads.set(0);
  }

  private static byte[] layer(String name) {
    return new Tar()
        .directory("etc", 02750, 7)
        .file("etc/" + name, "content\n", 0644, 1)
        .link("var/run", "/run")
        .bytes();
  }

  private static Descriptor descriptor(byte[] content) {
    return Descriptor.of(MediaType.OCI_LAYER, Digest.of(content), content.length);
  }

  private ByteArrayInputStream open(Descriptor wanted) {
    reads.incrementAndGet();
    return new ByteArrayInputStream(layer);
  }

  private List<TarEntry> read(ListingCache cache) throws IOException {
    return cache.of(descriptor, this::open).entries();
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("c"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private ListingCache cache() {
    return ListingCache.in(directory.resolve("c"), MUCH);
  }

  @Test
  void aLayerIsReadOnce() throws IOException {
    assertThat(read(cache())).isEqualTo(expected);
    assertThat(read(cache())).isEqualTo(expected);
    assertThat(reads).hasValue(1);
  }

  @Test
  void itIsNobodyElsesBusiness() throws IOException {
    read(cache());
    assertThat(Files.getPosixFilePermissions(directory.resolve("c"))).hasSize(3);
    assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
  }

  @Test
  void aDamagedFileIsReadAnewWhereverTheDamageIs() throws IOException {
    read(cache());
    byte[] good = Files.readAllBytes(file());
    Random random = new Random(15);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      if (i % 3 == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      } else {
        bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(file(), bad);
      assertThat(read(cache())).isEqualTo(expected);
    }
    assertThat(reads.get()).isGreaterThan(200);
  }

  @Test
  void aFileUnderAnotherNameIsNotTaken() throws IOException {
    read(cache());
    Path kept = file();
    layer = layer("other");
    descriptor = descriptor(layer);
    Files.move(kept, kept.resolveSibling(descriptor.digest().text().substring(7)));
    assertThat(read(cache())).isEqualTo(LayerListing.read(descriptor, this::open).entries());
  }

  @Test
  void aPlaceThatCannotBeUsedIsOfNoHarm() throws IOException {
    Files.writeString(directory.resolve("c"), "a file");
    assertThat(read(cache())).isEqualTo(expected);
    assertThat(read(ListingCache.of(Map.of()))).isEqualTo(expected);
    assertThat(read(ListingCache.of(Map.of("HOME", "/dev/null")))).isEqualTo(expected);
    assertThat(reads).hasValue(3);
  }

  @Test
  void theVariablesSayWhere() throws IOException {
    String home = directory.toString();
    read(ListingCache.of(Map.of("HOME", home)));
    assertThat(directory.resolve(".cache/c2ecs/layers-1")).isNotEmptyDirectory();
    read(ListingCache.of(Map.of("HOME", home, "XDG_CACHE_HOME", home + "/own")));
    assertThat(directory.resolve("own/c2ecs/layers-1")).isNotEmptyDirectory();
    assertThat(reads).hasValue(2);
  }

  @Test
  void whatIsNotUsedGoesWhenThereIsTooMuch() throws IOException {
    read(cache());
    Path first = file();
    long one = Files.size(first);
    Files.setLastModifiedTime(first, FileTime.fromMillis(0));
    Path left = Files.write(directory.resolve("c/layer1.tmp"), new byte[(int) one]);
    Files.setLastModifiedTime(left, FileTime.fromMillis(1));
    layer = layer("b");
    descriptor = descriptor(layer);
    read(ListingCache.in(directory.resolve("c"), 2 * one + one / 2));
    assertThat(first).doesNotExist();
    assertThat(left).exists();
    layer = layer("c");
    descriptor = descriptor(layer);
    read(ListingCache.in(directory.resolve("c"), 2 * one + one / 2));
    assertThat(left).doesNotExist();
  }

  @Test
  void manyAtOnceSeeTheSame() {
    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(
                    i -> {
                      try {
                        return read(ListingCache.in(directory.resolve("c"), i % 2 == 0 ? 0 : MUCH));
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }))
        .hasSize(64)
        .allSatisfy(entries -> assertThat(entries).isEqualTo(expected));
  }
}
