package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An image with our layer shows what the image shows with the files mounted into it. */
class FileLayerPropertyTest {

  private static final int CASES = Integer.getInteger("layers.cases", 1500);
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private record Case(List<Tar> layers, MountModel model) {}

  @Test
  void aLayerShowsWhatMountsShow() throws IOException {
    int shown = 0;
    int refused = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      Case base = base(random);
      BaseTree tree = tree(base.layers);
      assertThat(view(tree, base.model)).as("base %s", seed).isEqualTo(modes(base.model));
      List<MountModel.Mount> mounts = mounts(random);
      MountModel mounted = base.model.copy();
      Optional<String> refusal = Optional.empty();
      try {
        mounted.mount(mounts);
      } catch (MountModel.Refused e) {
        refusal = Optional.of(e.toString());
      }
      List<DeliveredFiles> files =
          mounts.stream().map(mount -> new DeliveredFiles(mount.files(), 0)).toList();
      try {
        FileLayer layer = FileLayer.of(tree, files);
        assertThat(refusal).as("refused %s", seed).isEmpty();
        MountModel layered = base.model.copy();
        unpack(layered, Tar.read(layer));
        assertThat(layered.view()).as("seed %s", seed).isEqualTo(mounted.view());
        assertThat(FileLayer.of(tree, files).digest()).isEqualTo(layer.digest());
        shown++;
      } catch (ImageException e) {
        assertThat(refusal).as("seed %s: %s", seed, e.words()).isPresent();
        refused++;
      }
      // a base serves many layers
      assertThat(view(tree, base.model)).as("base after %s", seed).isEqualTo(modes(base.model));
    }
    assertThat(shown).isGreaterThan(CASES / 4);
    assertThat(refused).isGreaterThan(CASES / 50);
  }

  /** Our own layers need less than the specification allows: no entry goes through a link. */
  private static void unpack(MountModel model, List<Tar.Item> items) {
    Set<String> names = new HashSet<>();
    for (Tar.Item item : items) {
      String path = "/" + item.name().replaceAll("/$", "");
      assertThat(names.add(path)).as("once: %s", path).isTrue();
      assertThat(model.get(MountModel.parent(path)))
          .as("a directory before %s", path)
          .hasValueSatisfying(parent -> assertThat(parent.type()).isEqualTo('5'));
      model.unpack(item, 100);
    }
  }

  private static BaseTree tree(List<Tar> layers) throws IOException {
    List<LayerListing> listings = new ArrayList<>();
    for (Tar layer : layers) {
      listings.add(LayerListing.read(new ByteArrayInputStream(Tar.gzip(layer.bytes())), "layer"));
    }
    return BaseTree.of(listings);
  }

  private static Map<String, String> modes(MountModel model) {
    Map<String, String> modes = model.view();
    modes.replaceAll((path, text) -> text.substring(0, text.indexOf(' ', text.indexOf(':'))));
    return modes;
  }

  private static Map<String, String> view(BaseTree tree, MountModel model) {
    Map<String, String> view = new java.util.TreeMap<>();
    add(tree.tree().root(), "", view);
    model
        .paths('2')
        .forEach(
            path ->
                assertThat(tree.findLink(path).map(BaseTree.Entry::linkName))
                    .isEqualTo(model.get(path).map(MountModel.Seen::text)));
    return view;
  }

  private static void add(FileNode node, String path, Map<String, String> view) {
    char type =
        switch (node.kind()) {
          case DIRECTORY -> '5';
          case SYMLINK -> '2';
          default -> '0';
        };
    FileNode.Attributes a = node.attributes();
    view.put(path, type + " " + Integer.toOctalString(a.mode()) + " " + a.uid() + ":" + a.gid());
    node.children().forEach((name, child) -> add(child, path + "/" + name, view));
  }

  private static Case base(Random random) {
    MountModel model = new MountModel();
    List<Tar> layers = new ArrayList<>();
    for (int layer = 1; layer <= 1 + random.nextInt(3); layer++) {
      Tar tar = new Tar();
      for (int i = random.nextInt(14); i >= 0; i--) {
        Tar.Item item = item(random, model, layer);
        MountModel before = model.copy();
        try {
          model.unpack(item, layer);
          tar.add(item);
        } catch (MountModel.Refused e) {
          model = before;
        }
      }
      layers.add(tar);
    }
    return new Case(layers, model);
  }

  private static Tar.Item item(Random random, MountModel model, int layer) {
    String path = path(random).substring(1);
    int mode = random.nextInt(01000);
    int uid = random.nextInt(3);
    int kind = random.nextInt(20);
    if (kind < 6) {
      return new Tar.Item(path, '0', mode, uid, uid, "base" + random.nextInt(9), 0);
    }
    if (kind < 11) {
      return new Tar.Item(path + "/", '5', mode, uid, uid, "", 0);
    }
    if (kind < 15) {
      return new Tar.Item(path, '2', 0777, 0, 0, link(random), 0);
    }
    List<String> files = model.paths('0');
    if (kind == 15 && !files.isEmpty()) {
      String target = files.get(random.nextInt(files.size()));
      return new Tar.Item(path, '1', 0644, 0, 0, target.substring(1), 0);
    }
    String directory = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
    String name = path.substring(directory.length());
    return layer > 1 && kind == 16
        ? new Tar.Item(directory + ".wh..wh..opq", '0', 0, 0, 0, "", 0)
        : layer > 1 && kind < 19
            ? new Tar.Item(directory + ".wh." + name, '0', 0, 0, 0, "", 0)
            : new Tar.Item(path, '0', mode, uid, uid, "x", 0);
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      path.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
    }
    return path.toString();
  }

  private static String link(Random random) {
    String path = path(random);
    return switch (random.nextInt(4)) {
      case 0 -> path;
      case 1 -> ".." + path;
      case 2 -> "../.." + path + "/..";
      default -> path.substring(1);
    };
  }

  private static List<MountModel.Mount> mounts(Random random) {
    List<MountModel.Mount> mounts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String target = path(random);
      if (random.nextInt(3) > 0) {
        mounts.add(new MountModel.Mount(target, List.of(file(random, target))));
        continue;
      }
      List<LayerFile> files = new ArrayList<>();
      files.add(LayerFile.mounted(target, random.nextInt(01000), random.nextInt(3), 0));
      fill(random, target, files, 2);
      mounts.add(new MountModel.Mount(target, files));
    }
    return mounts;
  }

  private static void fill(Random random, String directory, List<LayerFile> files, int depth) {
    for (String name : NAMES) {
      String target = directory + "/" + name;
      switch (random.nextInt(6)) {
        case 0 -> files.add(file(random, target));
        case 1 -> files.add(LayerFile.link(target, link(random), 1, 1));
        case 2 -> {
          files.add(LayerFile.directory(target, random.nextInt(01000), 2, 2));
          if (depth > 0) {
            fill(random, target, files, depth - 1);
          }
        }
        default -> {}
      }
    }
  }

  private static LayerFile file(Random random, String target) {
    byte[] content = ("mounted" + random.nextInt(9)).getBytes(UTF_8);
    return LayerFile.bytes(target, content, random.nextInt(01000), random.nextInt(3), 7);
  }
}
