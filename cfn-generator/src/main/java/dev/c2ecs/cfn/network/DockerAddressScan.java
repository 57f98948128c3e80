package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.ServiceNames;
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

  private static final String NAME_SERVER = "127.0.0.11";
  private static final List<String> ADDRESSES = List.of("host.docker.internal", NAME_SERVER);

  private final ServiceNames names;
  private final DiagnosticCollector findings;

  private DockerAddressScan(ComposeProject project, DiagnosticCollector findings) {
    this.names = ServiceNames.of(project);
    this.findings = findings;
  }

  /** Reports those of attributes, each where it stands. */
  public static void scan(ComposeProject project, DiagnosticCollector findings) {
    DockerAddressScan scan = new DockerAddressScan(project, findings);
    for (Service service : project.services().values()) {
      scan.words(service.command(), service.path().child("command"));
      scan.words(service.entrypoint(), service.path().child("entrypoint"));
      for (EnvironmentValue value : service.environment().values()) {
        scan.text(value.text().orElse(""), value.path());
      }
    }
  }

  /** The same of texts that are no attributes: delivered files and Dockerfiles. */
  public static void scan(
      ComposeProject project, List<ServiceText> texts, DiagnosticCollector findings) {
    DockerAddressScan scan = new DockerAddressScan(project, findings);
    Set<String> said = new HashSet<>();
    for (ServiceText text : texts) {
      for (String address : ADDRESSES) {
        String place = text.path() + " " + address;
        if (text.text().contains(address) && said.add(place)) {
          scan.report(
              text.what() + " of " + text.service() + " names ", text.text(), address, text.path());
        }
      }
    }
  }

  private void words(Optional<List<String>> words, TreePath path) {
    for (int i = 0; words.isPresent() && i < words.get().size(); i++) {
      text(words.get().get(i), path.item(i));
    }
  }

  private void text(String text, TreePath path) {
    for (String address : ADDRESSES) {
      if (text.contains(address)) {
        report(path + " names ", text, address, path);
      }
    }
  }

  private void report(String what, String text, String address, TreePath path) {
    findings.add(
        PolicyCode.DOCKER_ADDRESS,
        path,
        what + address + ", which there is only on a Docker host",
        address.equals(NAME_SERVER)
            ? "write 169.254.169.253, the name server of every VPC; it knows whole names only, such"
                + " as `"
                + names.example(text)
                + "`"
            : "name what runs there by an address that the VPC reaches");
  }
}
