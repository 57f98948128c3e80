package dev.c2ecs.cfn.sizing;

import dev.c2ecs.cfn.images.ImageNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What images need that do not run, or not long, with the least that a task can have. */
final class KnownNeeds {

  private static final Map<String, Need> IMAGES = new HashMap<>();

  static {
    for (String line : KnownNeedRows.TEXT.split("\n", 0)) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        Need need = new Need(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
        for (String name : ImageNames.spelledOut(fields[3])) {
          IMAGES.put(name, need);
        }
      }
    }
  }

  private KnownNeeds() {}

  /** What an image needs; empty when it is not known. */
  static Optional<Need> of(String image) {
    return ImageNames.find(IMAGES, image);
  }
}
