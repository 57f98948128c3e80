package dev.c2ecs.cli.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns what in an image, and which numbers the users have that it knows by name.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/passwd.5.html">passwd(5)</a>
 */
public final class ImageOwners {

  /**
   * A user with a group, by number.
   *
   * @param uid the user
   * @param gid the group
   */
  public record Ids(long uid, long gid) {}

  private static final String USERS = "etc/passwd";
  private static final String GROUPS = "etc/group";

  /** Far more users than an image has; a longer file is not read to its end. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int LEAST_FIELDS = 4;

  private final BaseTree tree;
  private final Map<String, String> texts;

  private ImageOwners(BaseTree tree, Map<String, String> texts) {
    this.tree = tree;
    this.texts = Map.copyOf(texts);
  }

  /**
   * Reads all layers of an image, of which nothing but headers and two small files is kept.
   *
   * @throws ImageException when a layer is damaged or of a kind that cannot be read
   * @throws IOException if one cannot be read
   */
  public static ImageOwners read(Manifest manifest, BlobSource source) throws IOException {
    Map<String, String> texts = new HashMap<>();
    List<LayerListing> layers = new ArrayList<>();
    for (Descriptor layer : manifest.layers()) {
      layers.add(LayerListing.read(layer, source, (entry, content) -> keep(entry, content, texts)));
    }
    return new ImageOwners(BaseTree.of(layers), texts);
  }

  private static void keep(TarEntry entry, InputStream content, Map<String, String> texts)
      throws IOException {
    String name = entry.name().replaceFirst("^(\\./|/)+", "");
    if (entry.kind() == TarEntry.Kind.FILE && Set.of(USERS, GROUPS).contains(name)) {
      texts.put(name, new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    }
  }

  /** Who owns what is at a path, links followed; empty when nothing is there. */
  public Optional<Ids> at(String path) {
    return tree.find(path).map(entry -> new Ids(entry.uid(), entry.gid()));
  }

  /**
   * The numbers of a user as a runtime finds them: its group is that of its line among the users,
   * unless it names one; a number without a line has the group of root.
   *
   * @param user {@code USER[:GROUP]}, each a name or a number
   * @return empty when the image does not know the name
   */
  public Optional<Ids> user(String user) {
    String[] parts = user.split(":", 2);
    Optional<String[]> line = line(USERS, parts[0], 2);
    Optional<Long> uid = number(parts[0]).or(() -> line.flatMap(fields -> number(fields[2])));
    Optional<Long> gid =
        parts.length > 1
            ? number(parts[1])
                .or(() -> line(GROUPS, parts[1], 2).flatMap(fields -> number(fields[2])))
            : line.flatMap(fields -> number(fields[3])).or(() -> Optional.of(0L));
    return uid.flatMap(u -> gid.map(g -> new Ids(u, g)));
  }

  /** The first line of a file that is about a name, or about a number in one of its fields. */
  private Optional<String[]> line(String file, String wanted, int numberField) {
    if (tree.find("/" + file).filter(e -> e.kind() == BaseTree.Kind.FILE).isEmpty()) {
      return Optional.empty();
    }
    return texts
        .getOrDefault(file, "")
        .lines()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length >= LEAST_FIELDS)
        .filter(fields -> fields[0].equals(wanted) || fields[numberField].equals(wanted))
        .findFirst();
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,10}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
