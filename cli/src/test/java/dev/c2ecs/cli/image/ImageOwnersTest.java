package dev.c2ecs.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.image.ImageOwners.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageOwnersTest {

  private static final String USERS =
      "root:x:0:0:root:/root:/bin/sh\nann:x:70:71::/home/ann:/bin/sh\nshort:x:1\n";

  private static ImageOwners of(Tar... layers) throws IOException {
    List<Descriptor> descriptors = new ArrayList<>();
    Map<Digest, byte[]> contents = new HashMap<>();
    for (Tar layer : layers) {
      byte[] bytes = Tar.gzip(layer.bytes());
      contents.put(Digest.of(bytes), bytes);
      descriptors.add(Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.of(bytes), bytes.length));
    }
    Manifest manifest =
        new Manifest(
            MediaType.OCI_MANIFEST,
            Descriptor.of(MediaType.OCI_CONFIG, Digest.of(new byte[0]), 0),
            descriptors);
    return ImageOwners.read(
        manifest,
        part -> new ByteArrayInputStream(contents.getOrDefault(part.digest(), new byte[0])));
  }

  @Test
  void aDirectoryBelongsToWhomTheLastLayerGaveIt() throws IOException {
    ImageOwners owners =
        of(
            new Tar().directory("var").directory("var/data", 0755, 5).link("data", "/var/data"),
            new Tar().directory("var/data", 0700, 70));
    assertThat(owners.at("/var/data")).contains(new Ids(70, 70));
    assertThat(owners.at("/data/")).contains(new Ids(70, 70));
    assertThat(owners.at("/nothing")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ann, 70, 71",
    "70, 70, 71",
    "ann:staff, 70, 50",
    "ann:5, 70, 5",
    "1234, 1234, 0",
    "1234:5, 1234, 5",
  })
  void aUserHasTheNumbersThatARuntimeFinds(String user, long uid, long gid) throws IOException {
    ImageOwners owners =
        of(new Tar().directory("etc").file("etc/passwd", USERS).file("etc/group", "staff:x:50:\n"));
    assertThat(owners.user(user)).contains(new Ids(uid, gid));
  }

  @ParameterizedTest
  @CsvSource({"bob", "short", "ann:nobody", "99999999999", "''"})
  void whomTheImageDoesNotKnowHasNone(String user) throws IOException {
    assertThat(of(new Tar().directory("etc").file("etc/passwd", USERS)).user(user)).isEmpty();
  }

  @Test
  void theLastFileCountsAndOneThatIsGoneDoesNot() throws IOException {
    Tar old = new Tar().directory("etc").file("etc/passwd", USERS);
    assertThat(of(old, new Tar().file("./etc/passwd", "ann:x:8:9::/:/\n")).user("ann"))
        .contains(new Ids(8, 9));
    assertThat(of(old, new Tar().file("etc/.wh.passwd", "")).user("ann")).isEmpty();
    assertThat(of(old, new Tar().link("etc/passwd", "/other")).user("ann"))
        .isEqualTo(Optional.empty());
  }
}
