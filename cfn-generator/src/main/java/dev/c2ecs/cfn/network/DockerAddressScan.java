package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.ServiceText;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds addresses that only a Docker host has: its name server and its own name. */
public final class DockerAddressScan {

  private static final List<String> ADDRESSES = List.of("host.docker.internal", "127.0.0.11");

  private DockerAddressScan() {}

  public static void scan(ComposeProject project, DiagnosticCollector findings) {
    for (Service service : project.services().values()) {
      words(service.command(), service.path().child("command"), findings);
      words(service.entrypoint(), service.path().child("entrypoint"), findings);
      for (EnvironmentValue value : service.environment().values()) {
        text(value.text().orElse(""), value.path(), findings);
      }
    }
  }

  /** The same of texts that are no attributes: delivered files and Dockerfiles. */
  public static void scan(List<ServiceText> texts, DiagnosticCollector findings) {
    Set<String> said = new HashSet<>();
    for (ServiceText text : texts) {
      for (String address : ADDRESSES) {
        String place = text.path() + " " + address;
        if (text.text().contains(address) && said.add(place)) {
          report(
              text.what() + " of " + text.service() + " names " + address,
              address,
              text.path(),
              "the name server of a VPC is 169.254.169.253, and it knows whole names only, such as"
                  + " api.PROJECT.local",
              findings);
        }
      }
    }
  }

  private static void words(
      Optional<List<String>> words, TreePath path, DiagnosticCollector findings) {
    for (int i = 0; words.isPresent() && i < words.get().size(); i++) {
      text(words.get().get(i), path.item(i), findings);
    }
  }

  private static void text(String text, TreePath path, DiagnosticCollector findings) {
    for (String address : ADDRESSES) {
      if (text.contains(address)) {
        report(
            path + " names " + address,
            address,
            path,
            "let the program use the system's name server",
            findings);
      }
    }
  }

  private static void report(
      String what, String address, TreePath path, String nameServer, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.DOCKER_ADDRESS,
        path,
        what + ", which there is only on a Docker host",
        address.startsWith("127")
            ? nameServer
            : "name what runs there by an address that the VPC reaches");
  }
}
