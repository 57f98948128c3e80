package dev.c2ecs.acceptance.aws;

import dev.c2ecs.cli.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A buildah that builds nothing: it hands out the archive that lies in the context, and writes down
 * how it was called.
 */
final class ScriptedBuilder {

  private static final String SCRIPT =
      """
      #!/bin/sh
      case "$*" in *--help*) echo "      --cache-to string"; exit 0 ;; esac
      { echo "$*"; /usr/bin/env; } >>"%s"
      for last; do :; done
      case "$1" in
        build)
          /bin/cp "$last/image.tar" built.tar
          while [ $# -gt 0 ]; do case $1 in --iidfile) echo sha256:1 >"$2" ;; esac; shift; done ;;
        push) /bin/cp built.tar "${last#*:}" ;;
      esac
      """;

  private final Path directory;

  /** A builder in a directory of its own. */
  ScriptedBuilder(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    Path script = Files.writeString(directory.resolve("buildah"), SCRIPT.formatted(calls()));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " is no program");
    }
  }

  /** What PATH must be. */
  String path() {
    return directory.toString();
  }

  /** The arguments and variables of all calls. */
  Path calls() {
    return directory.resolve("calls.txt");
  }

  /** How many images were built. */
  long builds() throws IOException {
    return Files.exists(calls())
        ? Files.readAllLines(calls()).stream().filter(line -> line.startsWith("build ")).count()
        : 0;
  }

  /** Puts an image into a context: one file with a text, for an architecture. */
  static void image(Path context, String architecture, String text) throws IOException {
    Files.createDirectories(context);
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch\n");
    byte[] layer = tar(Map.of("content.txt", text.getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(layer);
    }
    byte[] config =
        ("{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":{},"
                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%s\"]}}")
            .formatted(architecture, Digest.of(layer))
            .getBytes(StandardCharsets.UTF_8);
    String type = "application/vnd.oci.image.";
    byte[] manifest =
        ("{\"schemaVersion\":2,\"mediaType\":\""
                + type
                + "manifest.v1+json\",\"config\":"
                + descriptor(type + "config.v1+json", config)
                + ",\"layers\":["
                + descriptor(type + "layer.v1.tar+gzip", packed.toByteArray())
                + "]}")
            .getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
    files.put(
        "index.json",
        ("{\"schemaVersion\":2,\"manifests\":["
                + descriptor(type + "manifest.v1+json", manifest)
                + "]}")
            .getBytes(StandardCharsets.UTF_8));
    for (byte[] blob : new byte[][] {config, manifest, packed.toByteArray()}) {
      files.put("blobs/sha256/" + Digest.of(blob).text().substring("sha256:".length()), blob);
    }
    Files.write(context.resolve("image.tar"), tar(files));
  }

  private static String descriptor(String type, byte[] content) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(type, Digest.of(content), content.length);
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
