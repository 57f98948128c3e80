package dev.c2ecs.cli.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * A layer of delivered files. On top of the image that it was made for it shows what bind mounts
 * would show. The same files on the same image are the same bytes, on every machine: see {@link
 * Gzip#stored} for the compression and {@link LayerItem} for times.
 *
 * <p>Files are read when the layer is made, to know its digest, and again each time that it is
 * opened; a file that has changed in between is an error.
 */
public final class FileLayer {

  private final List<LayerItem> items;
  private final Digest diffId;
  private final Digest digest;
  private final long size;

  private FileLayer(List<LayerItem> items, Digest diffId, Digest digest, long size) {
    this.items = List.copyOf(items);
    this.diffId = diffId;
    this.digest = digest;
    this.size = size;
  }

  /** The layer that shows files in an image that nothing is mounted over. */
  public static FileLayer of(BaseTree base, List<DeliveredFiles> files) throws IOException {
    return of(base, files, List.of());
  }

  /**
   * The layer that shows files in an image.
   *
   * @param base the files of the image
   * @param files what is delivered, each as one mount; a later one is mounted over an earlier one
   * @param over the absolute paths that something else is mounted at when the image runs
   * @throws ImageException when something cannot be delivered: the problem and the path say what
   * @throws IOException if a file cannot be read
   */
  public static FileLayer of(BaseTree base, List<DeliveredFiles> files, List<String> over)
      throws IOException {
    List<LayerItem> items = LayerItem.all(base.tree(), Deliveries.delivered(base, files, over));
    MessageDigest plain = Digest.algorithm();
    MessageDigest packed = Digest.algorithm();
    long size = 0;
    try (InputStream content =
        Gzip.stored(new java.security.DigestInputStream(archive(items), plain))) {
      byte[] buffer = new byte[1 << 16];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        packed.update(buffer, 0, read);
        size += read;
      }
    }
    return new FileLayer(items, Digest.finished(plain), Digest.finished(packed), size);
  }

  /** Why files could be delivered into no image; each names the target that it is about. */
  public static List<ImageException> problems(List<DeliveredFiles> files) {
    return Deliveries.problems(files);
  }

  private static InputStream archive(List<LayerItem> items) {
    return new Archive(items.iterator());
  }

  /** Whether it changes nothing: all that was delivered are directories that the image has. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** The paths that the layer has, in its order; directories end with a slash. */
  public List<String> paths() {
    return items.stream().map(item -> "/" + item.name()).toList();
  }

  /** The digest of the archive before compression. */
  public Digest diffId() {
    return diffId;
  }

  /** The digest of what is sent. */
  public Digest digest() {
    return digest;
  }

  /** The length of what is sent, in bytes. */
  public long size() {
    return size;
  }

  /**
   * The layer as a part of an image.
   *
   * @param mediaType {@link MediaType#OCI_LAYER_GZIP} or {@link MediaType#DOCKER_LAYER_GZIP}
   */
  public Blob blob(String mediaType) {
    Descriptor descriptor = Descriptor.of(mediaType, digest, size);
    return new Blob() {
      @Override
      public Descriptor descriptor() {
        return descriptor;
      }

      @Override
      public InputStream open() {
        return new VerifiedStream(Gzip.stored(archive(items)), descriptor);
      }
    };
  }

  /** One item after the other, each opened when its turn comes. */
  private static final class Archive extends InputStream {
    private final Iterator<LayerItem> items;
    private InputStream part = InputStream.nullInputStream();
    private boolean isEnded;

    Archive(Iterator<LayerItem> items) {
      this.items = items;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      for (int read = part.read(buffer, offset, length);
          ;
          read = part.read(buffer, offset, length)) {
        if (read >= 0) {
          return read;
        }
        if (!goOn()) {
          return -1;
        }
      }
    }

    private boolean goOn() throws IOException {
      part.close();
      if (items.hasNext()) {
        LayerItem item = items.next();
        part =
            new SequenceInputStream(
                Collections.enumeration(
                    List.of(
                        new ByteArrayInputStream(item.header()),
                        item.content(),
                        new ByteArrayInputStream(TarWriter.padding(item.size())))));
      } else if (!isEnded) {
        isEnded = true;
        part = new ByteArrayInputStream(TarWriter.END);
      } else {
        return false;
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      part.close();
    }
  }
}
