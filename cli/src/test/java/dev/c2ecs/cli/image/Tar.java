package dev.c2ecs.cli.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Archives for tests, written and read by a library that the program does not have. */
final class Tar {

  private final List<Item> items = new ArrayList<>();

  /**
   * One entry, {@code type} is {@code 0} file, {@code 1} hard link, {@code 2} link, {@code 5}
   * directory.
   */
  record Item(String name, char type, int mode, long uid, long gid, String text, long time) {}

  Tar directory(String name, int mode, long uid) {
    return add(new Item(name + "/", '5', mode, uid, uid, "", 0));
  }

  Tar directory(String name) {
    return directory(name, 0755, 0);
  }

  Tar file(String name, String content) {
    return file(name, content, 0644, 0);
  }

  Tar file(String name, String content, int mode, long uid) {
    return add(new Item(name, '0', mode, uid, uid, content, 0));
  }

  Tar link(String name, String target) {
    return add(new Item(name, '2', 0777, 0, 0, target, 0));
  }

  Tar hardLink(String name, String target) {
    return add(new Item(name, '1', 0644, 0, 0, target, 0));
  }

  Tar add(Item item) {
    items.add(item);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
      for (Item item : items) {
        boolean isLink = item.type == '1' || item.type == '2';
        TarArchiveEntry entry = new TarArchiveEntry(item.name, (byte) item.type, true);
        byte[] content = isLink ? new byte[0] : item.text.getBytes(StandardCharsets.UTF_8);
        if (isLink) {
          entry.setLinkName(item.text);
        }
        entry.setMode(item.mode);
        entry.setIds((int) item.uid, (int) item.gid);
        entry.setSize(content.length);
        entry.setUserName("");
        entry.setModTime(item.time * 1000);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a gzip stream of an archive has, in its order. */
  static List<Item> read(InputStream gzip) throws IOException {
    List<Item> items = new ArrayList<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new GZIPInputStream(gzip), "UTF-8")) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        char type = e.isDirectory() ? '5' : e.isSymbolicLink() ? '2' : '0';
        String text =
            type == '2' ? e.getLinkName() : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!e.getUserName().isEmpty() || !e.getGroupName().isEmpty()) {
          throw new IOException("the entry has names of users");
        }
        if (e.getLinkFlag() == TarConstants.LF_LINK) {
          throw new IOException("a hard link");
        }
        items.add(
            new Item(
                e.getName(),
                type,
                e.getMode() & 07777,
                e.getLongUserId(),
                e.getLongGroupId(),
                text,
                e.getLastModifiedTime().toInstant().getEpochSecond()));
      }
    }
    return items;
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The tree of some layers, the lowest first. */
  static BaseTree tree(Tar... layers) {
    try {
      List<LayerListing> listings = new ArrayList<>();
      for (Tar layer : layers) {
        listings.add(LayerListing.read(new ByteArrayInputStream(layer.bytes()), "a layer"));
      }
      return BaseTree.of(listings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a layer has. */
  static List<Item> read(FileLayer layer) throws IOException {
    try (InputStream in = layer.blob(MediaType.OCI_LAYER_GZIP).open()) {
      return read(in);
    }
  }
}
