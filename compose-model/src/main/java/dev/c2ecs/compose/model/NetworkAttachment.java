package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.List;

/**
 * The membership of a service in a network.
 *
 * @param network the key of the network
 * @param aliases further names of the service in it
 * @param path its path in the project
 */
public record NetworkAttachment(String network, List<String> aliases, TreePath path) {
  public NetworkAttachment {
    aliases = List.copyOf(aliases);
  }
}
