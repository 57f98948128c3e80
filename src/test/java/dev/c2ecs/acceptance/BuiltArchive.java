package dev.c2ecs.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An OCI archive as a reader that is not ours sees it.
 *
 * @param digest the digest of its image
 * @param config the configuration of the image
 * @param files the contents of the files in its layers, the uppermost wins
 */
record BuiltArchive(String digest, Map<String, Object> config, Map<String, String> files) {

  static BuiltArchive read(Path archive, Buildah buildah) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(archive.toAbsolutePath().getParent(), "extracted");
    buildah.call("tar", "-xf", archive.toString(), "-C", directory.toString());
    Map<String, Object> index = Json.object(Repo.read(directory.resolve("index.json")));
    String digest = text(first(index.get("manifests")).get("digest"));
    Map<String, Object> manifest = Json.object(Repo.read(blob(directory, digest)));
    Map<String, Object> config = object(manifest.get("config"));
    Map<String, String> files = new TreeMap<>();
    for (Object layer : list(manifest.get("layers"))) {
      read(blob(directory, text(object(layer).get("digest"))), files);
    }
    return new BuiltArchive(
        digest, Json.object(Repo.read(blob(directory, text(config.get("digest"))))), files);
  }

  /** All that the configuration says, as one text. */
  String configText() {
    return config.toString();
  }

  private static void read(Path layer, Map<String, String> files) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(layer));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile() && entry.getSize() < 4096) {
          files.put(
              entry.getName().replaceFirst("^/", ""),
              new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static Path blob(Path directory, String digest) {
    return directory.resolve("blobs").resolve(digest.replace(':', '/'));
  }

  private static Map<String, Object> first(@Nullable Object list) {
    return object(list(list).get(0));
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
