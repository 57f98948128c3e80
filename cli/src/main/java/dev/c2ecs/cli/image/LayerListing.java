package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in a layer: the headers of its files, without their contents. */
public final class LayerListing {

  /** More than the largest images have; a layer of headers only would fill the memory. */
  private static final int MOST = 5_000_000;

  private final List<TarEntry> entries;

  private LayerListing(List<TarEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Takes what it needs of the contents of a layer as they pass by. */
  @FunctionalInterface
  interface Contents {
    void pass(TarEntry entry, InputStream content) throws IOException;
  }

  static LayerListing of(List<TarEntry> entries) {
    return new LayerListing(entries);
  }

  List<TarEntry> entries() {
    return entries;
  }

  /**
   * Reads a layer to its end, so that its digest is checked; nothing of its contents is kept.
   *
   * @param layer what names it
   * @param source where it is read from
   * @throws ImageException when it is damaged, has another digest or is compressed by zstd
   * @throws IOException if it cannot be read
   */
  public static LayerListing read(Descriptor layer, BlobSource source) throws IOException {
    return read(layer, source, (entry, content) -> {});
  }

  static LayerListing read(Descriptor layer, BlobSource source, Contents contents)
      throws IOException {
    String what = "the layer " + layer.digest().brief();
    if (layer.mediaType().endsWith("+zstd")) {
      throw Gzip.zstd(what);
    }
    try (InputStream content = source.verified(layer)) {
      LayerListing listing = read(content, what, contents);
      content.transferTo(java.io.OutputStream.nullOutputStream());
      return listing;
    }
  }

  static LayerListing read(InputStream content, String what) throws IOException {
    return read(content, what, (entry, part) -> {});
  }

  private static LayerListing read(InputStream content, String what, Contents contents)
      throws IOException {
    InputStream plain = Gzip.plain(content, what);
    TarReader reader = new TarReader(plain);
    List<TarEntry> entries = new ArrayList<>();
    for (Optional<TarEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
      if (entries.size() == MOST) {
        throw new ImageException(Problem.TOO_LARGE, what + " has more than " + MOST + " files");
      }
      entries.add(e.get());
      contents.pass(e.get(), reader.content());
    }
    plain.transferTo(java.io.OutputStream.nullOutputStream());
    return new LayerListing(entries);
  }
}
