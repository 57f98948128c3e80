package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * CloudFormation makes what is new before it removes what is old. So what AWS has only once must
 * keep its logical ID through every ordinary change of a Compose file.
 */
class ChangeOfPortsTest {

  private static final int PAIRS = 400;
  private static final String ARN =
      "arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789a";
  private static final List<String> NAMES = List.of("web", "api", "shop", "w-eb", "log");
  private static final List<Integer> NUMBERS = List.of(80, 443, 8080, 25);

  private record Published(int target, int number, List<String> more) {
    private String text() {
      String rest = more.isEmpty() ? "" : ", " + String.join(", ", more);
      return "{target: " + target + ", published: \"" + number + "\"" + rest + "}";
    }
  }

  /** The ports by service. */
  private static Map<String, List<Published>> project(Random random) {
    Map<String, List<Published>> services = new LinkedHashMap<>();
    for (String name : NAMES.subList(0, 2 + random.nextInt(3))) {
      List<Published> ports = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        ports.add(port(random));
      }
      services.put(name, ports);
    }
    return services;
  }

  private static Published port(Random random) {
    int target = NUMBERS.get(random.nextInt(NUMBERS.size()));
    int number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    return new Published(target, number, more(random));
  }

  private static List<String> more(Random random) {
    String path = "x-aws-path: /" + "abcdef".charAt(random.nextInt(6)) + "/*";
    String host = "x-aws-host: " + "abc".charAt(random.nextInt(3)) + ".example.com";
    String domain = "x-aws-domain: " + "ab".charAt(random.nextInt(2)) + ".example.com";
    String certificate = "x-aws-certificate: " + ARN + random.nextInt(3);
    return switch (random.nextInt(9)) {
      case 0 -> List.of(path);
      case 1 -> List.of(path, host);
      case 2 -> List.of(host);
      case 3 -> List.of(certificate);
      case 4 -> List.of(domain);
      case 5 -> List.of("app_protocol: http", "x-aws-internal: true");
      case 6 -> List.of("protocol: udp", "x-aws-healthcheck: {port: 8080}");
      case 7 -> List.of("app_protocol: http", certificate, host);
      default -> List.of();
    };
  }

  /** One ordinary change. */
  private static Map<String, List<Published>> changed(
      Map<String, List<Published>> services, Random random) {
    Map<String, List<Published>> result = new LinkedHashMap<>();
    services.forEach((name, ports) -> result.put(name, new ArrayList<>(ports)));
    List<String> names = new ArrayList<>(services.keySet());
    String one = names.get(random.nextInt(names.size()));
    String other = names.get(random.nextInt(names.size()));
    List<Published> ports = result.getOrDefault(one, new ArrayList<>());
    int at = random.nextInt(ports.size());
    Published port = ports.get(at);
    switch (random.nextInt(8)) {
      case 0 -> {
        List<Published> kept = result.remove(one);
        result.put("renamed", kept == null ? List.of() : kept);
      }
      case 1 -> result.getOrDefault(other, ports).add(ports.remove(at));
      case 2 -> ports.set(at, new Published(port.target() + 1, port.number(), port.more()));
      case 3 -> ports.set(at, new Published(port.target(), port.number(), more(random)));
      case 4 -> ports.set(at, new Published(port.target(), 81, port.more()));
      case 5 -> {
        List<Published> others = result.put(other, ports);
        result.put(one, others == null ? ports : others);
      }
      case 6 -> result.remove(one);
      default -> result.put("added", new ArrayList<>(List.of(port(random))));
    }
    return result;
  }

  private static Optional<Template> template(Map<String, List<Published>> services) {
    StringBuilder text = new StringBuilder("name: p\nservices:\n");
    services.forEach(
        (name, ports) ->
            text.append("  ")
                .append(name)
                .append(": {image: x, ports: [")
                .append(String.join(", ", ports.stream().map(Published::text).toList()))
                .append("]}\n"));
    return Translator.translate(Projects.of(text.toString()), Surroundings.UNKNOWN, List.of())
        .template();
  }

  /** What AWS has only once, and the logical ID that has it. */
  private static Map<String, String> unique(Template template) {
    Map<String, String> unique = new TreeMap<>();
    for (Resource resource : template.resources()) {
      List<String> keys =
          resource.is(ResourceType.LISTENER)
              ? List.of("LoadBalancerArn", "Port")
              : resource.is(ResourceType.LISTENER_RULE)
                  ? List.of("ListenerArn", "Priority")
                  : resource.is(ResourceType.LISTENER_CERTIFICATE)
                      ? List.of("ListenerArn", "Certificates")
                      : resource.is(ResourceType.RECORD_SET)
                          ? List.of("HostedZoneId", "Name", "Type")
                          : resource.is(ResourceType.SECURITY_GROUP_INGRESS)
                              ? List.of(
                                  "GroupId",
                                  "IpProtocol",
                                  "FromPort",
                                  "ToPort",
                                  "SourceSecurityGroupId")
                              : List.of();
      if (!keys.isEmpty()) {
        Map<String, Value> properties = resource.properties().entries();
        String thing = resource.type() + keys.stream().map(properties::get).toList();
        assertThat(unique.put(thing, resource.id())).as(thing).isNull();
      }
      assertThat(resource.properties().entries()).doesNotContainKey("LoadBalancerName");
      if (resource.is(ResourceType.TARGET_GROUP)) {
        assertThat(resource.properties().entries()).doesNotContainKey("Name");
      }
    }
    return unique;
  }

  @Test
  void whatThereIsOnceKeepsItsLogicalId() {
    int compared = 0;
    int kept = 0;
    for (int seed = 0; seed < PAIRS; seed++) {
      Random random = new Random(seed);
      Map<String, List<Published>> before = project(random);
      Optional<Template> old = template(before);
      Optional<Template> changed = template(changed(before, random));
      if (old.isPresent() && changed.isPresent()) {
        compared++;
        Map<String, String> had = unique(old.get());
        for (Map.Entry<String, String> thing : unique(changed.get()).entrySet()) {
          String id = had.getOrDefault(thing.getKey(), thing.getValue());
          kept += had.containsKey(thing.getKey()) ? 1 : 0;
          assertThat(thing.getValue()).as("seed %d: %s", seed, thing.getKey()).isEqualTo(id);
        }
      }
    }
    assertThat(compared).as("pairs that can be translated").isGreaterThan(PAIRS / 8);
    assertThat(kept).as("things that both have").isGreaterThan(compared);
  }
}
