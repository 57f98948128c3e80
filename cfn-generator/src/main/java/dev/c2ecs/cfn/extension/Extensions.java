package dev.c2ecs.cfn.extension;

import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All {@code x-aws-} keys. */
public final class Extensions {

  private static final Map<String, Extension> ALL = read();
  private static final PatternTable<Extension> PATTERNS = PatternTable.of(ALL);

  private Extensions() {}

  /** The keys, and those below them, by where they stand. */
  public static List<Extension> all() {
    return new ArrayList<>(ALL.values());
  }

  /** The key at a path. */
  static Optional<Extension> at(TreePath path) {
    return PATTERNS.at(path).value();
  }

  /** The keys below another one, empty when what is below it is free. */
  static List<Extension> below(Extension parent) {
    return ALL.values().stream()
        .filter(extension -> extension.path().startsWith(parent.path() + "."))
        .toList();
  }

  private static Map<String, Extension> read() {
    Map<String, Extension> all = new LinkedHashMap<>();
    for (String line : ExtensionRows.TEXT.split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        List<String> f = List.of(line.split("\t", -1));
        all.put(
            f.get(0),
            new Extension(
                f.get(0),
                List.of(f.get(1).split(" ", -1)),
                f.get(2).equals("-") ? "" : f.get(2),
                f.get(3).equals("-") ? "" : f.get(3),
                f.get(4),
                f.get(5).equals("-") ? "" : f.get(5)));
      }
    }
    return all;
  }
}
