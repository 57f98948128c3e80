package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a layer of delivered files.
 *
 * <p>Its time is fixed. That of a file follows from its content, within eight years from 1980: a
 * web server makes the tag by which browsers know an unchanged file of its time and size, so with
 * one time for all a corrected page of the same length would not be seen.
 *
 * @param name the path without the slash at its beginning; that of a directory ends with one
 * @param size the length of the content in bytes
 * @param source where the content comes from
 * @param digest the digest of the content
 */
record LayerItem(
    String name,
    TarEntry.Kind kind,
    FileNode.Attributes attributes,
    String linkName,
    long size,
    LayerFile.Content source,
    Digest digest) {

  private static final LayerFile.Content NONE = new LayerFile.Bytes(new byte[0]);
  private static final Digest EMPTY = Digest.of(new byte[0]);

  /** 1980-01-01T00:00:00Z in seconds since 1970. */
  private static final long TIME = 315_532_800;

  /** What hides all that lower layers have in a directory. */
  private static final String OPAQUE = ".wh..wh..opq";

  private static final FileNode.Attributes HIDING = new FileNode.Attributes(0, 0, 0);

  /** The largest content that the size of a plain header can tell. */
  private static final long LARGEST = 8L << 30;

  /** What a layer must have so that a tree becomes another one, parents first. */
  static List<LayerItem> all(FileTree base, FileTree delivered) throws IOException {
    List<LayerItem> items = new ArrayList<>();
    collect(delivered, Optional.of(base.root()), delivered.root(), "", items);
    return items;
  }

  private static void collect(
      FileTree delivered,
      Optional<FileNode> base,
      FileNode directory,
      String way,
      List<LayerItem> items)
      throws IOException {
    for (var child : directory.children().entrySet()) {
      FileNode node = child.getValue();
      Optional<FileNode> hidden = base.flatMap(there -> there.child(child.getKey()));
      String name = way + child.getKey();
      boolean isOurs = node.layer() == Deliveries.LAYER;
      if (isOurs) {
        add(hidden, node, name, items);
      }
      if (node.kind() == TarEntry.Kind.DIRECTORY && delivered.owns(node)) {
        // what the image has below a directory of ours is hidden already
        collect(delivered, isOurs ? Optional.empty() : hidden, node, name + "/", items);
      }
    }
  }

  private static void add(
      Optional<FileNode> hidden, FileNode node, String name, List<LayerItem> items)
      throws IOException {
    if (node.kind() == TarEntry.Kind.DIRECTORY) {
      items.add(plain(name + "/", node));
      if (hidden.filter(there -> !there.children().isEmpty()).isPresent()) {
        items.add(plain(name + "/" + OPAQUE, TarEntry.Kind.FILE, HIDING, ""));
      }
    } else if (node.kind() == TarEntry.Kind.SYMLINK) {
      items.add(plain(name, node));
    } else if (node.origin() instanceof FileNode.Delivered delivered) {
      items.add(file(name, node, delivered.file().content()));
    }
  }

  private static LayerItem plain(String name, FileNode node) {
    return plain(name, node.kind(), node.attributes(), node.linkName());
  }

  private static LayerItem plain(
      String name, TarEntry.Kind kind, FileNode.Attributes attributes, String linkName) {
    return new LayerItem(name, kind, attributes, linkName, 0, NONE, EMPTY);
  }

  private static LayerItem file(String name, FileNode node, LayerFile.Content content)
      throws IOException {
    MessageDigest algorithm = Digest.algorithm();
    long size = 0;
    try (InputStream in = open(content)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        algorithm.update(buffer, 0, read);
        size += read;
        if (size >= LARGEST) {
          throw new ImageException(Problem.TOO_LARGE, "/" + name + " has more than 8 GiB");
        }
      }
    }
    return new LayerItem(
        name, node.kind(), node.attributes(), "", size, content, Digest.finished(algorithm));
  }

  byte[] header() {
    return TarWriter.header(name, kind, attributes, time(), size, linkName);
  }

  private long time() {
    return kind == TarEntry.Kind.FILE && size > 0
        ? TIME + Long.parseLong(digest.text().substring(7, 14), 16)
        : TIME;
  }

  /** The content, compared with what it was when the layer was made. */
  InputStream content() throws IOException {
    InputStream content = open(source);
    if (!(source instanceof LayerFile.Source file)) {
      return content;
    }
    return new FilterInputStream(new VerifiedStream(content, Descriptor.of("", digest, size))) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
          return in.read(buffer, offset, length);
        } catch (ImageException e) {
          throw new ImageException(
              Problem.CHANGED, file.name() + " was changed while it was read", e);
        }
      }
    };
  }

  private static InputStream open(LayerFile.Content content) throws IOException {
    if (content instanceof LayerFile.Bytes bytes) {
      return new ByteArrayInputStream(bytes.bytes());
    }
    return ((LayerFile.Source) content).open();
  }
}
