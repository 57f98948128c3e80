package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;

/** Finds addresses that only a Docker host has: its name server and its own name. */
public final class DockerAddressScan {

  private static final List<String> ADDRESSES = List.of("host.docker.internal", "127.0.0.11");
  private static final List<String> ATTRIBUTES = List.of("command", "entrypoint", "environment");

  private DockerAddressScan() {}

  public static void scan(ComposeProject project, Findings findings) {
    for (Service service : project.services().values()) {
      for (String attribute : ATTRIBUTES) {
        Node node = service.tree().entries().get(attribute);
        if (node != null) {
          scan(node, service.path().child(attribute), findings);
        }
      }
    }
  }

  private static void scan(Node node, TreePath path, Findings findings) {
    if (node instanceof Scalar scalar) {
      for (String address : ADDRESSES) {
        if (scalar.text().contains(address)) {
          findings.add(
              PolicyCode.DOCKER_ADDRESS,
              path,
              path + " names " + address + ", which there is only on a Docker host",
              address.startsWith("127")
                  ? "let the program use the system's name server"
                  : "name what runs there by an address that the VPC reaches");
        }
      }
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        scan(list.items().get(i), path.item(i), findings);
      }
    } else if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        scan(entry.getValue(), path.child(entry.getKey()), findings);
      }
    }
  }
}
