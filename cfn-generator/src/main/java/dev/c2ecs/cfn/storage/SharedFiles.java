package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What several tasks of one service may write at once as far as anybody knows: directories of files
 * that are written once, each under a name of its own, and images whose makers or AWS run several
 * on one file system. Of everything else it is not known; SQLite, indexes, queues and lock files on
 * NFS break.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/whitepapers/latest/best-practices-wordpress/shared-storage-amazon-s3-and-amazon-efs.html">AWS,
 *     Best practices for WordPress: the whole installation on EFS, mounted by each server</a>
 * @see <a href="https://sqlite.org/faq.html#q5">SQLite, FAQ: no databases on NFS that several
 *     processes open</a>
 */
public final class SharedFiles {

  private static final Map<String, Boolean> IMAGES = new HashMap<>();

  static {
    ImageNames.spelledOut("wordpress @wordpress").forEach(name -> IMAGES.put(name, true));
  }

  /** Words in the name of a volume or at the end of a path. */
  private static final Set<String> WORDS =
      Set.of(
          "upload",
          "uploads",
          "uploaded",
          "media",
          "attachment",
          "attachments",
          "avatars",
          "photos",
          "pictures",
          "images",
          "static",
          "staticfiles",
          "assets");

  private SharedFiles() {}

  /**
   * Whether several tasks of a service are known to share what it writes in a mount.
   *
   * @param mount a writable mount of a file system
   * @param name what the file system is called in the Compose file
   */
  public static boolean areSafe(Service service, Mount mount, String name) {
    boolean known = service.image().flatMap(image -> ImageNames.find(IMAGES, image)).isPresent();
    String target = mount.target();
    return known || says(target.substring(target.lastIndexOf('/') + 1)) || says(name);
  }

  private static boolean says(String name) {
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]", -1)) {
      if (WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
