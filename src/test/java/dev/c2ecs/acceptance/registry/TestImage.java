package dev.c2ecs.acceptance.registry;

import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.PushListener;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryLogins;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image that a test makes, by a library that the program does not have. */
public final class TestImage {

  /**
   * An entry of a layer.
   *
   * @param name as it stands there, that of a directory ends with a slash
   * @param type {@code 0} file, {@code 1} hard link, {@code 2} link, {@code 5} directory
   * @param time seconds since 1970
   * @param content the bytes of a file as ISO 8859-1, or where a link leads
   */
  public record Entry(
      String name, char type, int mode, long uid, long gid, long time, String content) {

    /** A directory. */
    public static Entry directory(String name, int mode, long owner) {
      return new Entry(name + "/", '5', mode, owner, owner, 1, "");
    }

    /** A file. */
    public static Entry file(String name, int mode, long owner, String content) {
      return new Entry(name, '0', mode, owner, owner, 1, content);
    }

    /** A symbolic link. */
    public static Entry link(String name, String target) {
      return new Entry(name, '2', 0777, 0, 0, 1, target);
    }
  }

  private final PushableImage image;

  private TestImage(PushableImage image) {
    this.image = image;
  }

  /**
   * An image.
   *
   * @param config what {@code config} of its configuration says, in JSON
   * @param layers the lowest first
   */
  public static TestImage of(Platform platform, String config, List<List<Entry>> layers) {
    List<Blob> blobs = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (List<Entry> layer : layers) {
      byte[] tar = tar(layer);
      plain.add("\"" + Digest.of(tar) + "\"");
      blobs.add(blob(MediaType.OCI_LAYER_GZIP, gzip(tar)));
    }
    byte[] document =
        """
        {"created":"2020-01-01T00:00:00Z","architecture":"%s","os":"linux","config":{%s},"history":[%s],
         "rootfs":{"type":"layers","diff_ids":[%s]}}
        """
            .formatted(
                platform.toString().replaceFirst("^linux/", ""),
                config,
                plain.stream()
                    .map(id -> "{\"created\":\"2020-01-01T00:00:00Z\",\"created_by\":\"a test\"}")
                    .collect(Collectors.joining(",")),
                String.join(",", plain))
            .getBytes(StandardCharsets.UTF_8);
    Blob configuration = blob(MediaType.OCI_CONFIG, document);
    String manifest =
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
            .formatted(
                MediaType.OCI_MANIFEST,
                json(configuration.descriptor()),
                blobs.stream().map(b -> json(b.descriptor())).collect(Collectors.joining(",")));
    blobs.add(configuration);
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    return new TestImage(
        new PushableImage(
            bytes,
            Descriptor.of(MediaType.OCI_MANIFEST, Digest.of(bytes), bytes.length),
            platform,
            blobs.stream().distinct().toList()));
  }

  private static String json(Descriptor d) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(d.mediaType(), d.digest(), d.size());
  }

  private static Blob blob(String type, byte[] content) {
    Descriptor descriptor = Descriptor.of(type, Digest.of(content), content.length);
    return new Blob() {
      @Override
      public Descriptor descriptor() {
        return descriptor;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(content);
      }
    };
  }

  private static byte[] tar(List<Entry> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (Entry entry : entries) {
        TarArchiveEntry header = new TarArchiveEntry(entry.name(), (byte) entry.type(), true);
        byte[] content =
            entry.type() == '0'
                ? entry.content().getBytes(StandardCharsets.ISO_8859_1)
                : new byte[0];
        if (entry.type() == '1' || entry.type() == '2') {
          header.setLinkName(entry.content());
        }
        header.setMode(entry.mode());
        header.setIds((int) entry.uid(), (int) entry.gid());
        header.setModTime(entry.time() * 1000);
        header.setSize(content.length);
        out.putArchiveEntry(header);
        out.write(content);
        out.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** Its digest. */
  public Digest digest() {
    return image.descriptor().digest();
  }

  /** The digests of its layers and of its configuration, which is the last. */
  public List<Descriptor> blobs() {
    return image.blobs().stream().map(Blob::descriptor).toList();
  }

  /** Puts it into a registry, whose login is that of {@link DockerRegistry}. */
  public void push(String host, String repository, String tag, RunClock clock)
      throws RegistryException {
    Registries.of(Map.of(), RegistryLogins.fixed(host, "ann", "secret"), Set.of(), clock)
        .at(host)
        .push(image, repository, Optional.of(tag), List.of(), PushListener.none());
  }

  /** Writes it as an OCI layout in an archive, as a builder does. */
  public void write(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.file("oci-layout", 0644, 0, "{\"imageLayoutVersion\":\"1.0.0\"}"));
    entries.add(
        Entry.file(
            "index.json",
            0644,
            0,
            "{\"schemaVersion\":2,\"manifests\":[" + json(image.descriptor()) + "]}"));
    for (Blob blob : image.blobs()) {
      try (InputStream in = blob.open()) {
        entries.add(content(blob.descriptor().digest(), in.readAllBytes()));
      }
    }
    entries.add(content(digest(), image.manifest()));
    Files.write(file, tar(entries));
  }

  private static Entry content(Digest digest, byte[] bytes) {
    return Entry.file(
        "blobs/" + digest.text().replace(':', '/'),
        0644,
        0,
        new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /**
   * What a layer has, in its order.
   *
   * @throws IOException if it is none, or has what no layer of ours may have: names of users,
   *     numbers of devices, headers of extended formats
   */
  public static List<Entry> read(byte[] layer) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)), "UTF-8")) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (!e.getUserName().isEmpty()
            || !e.getGroupName().isEmpty()
            || e.getDevMajor() != 0
            || e.getDevMinor() != 0
            || !e.getExtraPaxHeaders().isEmpty()) {
          throw new IOException(e.getName() + " says more than it may");
        }
        char type = (char) e.getLinkFlag();
        entries.add(
            new Entry(
                e.getName(),
                type == 0 ? '0' : type,
                e.getMode(),
                e.getLongUserId(),
                e.getLongGroupId(),
                e.getLastModifiedTime().toInstant().getEpochSecond(),
                type == '2'
                    ? e.getLinkName()
                    : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)));
      }
    }
    return entries;
  }
}
