package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** Archives in the dialects that there are. */
class TarReaderTest {

  private static List<TarEntry> read(byte[] archive) throws IOException {
    TarReader reader = new TarReader(new ByteArrayInputStream(archive));
    List<TarEntry> entries = new ArrayList<>();
    for (Optional<TarEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
      entries.add(e.get());
      if (entries.size() % 2 == 0) {
        int offset = (int) e.get().offset();
        assertThat(reader.content().readAllBytes())
            .isEqualTo(Arrays.copyOfRange(archive, offset, offset + (int) e.get().size()));
      }
    }
    return entries;
  }

  private static byte[] written(int longNames, int bigNumbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      out.setLongFileMode(longNames);
      out.setBigNumberMode(bigNumbers);
      out.setAddPaxHeadersForNonAsciiNames(true);
      for (String name : List.of("a", "ü/b", "long".repeat(60) + "/c", "d".repeat(100))) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        byte[] content = ("content of " + name).getBytes(UTF_8);
        entry.setSize(content.length);
        entry.setIds(3_000_000, 4_000_000);
        entry.setMode(04755);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
      TarArchiveEntry link = new TarArchiveEntry("l", TarArchiveEntry.LF_SYMLINK);
      link.setLinkName("../" + "target".repeat(40));
      out.putArchiveEntry(link);
      out.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void longNamesAndLargeNumbers() throws IOException {
    byte[] gnu =
        written(TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.BIGNUMBER_STAR);
    byte[] posix =
        written(TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.BIGNUMBER_POSIX);
    for (byte[] archive : List.of(gnu, posix)) {
      List<TarEntry> entries = read(archive);
      assertThat(entries)
          .extracting(TarEntry::name)
          .containsExactly("a", "ü/b", "long".repeat(60) + "/c", "d".repeat(100), "l");
      assertThat(entries.get(0).uid()).isEqualTo(3_000_000);
      assertThat(entries.get(0).gid()).isEqualTo(4_000_000);
      assertThat(entries.get(0).mode()).isEqualTo(04755);
      assertThat(entries.get(4).linkName()).isEqualTo("../" + "target".repeat(40));
      assertThat(entries.get(4).kind()).isEqualTo(TarEntry.Kind.SYMLINK);
    }
  }

  @Test
  void whatWeWriteIsReadByUsToo() throws IOException {
    String name = "ä".repeat(200) + "/x";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FileNode.Attributes attributes = new FileNode.Attributes(0640, 5_000_000_000L, 7);
    out.writeBytes(TarWriter.header(name, TarEntry.Kind.FILE, attributes, 5, 3, ""));
    out.writeBytes("abc".getBytes(UTF_8));
    out.writeBytes(TarWriter.padding(3));
    out.writeBytes(TarWriter.END);
    TarEntry entry = read(out.toByteArray()).get(0);
    assertThat(entry.name()).isEqualTo(name);
    assertThat(entry.uid()).isEqualTo(5_000_000_000L);
    assertThat(entry.gid()).isEqualTo(7);
    assertThat(entry.mode()).isEqualTo(0640);
    assertThat(entry.size()).isEqualTo(3);
  }

  @Test
  void itMayEndWithoutItsEndButNotInAnEntry() throws IOException {
    byte[] archive = new Tar().file("a", "content").bytes();
    assertThat(read(Arrays.copyOf(archive, 1024))).hasSize(1);
    assertThat(read(Arrays.copyOf(archive, 1024 + 512))).hasSize(1);
    for (int length : List.of(1, 511, 513, 519, 1023)) {
      assertThatThrownBy(() -> read(Arrays.copyOf(archive, length)))
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("ends in the middle");
    }
  }

  private static byte[] withSum(byte[] archive) {
    Arrays.fill(archive, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += archive[i] & 0xff;
    }
    byte[] digits = String.format("%06o\0", sum).getBytes(UTF_8);
    System.arraycopy(digits, 0, archive, 148, digits.length);
    return archive;
  }

  private static byte[] with(int place, String text) {
    byte[] archive = new Tar().file("a", "content").bytes();
    System.arraycopy(text.getBytes(UTF_8), 0, archive, place, text.length());
    return withSum(archive);
  }

  @Test
  void sizesThatCannotBe() {
    byte[] negative = new Tar().file("a", "content").bytes();
    Arrays.fill(negative, 124, 136, (byte) 0xff);
    byte[] huge = new Tar().file("a", "content").bytes();
    Arrays.fill(huge, 124, 136, (byte) 0x7f);
    huge[124] = (byte) 0x80;
    for (byte[] archive :
        List.of(
            withSum(negative),
            withSum(huge),
            with(124, "77777777777"),
            with(124, "0000000000x"),
            with(156, "L").clone(),
            with(156, "x"),
            with(156, "M"),
            new byte[512 * 3 + 7])) {
      if (archive.length % 512 == 7) {
        archive[0] = 1;
      }
      assertThatThrownBy(() -> read(archive)).isInstanceOf(ImageException.class);
    }
  }

  @Test
  void namesOfAGigabyteAreNotRead() {
    byte[] archive = with(156, "L");
    System.arraycopy("07777777777".getBytes(UTF_8), 0, archive, 124, 11);
    assertThatThrownBy(() -> read(withSum(archive)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("the name of an entry has 1073741823 bytes");
  }

  @Test
  void recordsOfPosixThatAreMalformed() {
    for (String records :
        List.of(
            "x",
            "0 a=b\n",
            "5 a=b\n",
            "999999999999 a=b\n",
            "6 path\n",
            "12 size=-10\n",
            "10 size=x\n",
            "30 size=99999999999999999999\n",
            "28 size=9223372036854775807\n",
            "8 uid=x\n")) {
      byte[] content = records.getBytes(UTF_8);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] header =
          TarWriter.header(
              "p", TarEntry.Kind.FILE, new FileNode.Attributes(0, 0, 0), 0, content.length, "");
      header[156] = 'x';
      out.writeBytes(withSum(header));
      out.writeBytes(content);
      out.writeBytes(TarWriter.padding(content.length));
      out.writeBytes(new Tar().file("a", "b").bytes());
      assertThatThrownBy(() -> read(out.toByteArray()))
          .as(records)
          .isInstanceOf(ImageException.class);
    }
  }

  @Test
  void damageIsNeverAnythingButAnErrorOfOurs() {
    byte[] archive =
        written(TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.BIGNUMBER_POSIX);
    Random random = new Random(3);
    int damaged = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] changed = archive.clone();
      int header = random.nextInt(archive.length / 512) * 512;
      for (int n = random.nextInt(3); n >= 0; n--) {
        changed[header + random.nextInt(512)] = (byte) random.nextInt(256);
      }
      try {
        TarReader reader = new TarReader(new ByteArrayInputStream(changed));
        while (reader.next().isPresent()) {
          reader.content().read();
        }
      } catch (ImageException e) {
        damaged++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(damaged).isGreaterThan(1000);
  }
}
