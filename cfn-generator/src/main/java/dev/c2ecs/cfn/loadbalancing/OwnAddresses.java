package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Servers of calls, video and tunnels that tell their clients where to send packets: their own
 * address, which in a task is a private one behind a load balancer.
 *
 * @see <a href="https://jitsi.github.io/handbook/docs/devops-guide/devops-guide-docker/">Jitsi,
 *     JVB_ADVERTISE_IPS</a>
 * @see <a href="https://github.com/coturn/coturn/blob/master/docker/coturn/README.md">coturn,
 *     --external-ip</a>
 * @see <a href="https://docs.livekit.io/home/self-hosting/ports-firewall/">LiveKit, node_ip</a>
 */
public final class OwnAddresses {

  /** Images, and the words of which one says another address. */
  private static final String[][] ROWS = {
    {"jitsi/jvb", "JVB_ADVERTISE_IPS DOCKER_HOST_ADDRESS"},
    {"coturn/coturn instrumentisto/coturn", "external-ip EXTERNAL_IP DETECT_EXTERNAL_IP"},
    {"livekit/livekit-server", "node-ip NODE_IP use_external_ip"},
    {"canyan/janus-gateway meetecho/janus-gateway", "nat-1-1 NAT_1_1_MAPPING"},
    {"andrius/asterisk mlan/asterisk", "externip external_media_address"},
    {"bluenviron/mediamtx", "webrtcAdditionalHosts MTX_WEBRTCADDITIONALHOSTS"},
    {"linuxserver/wireguard", "SERVERURL"}
  };

  private static final Map<String, List<String>> IMAGES = new HashMap<>();

  static {
    for (String[] row : ROWS) {
      List<String> words = List.of(row[1].split(" ", -1));
      ImageNames.spelledOut(row[0]).forEach(name -> IMAGES.put(name, words));
    }
  }

  private OwnAddresses() {}

  /** Says whose clients would be sent to a private address. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    Set<String> said = new HashSet<>();
    for (PublishedPort port : plan.loadBalancing().published()) {
      Service service = plan.project().services().get(port.service());
      if (service == null || port.kind().isApplication()) {
        continue;
      }
      Optional<List<String>> words =
          service.image().flatMap(image -> ImageNames.find(IMAGES, image));
      if (words.isPresent() && !saysOne(service, words.get()) && said.add(service.name())) {
        findings.add(
            OperatingCode.OWN_ADDRESS,
            port.port().path(),
            service.name()
                + " tells its clients its own address, which is a private one in its task",
            "say the public one: "
                + words.get().get(0)
                + "; a network load balancer keeps its addresses when `"
                + Keys.CLOUDFORMATION
                + "` gives"
                + " it elastic ones");
      }
    }
  }

  private static boolean saysOne(Service service, List<String> words) {
    List<String> texts = new ArrayList<>();
    texts.addAll(service.command().orElse(List.of()));
    texts.addAll(service.entrypoint().orElse(List.of()));
    service
        .environment()
        .forEach(
            (name, value) -> {
              if (!value.text().orElse("").isEmpty()) {
                texts.add(name);
              }
            });
    return words.stream().anyMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
  }
}
