package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What layers make of each other; random ones are compared in {@link FileLayerPropertyTest}. */
class BaseTreeTest {

  @Test
  void laterLayersReplaceAndHide() {
    BaseTree tree =
        Tar.tree(
            new Tar()
                .directory("etc", 0700, 3)
                .file("etc/a", "1", 0600, 1)
                .file("etc/b", "1")
                .directory("gone/deep")
                .file("gone/deep/x", "1")
                .directory("opaque", 0750, 9)
                .file("opaque/x", "1"),
            new Tar()
                .file("etc/.wh.a", "")
                .file("etc/b", "2", 0444, 7)
                .file(".wh.gone", "")
                .file("opaque/y", "2")
                .file("opaque/.wh..wh..opq", ""));
    assertThat(tree.find("/etc")).map(BaseTree.Entry::mode).contains(0700);
    assertThat(tree.find("/etc/a")).isEmpty();
    assertThat(tree.find("/etc/b"))
        .contains(new BaseTree.Entry(BaseTree.Kind.FILE, 0444, 7, 7, ""));
    assertThat(tree.find("/gone")).isEmpty();
    assertThat(tree.find("/opaque")).map(BaseTree.Entry::uid).contains(9L);
    assertThat(tree.find("/opaque/x")).isEmpty();
    assertThat(tree.find("/opaque/y")).isPresent();
  }

  @Test
  void whiteoutsHideOnlyWhatLiesBelow() {
    BaseTree tree =
        Tar.tree(
            new Tar().directory("d", 0700, 5).file("d/old", "1"),
            new Tar().file("d/new", "2").file(".wh.d", "").file("f", "2").file(".wh.f", ""));
    assertThat(tree.find("/d/new")).isPresent();
    assertThat(tree.find("/d/old")).isEmpty();
    assertThat(tree.find("/d")).map(BaseTree.Entry::mode).contains(0755);
    assertThat(tree.find("/f")).isPresent();
  }

  @Test
  void linksAreFollowedOrNot() {
    BaseTree tree =
        Tar.tree(
            new Tar()
                .directory("run", 0711, 4)
                .directory("var")
                .link("var/run", "../run")
                .file("run/x", "1", 0600, 8)
                .hardLink("hard", "var/run/x")
                .hardLink("soft", "var/run")
                .link("loop", "loop"));
    assertThat(tree.find("/var/run")).map(BaseTree.Entry::mode).contains(0711);
    assertThat(tree.findLink("/var/run"))
        .contains(new BaseTree.Entry(BaseTree.Kind.SYMLINK, 0777, 0, 0, "../run"));
    assertThat(tree.find("/var/run/x")).map(BaseTree.Entry::uid).contains(8L);
    assertThat(tree.find("/hard")).map(BaseTree.Entry::mode).contains(0600);
    assertThat(tree.find("/loop")).isEmpty();
    assertThat(tree.find("/run/x/y")).isEmpty();
    assertThat(tree.findLink("/")).isPresent();
  }

  @Test
  void whatNoRuntimeUnpacksIsRefused() {
    for (Tar layer :
        List.of(
            new Tar().file("a/../../x", "1"),
            new Tar().file("f", "1").file("f/x", "1"),
            new Tar().hardLink("h", "nothing"),
            new Tar().link("l", "m").link("m", "l").file("l/x", "1"),
            new Tar().file("n/".repeat(3000) + "x", "1"))) {
      assertThatThrownBy(
              () ->
                  BaseTree.of(
                      List.of(
                          LayerListing.read(new ByteArrayInputStream(layer.bytes()), "a layer"))))
          .isInstanceOf(ImageException.class);
    }
  }

  @Test
  void deepTreesNeedLittleStack() throws Exception {
    String deep = "n/".repeat(2000);
    BaseTree tree = Tar.tree(new Tar().file(deep + "x", "1").file("y", "1"));
    BaseTree hidden =
        Tar.tree(
            new Tar().file(deep + "x", "1"), new Tar().file(deep + "z", "2").file(".wh.n", ""));
    assertThat(hidden.find("/" + deep + "z")).isPresent();
    assertThat(hidden.find("/" + deep + "x")).isEmpty();
    FileLayer layer =
        FileLayer.of(
            tree,
            List.of(
                DeliveredFiles.content(
                    "/" + deep + "w", new byte[1], 0644, DeliveredFiles.Owner.ROOT)));
    assertThat(layer.paths()).containsExactly("/" + deep + "w");
  }

  @Test
  void layersOfManyGzipStreamsAreReadToTheirEnd() throws IOException {
    byte[] tar = new Tar().file("a", "1".repeat(5000)).file("b", "2").bytes();
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < tar.length; i += 1000) {
      many.writeBytes(
          Tar.gzip(java.util.Arrays.copyOfRange(tar, i, Math.min(tar.length, i + 1000))));
    }
    Descriptor layer =
        Descriptor.of(
            MediaType.OCI_LAYER_GZIP, Digest.of(many.toByteArray()), many.toByteArray().length);
    // as a network does, it hands out little at once and never says that more is there
    BlobSource slow =
        part ->
            new ByteArrayInputStream(many.toByteArray()) {
              @Override
              public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(7, length));
              }

              @Override
              public int available() {
                return 0;
              }
            };
    BaseTree tree =
        BaseTree.read(new Manifest(MediaType.OCI_MANIFEST, layer, List.of(layer)), slow);
    assertThat(tree.find("/b")).isPresent();
  }

  @Test
  void aLayerMustBeWhatItIsSaidToBe() {
    byte[] content = Tar.gzip(new Tar().file("a", "1").bytes());
    Digest wrong = Digest.of("x".getBytes(UTF_8));
    for (Descriptor layer :
        List.of(
            Descriptor.of(MediaType.OCI_LAYER_GZIP, wrong, content.length),
            Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.of(content), content.length + 1),
            Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.of(content), content.length - 1),
            Descriptor.of(MediaType.OCI_LAYER_ZSTD, Digest.of(content), content.length))) {
      assertThatThrownBy(() -> LayerListing.read(layer, part -> new ByteArrayInputStream(content)))
          .isInstanceOf(ImageException.class);
    }
  }
}
