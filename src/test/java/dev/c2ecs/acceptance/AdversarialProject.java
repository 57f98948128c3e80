package dev.c2ecs.acceptance;

import dev.c2ecs.cfn.plan.Stems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A random project that a reader accepts, with names and ports that are likely to be in each
 * other's way: names of one stem, names that end like the IDs of others, names of fixed resources,
 * long ones; ports that are published twice, in ranges, over both protocols, at several addresses.
 */
final class AdversarialProject {

  private static final List<String> FIXED =
      List.of(
          "LoadBalancer",
          "load-balancer",
          "NetworkLoadBalancer",
          "InternalLoadBalancer",
          "InternalNetworkLoadBalancer",
          "Cluster",
          "CloudMap",
          "LogGroup",
          "Vpc",
          "VpcId",
          "SubnetIds",
          "Environment",
          "HTTP",
          "HTTP80",
          "HTTPS443",
          "HTTPRedirect",
          "HostedZoneId",
          "PublicSubnet1",
          "PrivateSubnet2",
          "NatGateway",
          "S3Endpoint",
          "default",
          "X");

  private static final List<String> ENDS =
      List.of(
          "Internal",
          "TCP80",
          "TCP80Internal",
          "UDP53Internal",
          "8",
          "80",
          "Port80",
          "Network",
          "Filesystem",
          "FilesystemMountTarget",
          "Secret",
          "Task",
          "TaskRole",
          "-task-role",
          "TaskExecution",
          "Service",
          "Schedule",
          "Cpu",
          "Environment",
          "Data",
          "A",
          "LoadBalancer",
          "-setup",
          "-pre_start1",
          "_secrets");

  private static final List<String> PORTS =
      List.of(
          "80",
          "80:80",
          "8080:80",
          "8080:81",
          "8080:8080",
          "80:8080",
          "81:80",
          "443:443",
          "443:80",
          "5432:5432",
          "53:53/udp",
          "53:53/tcp",
          "53:54/udp",
          "54:53/tcp",
          "8080:80/udp",
          "127.0.0.1:8080:80",
          "10.0.0.1:8080:80",
          "10.0.0.2:8080:81",
          "[::1]:80:80",
          "[::]:80:80",
          "0.0.0.0:80:80",
          "8080-8082:80-82",
          "8081-8083:80-82",
          "8000-8100:80",
          "8-9:8-9",
          "3000-3001",
          "8080:65535",
          "65535:1");

  private static final List<String> HOSTS = List.of("a.example.com", "b.example.com", "*.c.de");
  private static final List<String> DOMAINS = List.of("d.example.com", "e.example.com");
  private static final String CERTIFICATE = "arn:aws:acm:eu-west-1:123456789012:certificate/";

  private final Random random;
  private final boolean tame;
  private final List<String> known = new ArrayList<>();

  private AdversarialProject(long seed) {
    this.random = new Random(seed);
    this.tame = seed % 2 == 0;
  }

  /** The Compose file of a seed, as JSON. */
  static String of(long seed) {
    StringBuilder text = new StringBuilder();
    json(new AdversarialProject(seed).project(), text);
    return text.toString();
  }

  /** Writes a value; maps without an order of their own by key, so that a seed is one text. */
  private static void json(Object value, StringBuilder text) {
    if (value instanceof Map<?, ?> map) {
      Map<?, ?> ordered = map instanceof LinkedHashMap ? map : new TreeMap<>(map);
      String separator = "{";
      for (Map.Entry<?, ?> entry : ordered.entrySet()) {
        text.append(separator).append('"').append(entry.getKey()).append("\": ");
        json(entry.getValue(), text);
        separator = ",\n ";
      }
      text.append(ordered.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      text.append('[');
      for (int i = 0; i < list.size(); i++) {
        text.append(i == 0 ? "" : ", ");
        json(list.get(i), text);
      }
      text.append(']');
    } else if (value instanceof String string) {
      text.append('"').append(string).append('"');
    } else {
      text.append(value);
    }
  }

  private Map<String, Object> project() {
    String base = pick(List.of("web", "a", "db", "LoadBalancer", "x1"));
    known.add(base);
    List<String> services = names(1 + random.nextInt(5));
    List<String> networks = names(random.nextInt(3));
    List<String> volumes = names(random.nextInt(4));
    List<String> secrets = names(random.nextInt(3));
    List<String> configs = names(random.nextInt(2));
    Map<String, Object> project = new LinkedHashMap<>();
    project.put("name", maybe(10) ? "p".repeat(1 + random.nextInt(63)) : "p");
    Map<String, Object> all = new LinkedHashMap<>();
    for (String name : services) {
      all.put(name, service(name, services, networks, volumes, secrets, configs));
    }
    project.put("services", all);
    section(project, "networks", networks, name -> network());
    section(project, "volumes", volumes, name -> volume());
    section(
        project,
        "secrets",
        secrets,
        name -> maybe(6) ? Map.of("external", true) : Map.of("environment", "HOME"));
    section(project, "configs", configs, name -> Map.of("content", "c"));
    extensions(project);
    return project;
  }

  private void extensions(Map<String, Object> project) {
    if (maybe(4)) {
      project.put("x-aws-vpc", "new");
      if (maybe(2)) {
        project.put("x-aws-nat", pick(List.of("none", "single", "per-az")));
      }
    }
    if (maybe(5)) {
      project.put("x-aws-zones", 1 + random.nextInt(6));
    }
    if (maybe(12)) {
      project.put(
          "x-aws-loadbalancer",
          "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef");
    }
  }

  private interface Entry {
    Map<String, Object> of(String name);
  }

  private static void section(
      Map<String, Object> project, String key, List<String> names, Entry entry) {
    if (!names.isEmpty()) {
      Map<String, Object> all = new LinkedHashMap<>();
      names.forEach(name -> all.put(name, entry.of(name)));
      project.put(key, all);
    }
  }

  private Map<String, Object> network() {
    return maybe(6) ? Map.of("internal", true) : maybe(8) ? external("sg-0a1b2c3d") : Map.of();
  }

  private Map<String, Object> volume() {
    return maybe(8) ? external("fs-0a1b2c3d") : maybe(5) ? Map.of("name", name()) : Map.of();
  }

  private static Map<String, Object> external(String name) {
    return Map.of("external", true, "name", name);
  }

  private Map<String, Object> service(
      String name,
      List<String> services,
      List<String> networks,
      List<String> volumes,
      List<String> secrets,
      List<String> configs) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("image", pick(List.of("nginx", "postgres:16", "example/app:1", "example/b:1")));
    List<String> others = new ArrayList<>(services);
    others.remove(name);
    List<String> earlier = services.subList(0, services.indexOf(name));
    if (maybe(6) && !earlier.isEmpty()) {
      service.put("network_mode", "service:" + pick(earlier));
    } else if (!networks.isEmpty() && maybe(2)) {
      service.put("networks", attachments(networks));
    }
    list(service, "ports", 4, this::port);
    if (!volumes.isEmpty()) {
      list(service, "volumes", 3, () -> mount(volumes));
    }
    if (!secrets.isEmpty()) {
      list(service, "secrets", 3, () -> file(secrets));
    }
    if (!configs.isEmpty()) {
      list(service, "configs", 2, () -> file(configs));
    }
    if (!earlier.isEmpty() && maybe(2)) {
      Map<String, Object> needs = new LinkedHashMap<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        needs.put(
            pick(earlier),
            Map.of(
                "condition",
                pick(
                    List.of(
                        "service_started",
                        "service_started",
                        "service_healthy",
                        "service_completed_successfully"))));
      }
      service.put("depends_on", needs);
    }
    more(service, others, secrets);
    return service;
  }

  private void more(Map<String, Object> service, List<String> others, List<String> secrets) {
    if (maybe(4)) {
      service.put("restart", pick(List.of("no", "always", "on-failure:3", "unless-stopped")));
    }
    if (maybe(4)) {
      service.put(
          "healthcheck",
          Map.of("test", List.of("CMD", "curl", "http://localhost:8080/"), "interval", "10s"));
    }
    if (maybe(5)) {
      service.put("pre_start", List.of(Map.of("command", "a"), Map.of("command", "b")));
    }
    if (maybe(5)) {
      service.put("expose", List.of(pick(List.of("80", "8080", "3000-3003", "53/udp"))));
    }
    if (maybe(5) && !others.isEmpty()) {
      service.put("environment", Map.of("HOST", pick(others) + ":8080", "DB_PASSWORD", "${PW}"));
    }
    if (maybe(6)) {
      service.put("container_name", name());
    }
    if (maybe(6)) {
      service.put("hostname", name());
    }
    if (maybe(6) && !others.isEmpty()) {
      service.put("links", List.of(pick(others) + ":" + name()));
    }
    if (maybe(10) && !others.isEmpty()) {
      service.put("volumes_from", List.of(pick(others)));
    }
    if (maybe(8)) {
      service.put("build", Map.of("context", "."));
    }
    if (maybe(6)) {
      service.put("x-aws-schedule", "rate(1 hour)");
      service.put("restart", "no");
    }
    if (maybe(8)) {
      service.put("x-aws-exec", true);
    }
    if (maybe(5) && !secrets.isEmpty()) {
      service.put("x-aws-secrets", Map.of("KEY", pick(secrets)));
    }
    if (maybe(5)) {
      Map<String, Object> scaling = new LinkedHashMap<>(Map.of("min", 1, "max", 3, "cpu", 50));
      if (maybe(2)) {
        scaling.put("memory", 60);
      }
      if (maybe(3)) {
        scaling.put("requests", 60);
      }
      service.put("deploy", Map.of("x-aws-autoscaling", scaling));
    }
  }

  private Map<String, Object> attachments(List<String> networks) {
    Map<String, Object> own = new LinkedHashMap<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      own.put(pick(networks), maybe(3) ? Map.of("aliases", List.of(name(), name())) : Map.of());
    }
    return own;
  }

  private Object port() {
    if (!maybe(3)) {
      return pick(PORTS);
    }
    Map<String, Object> port = new LinkedHashMap<>();
    port.put("target", pick(List.of(80, 81, 443, 8080, 53)));
    if (!maybe(6)) {
      port.put("published", pick(List.of("80", "443", "8080", "53", "8080-8090")));
    }
    option(port, 4, "protocol", List.of("tcp", "udp"));
    option(port, 4, "host_ip", List.of("127.0.0.1", "0.0.0.0", "10.0.0.1", "::"));
    option(port, 4, "mode", List.of("host", "ingress"));
    option(port, 6, "name", List.of("http", "HTTP", "a b", "web-80", "x".repeat(70)));
    option(port, 4, "app_protocol", List.of("http", "https", "http2", "grpc", "tcp", "x"));
    option(port, 4, "x-aws-protocol", List.of("http", "https", "tcp", "http2"));
    option(port, 4, "x-aws-host", HOSTS);
    option(port, 4, "x-aws-path", List.of("/a", "/b/*", "/"));
    option(port, 5, "x-aws-domain", DOMAINS);
    option(port, 6, "x-aws-certificate", List.of(CERTIFICATE + "a", CERTIFICATE + "b"));
    option(port, 4, "x-aws-internal", List.of(true, false));
    option(port, 4, "x-aws-public", List.of(true, false));
    option(port, 6, "x-aws-stickiness", List.of(60));
    option(port, 6, "x-aws-healthcheck", List.of("/h", Map.of("path", "/i", "interval", 20)));
    return port;
  }

  private void option(Map<String, Object> port, int odds, String key, List<?> values) {
    if (maybe(odds)) {
      port.put(key, values.get(random.nextInt(values.size())));
    }
  }

  private Object mount(List<String> volumes) {
    String target = pick(List.of("/data", "/a", "/data/a", "/run/secrets"));
    if (maybe(2)) {
      return pick(volumes) + ":" + target + random.nextInt(3);
    }
    Map<String, Object> mount = new LinkedHashMap<>();
    mount.put("type", "volume");
    mount.put("source", pick(volumes));
    mount.put("target", target + random.nextInt(3));
    if (maybe(2)) {
      String path = pick(List.of("a", "a/b", "a-b", "ab", "Data", "A", "e".repeat(90)));
      mount.put("volume", Map.of("subpath", path));
    }
    return mount;
  }

  private Object file(List<String> names) {
    return maybe(2)
        ? pick(names)
        : Map.of("source", pick(names), "target", pick(List.of("a", "b", "c", "/run/secrets/a")));
  }

  private interface Item {
    Object next();
  }

  /** A list of different items, as the schema asks for. */
  private void list(Map<String, Object> service, String key, int most, Item item) {
    Set<Object> items = new LinkedHashSet<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      items.add(item.next());
    }
    if (!items.isEmpty()) {
      service.put(key, List.copyOf(items));
    }
  }

  private List<String> names(int count) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      String name = name();
      names.add(name);
      known.add(name);
    }
    return List.copyOf(names);
  }

  /** A name that is new, or near to one that there is. */
  private String name() {
    String base = pick(known);
    return switch (random.nextInt(12)) {
      case 0, 1 -> pick(FIXED);
      case 2, 3, 4, 5 -> base + pick(ENDS);
      case 6 -> separated(base, pick(List.of("-", "_", ".")));
      case 7 -> base.toUpperCase(java.util.Locale.ROOT);
      case 8 -> base + Stems.hash(separated(base, "-"));
      case 9 -> base + "x".repeat(40 + random.nextInt(250));
      case 10 -> pick(List.of("_", "__", "-", ".", "._", "-a", ".a", "1", "80"));
      default -> base;
    };
  }

  private String separated(String name, String separator) {
    int at = random.nextInt(name.length() + 1);
    return name.substring(0, at) + separator + name.substring(at);
  }

  /** Every other project has few unusual things, so that many of them are translated. */
  private boolean maybe(int odds) {
    return random.nextInt(tame && odds > 3 ? 4 * odds : odds) == 0;
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
