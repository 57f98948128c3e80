package dev.c2ecs.cfn.discovery;

import dev.c2ecs.compose.tree.TreePath;
import java.util.OptionalInt;

/**
 * A text of one service that names another one, or itself.
 *
 * @param from the service that the text is of
 * @param to the service that is named
 * @param name the name, in lower case and without the domain of the project
 * @param scheme what is spoken there, as in {@code http://}; empty when the text does not say
 * @param port the port that is named
 * @param path where the text stands
 * @param isHost whether it is certain that a host is meant, and not another thing of that name
 * @param isCommon whether all services have this very text, which tells nothing of their order
 * @param isWhole whether the name stands there with the domain of the project
 */
public record Mention(
    String from,
    String to,
    String name,
    String scheme,
    OptionalInt port,
    TreePath path,
    boolean isHost,
    boolean isCommon,
    boolean isWhole) {

  /** Whether it says that one service needs another one. */
  public boolean needs() {
    return isHost && !isCommon && !from.equals(to);
  }
}
