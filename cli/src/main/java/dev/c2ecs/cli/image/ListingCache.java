package dev.c2ecs.cli.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The listings of layers that were read before, so that an unchanged deployment does not fetch
 * hundreds of megabytes for their headers again. A layer is named by its digest, so what is kept is
 * never out of date. It is of no harm when the directory cannot be used, files in it are damaged,
 * or others write there at the same time: the layer is read then.
 */
public final class ListingCache {

  /** Its number changes with the form of the files. */
  private static final String FOLDER = "layers-1";

  /** The largest images come to some hundred kilobytes; beyond this the least used go. */
  private static final long LIMIT = 64L << 20;

  private final Optional<Path> directory;
  private final long limit;

  private ListingCache(Optional<Path> directory, long limit) {
    this.directory = directory;
    this.limit = limit;
  }

  /**
   * That of the user: below {@code XDG_CACHE_HOME}, else below {@code ~/.cache}.
   *
   * @param environment the variables of the process; without these two nothing is kept
   * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory
   *     Specification</a>
   */
  public static ListingCache of(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (cache.startsWith("/")) {
      return in(Path.of(cache, "c2ecs", FOLDER), LIMIT);
    }
    return home.startsWith("/")
        ? in(Path.of(home, ".cache", "c2ecs", FOLDER), LIMIT)
        : new ListingCache(Optional.empty(), 0);
  }

  static ListingCache in(Path directory, long limit) {
    return new ListingCache(Optional.of(directory), limit);
  }

  /**
   * The listing of a layer: the one that is kept, else it is read and kept.
   *
   * @throws IOException as {@link LayerListing#read} does; never because of the cache
   */
  LayerListing of(Descriptor layer, BlobSource source) throws IOException {
    if (directory.isEmpty()) {
      return LayerListing.read(layer, source);
    }
    Path file = directory.get().resolve(layer.digest().hex());
    Optional<LayerListing> kept = read(file, layer.digest());
    if (kept.isPresent()) {
      return kept.get();
    }
    LayerListing listing = LayerListing.read(layer, source);
    keep(directory.get(), file, layer.digest(), listing);
    return listing;
  }

  private static Optional<LayerListing> read(Path file, Digest digest) {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
      if (!in.readUTF().equals(digest.text())) {
        return Optional.empty();
      }
      int count = in.readInt();
      List<TarEntry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(entry(in));
      }
      // the checksum is compared at the end
      if (in.read() >= 0) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(LayerListing.of(entries));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TarEntry entry(DataInputStream in) throws IOException {
    return new TarEntry(
        in.readUTF(),
        TarEntry.Kind.valueOf(in.readUTF()),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readUTF(),
        in.readBoolean(),
        in.readLong());
  }

  private void keep(Path folder, Path file, Digest digest, LayerListing listing) {
    try {
      make(folder);
      Path temporary = Files.createTempFile(folder, "layer", ".tmp");
      try {
        write(temporary, digest, listing);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      tidy(folder);
    } catch (IOException | UnsupportedOperationException e) {
      // the next deployment reads the layer again
    }
  }

  /** The names of the files in images may be nobody else's business. */
  private static void make(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static void write(Path file, Digest digest, LayerListing listing) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
      out.writeUTF(digest.text());
      out.writeInt(listing.entries().size());
      for (TarEntry entry : listing.entries()) {
        out.writeUTF(entry.name());
        out.writeUTF(entry.kind().name());
        out.writeInt(entry.mode());
        out.writeLong(entry.uid());
        out.writeLong(entry.gid());
        out.writeLong(entry.size());
        out.writeUTF(entry.linkName());
        out.writeBoolean(entry.isSparse());
        out.writeLong(entry.offset());
      }
    }
  }

  private record Kept(Path file, long size, FileTime used) {}

  /** Removes what was not used for the longest time, what killed runs left behind as well. */
  private void tidy(Path folder) throws IOException {
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        try {
          all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException e) {
          // another run was faster
        }
      }
    }
    all.sort((one, other) -> one.used().compareTo(other.used()));
    long size = all.stream().mapToLong(Kept::size).sum();
    for (Kept kept : all) {
      if (size <= limit) {
        return;
      }
      Files.deleteIfExists(kept.file());
      size -= kept.size();
    }
  }
}
