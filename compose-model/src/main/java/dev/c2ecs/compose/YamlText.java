package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.yaml.YamlDocument;
import dev.c2ecs.compose.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Reads YAML or JSON that is no Compose file into the same trees, within the same limits. */
public final class YamlText {

  private YamlText() {}

  /**
   * Reads the first document of a text. Variables stay as they are written, local tags are kept in
   * the origins of their nodes; what is tagged {@code !reset} is left out, as in Compose.
   *
   * @param file the name for positions
   * @param text the text
   * @param reporter takes what is wrong with the text
   * @return the top-level node; empty when there is no document or an error was reported
   */
  public static Optional<Node> read(String file, String text, Reporter reporter) {
    List<YamlDocument> documents = YamlReader.read(file, text, reporter);
    return documents.isEmpty() ? Optional.empty() : Optional.of(documents.get(0).root());
  }

  /** Whether a text that is written without quotes is read as a text: not as a number or a date. */
  public static boolean isText(String plain) {
    List<YamlDocument> documents = YamlReader.read("", plain, diagnostic -> {});
    return !documents.isEmpty()
        && documents.get(0).root() instanceof Scalar scalar
        && scalar.isString()
        && !scalar.isDate();
  }
}
