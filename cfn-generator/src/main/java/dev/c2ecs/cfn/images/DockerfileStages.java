package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.images.DockerfileLines.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The stages of a Dockerfile. A stage has a number, from 0, and perhaps a name, in which capitals
 * and small letters are the same.
 *
 * @param count how many there are
 * @param names their names in small letters
 * @see <a href="https://docs.docker.com/reference/dockerfile/#from">Dockerfile reference, FROM</a>
 */
public record DockerfileStages(int count, Set<String> names) {

  private static final String DIRECTIVE = "syntax";
  private static final String KNOWN = "docker/dockerfile";

  public DockerfileStages {
    names = Set.copyOf(names);
  }

  /** The stages; empty when the file is in another language, which a directive names. */
  public static Optional<DockerfileStages> of(String text) {
    if (isForeign(text)) {
      return Optional.empty();
    }
    int count = 0;
    Set<String> names = new TreeSet<>();
    for (Instruction instruction : DockerfileLines.of(text)) {
      if (!instruction.name().equals("FROM")) {
        continue;
      }
      count++;
      List<String> words = new ArrayList<>();
      for (String word : instruction.rest().split("\\s+", -1)) {
        if (!word.startsWith("--")) {
          words.add(word);
        }
      }
      if (words.size() > 2 && words.get(1).equalsIgnoreCase("as")) {
        names.add(words.get(2).toLowerCase(Locale.ROOT));
      }
    }
    return Optional.of(new DockerfileStages(count, names));
  }

  /** Directives are comments before everything else. */
  private static boolean isForeign(String text) {
    for (String line : text.lines().toList()) {
      String bare = line.strip();
      if (!bare.startsWith("#")) {
        return false;
      }
      String[] pair = bare.substring(1).split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(DIRECTIVE)) {
        return !pair[1].contains(KNOWN);
      }
    }
    return false;
  }

  /** Whether a build can stop at a stage. */
  public boolean has(String target) {
    if (names.contains(target.toLowerCase(Locale.ROOT))) {
      return true;
    }
    try {
      int number = Integer.parseInt(target);
      return number >= 0 && number < count;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
