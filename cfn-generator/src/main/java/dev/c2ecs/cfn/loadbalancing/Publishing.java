package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Protocol;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which ports a load balancer publishes, and how. */
public final class Publishing {

  private static final Set<String> HTTP = Set.of("http", "http2", "grpc", "https");
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");
  private static final String PUBLIC = "x-aws-public";
  private static final String INTERNAL = "x-aws-internal";
  private static final String CERTIFICATE = "x-aws-certificate";
  private static final String DOMAIN = "x-aws-domain";
  private static final String HOST = "x-aws-host";
  private static final String PATH = "x-aws-path";

  private final ComposeProject project;
  private final Findings findings;
  private final ClosedPorts closed;

  public Publishing(ComposeProject project, Findings findings) {
    this.project = project;
    this.findings = findings;
    this.closed = new ClosedPorts(project, findings);
  }

  /** The published ports of the project, by service and listener port. */
  public List<PublishedPort> ports(Iterable<TaskPlan> tasks) {
    List<PublishedPort> drawn = new ArrayList<>();
    for (TaskPlan task : tasks) {
      for (Service service : task.servers()) {
        drawn.addAll(of(task, service));
      }
    }
    List<PublishedPort> all = new UnnumberedPorts(findings).settle(drawn);
    closed.report(!all.isEmpty());
    checkNumber(all);
    new SharedListeners(findings).check(ListenerPlan.of(all));
    return List.copyOf(all);
  }

  private void checkNumber(List<PublishedPort> all) {
    Map<String, List<PublishedPort>> byTask = new LinkedHashMap<>();
    for (PublishedPort port : all) {
      byTask.computeIfAbsent(port.task(), task -> new ArrayList<>()).add(port);
    }
    for (Map.Entry<String, List<PublishedPort>> entry : byTask.entrySet()) {
      List<PublishedPort> own = entry.getValue();
      if (own.size() > Limits.TARGET_GROUPS) {
        findings.add(
            PolicyCode.TOO_MANY_PORTS,
            own.get(Limits.TARGET_GROUPS).port().path(),
            entry.getKey()
                + " publishes "
                + own.size()
                + " ports, an ECS service can have "
                + Limits.TARGET_GROUPS
                + " target groups",
            "split the service, or publish fewer ports");
      }
    }
  }

  private List<PublishedPort> of(TaskPlan task, Service service) {
    Map<String, PublishedPort> ports = new LinkedHashMap<>();
    for (Port port : service.ports()) {
      checkTls(port);
      checkConditions(port);
      Optional<Integer> listener =
          isPublished(task, service, port) ? listenerPort(port) : Optional.empty();
      if (listener.isPresent()) {
        String key =
            listener.get()
                + ":"
                + port.target()
                + ":"
                + isHttp(port)
                + ":"
                + port.extensions().is(INTERNAL, "true");
        PublishedPort published =
            new PublishedPort(
                service.name(), task.name(), port, listener.get(), port.target(), kind(port));
        PublishedPort other = ports.get(key);
        if (other != null) {
          checkTwice(other, published);
        }
        ports.put(key, other == null ? published : together(other, published));
      }
    }
    return List.copyOf(ports.values());
  }

  /** A port that is published twice is one; hosts and paths of the second entry would be lost. */
  private void checkTwice(PublishedPort first, PublishedPort second) {
    if (first.kind() == second.kind()
        && !(first.hosts().equals(second.hosts()) && first.paths().equals(second.paths()))) {
      findings.add(
          PolicyCode.EXTENSION_VALUE,
          second.port().path(),
          "port "
              + second.target()
              + " of "
              + second.service()
              + " is published twice with different hosts or paths",
          "write them in one entry: `x-aws-host: [a.example.com, b.example.com]`");
    }
  }

  /** TCP and UDP of one port are one listener. */
  private static PublishedPort together(PublishedPort a, PublishedPort b) {
    return a.kind() == b.kind()
        ? a
        : new PublishedPort(
            a.service(),
            a.task(),
            a.kind() == PublishedPort.Kind.TCP ? a.port() : b.port(),
            a.listener(),
            a.target(),
            PublishedPort.Kind.TCP_UDP);
  }

  private PublishedPort.Kind kind(Port port) {
    if (port.protocol() == Protocol.UDP) {
      return PublishedPort.Kind.UDP;
    }
    if (isHttp(port)) {
      return PublishedPort.Kind.HTTP;
    }
    if (!isSecure(port) && (port.target() == 443 || port.published().orElse("").equals("443"))) {
      findings.add(
          PolicyCode.PORT_TLS,
          port.path(),
          "port 443 has no certificate: the bytes are passed through to the container, which must"
              + " speak TLS itself",
          "add `x-aws-certificate: arn:…` or `x-aws-domain: …` to the long form of the port");
    }
    return PublishedPort.Kind.TCP;
  }

  /** Whether HTTP is spoken on a port, as far as the Compose file says. */
  public static boolean isHttp(Port port) {
    if (port.protocol() != Protocol.TCP) {
      return false;
    }
    Optional<String> said = port.extensions().text("x-aws-protocol").or(port::appProtocol);
    return said.isPresent()
        ? HTTP.contains(said.get())
        : port.extensions().has(HOST)
            || port.extensions().has(PATH)
            || port.target() == 80
            || port.published().orElse("").equals("80")
            || isSecure(port);
  }

  private static boolean isSecure(Port port) {
    return port.extensions().has(CERTIFICATE) || port.extensions().has(DOMAIN);
  }

  /** Reports a certificate that is none, and TLS for what cannot have it. */
  private void checkTls(Port port) {
    ExtensionValues values = new ExtensionValues(findings);
    values.text(port.attributes(), CERTIFICATE);
    values.text(port.attributes(), DOMAIN);
    if (isSecure(port) && port.protocol() == Protocol.UDP) {
      String key = port.extensions().has(CERTIFICATE) ? CERTIFICATE : DOMAIN;
      values.unusable(port.attributes(), key, "on a TCP port", "UDP has no certificate here");
    }
  }

  /** Reports rules that no listener can have. */
  private void checkConditions(Port port) {
    ExtensionValues values = new ExtensionValues(findings);
    Attributes attributes = port.attributes();
    int hosts = values.texts(attributes, HOST).size();
    int paths = values.texts(attributes, PATH).size();
    String key = hosts > 0 ? HOST : PATH;
    if (hosts + paths > Limits.RULE_VALUES) {
      values.unusable(attributes, key, "at most " + Limits.RULE_VALUES + " hosts and paths", "");
    }
    if (hosts + paths > 0 && !isHttp(port)) {
      values.unusable(attributes, key, "on a port that speaks HTTP", "add `app_protocol: http`");
    }
    boolean open = values.flag(attributes, PUBLIC);
    boolean inside = values.flag(attributes, INTERNAL);
    if (open && inside) {
      values.unusable(attributes, PUBLIC, "left out beside `" + INTERNAL + ": true`", "");
    }
  }

  /** Whether a load balancer publishes a port. What the owner says of it goes before all else. */
  private boolean isPublished(TaskPlan task, Service service, Port port) {
    boolean open = port.extensions().is(PUBLIC, "true");
    boolean inside = port.extensions().is(INTERNAL, "true");
    if (port.protocol() == Protocol.SCTP || (port.extensions().is(PUBLIC, "false") && !inside)) {
      return false;
    }
    String address = port.hostIp().orElse("0.0.0.0");
    if (!open && (address.startsWith("127.") || address.equals("::1"))) {
      findings.add(
          PolicyCode.PORT_NOT_PUBLIC,
          port.path(),
          "port "
              + port.target()
              + " of "
              + service.name()
              + " is published on the loopback address only: no load balancer publishes it",
          "leave the address out to publish it");
      return false;
    }
    if (onlyInternal(task.service())) {
      findings.add(
          PolicyCode.PORT_INTERNAL,
          port.path(),
          service.name()
              + " is in internal networks only: its port "
              + port.target()
              + " is not published",
          "add a network that is not internal");
      return false;
    }
    if (closed.keeps(task, service, port)) {
      return false;
    }
    if (!open && !EVERYWHERE.contains(address)) {
      findings.add(
          PolicyCode.PORT_HOST_IP,
          port.path().child("host_ip"),
          "the address "
              + address
              + " is of no use on ECS: port "
              + port.target()
              + " of "
              + service.name()
              + " is published "
              + (inside ? "inside the VPC" : "to the Internet"),
          "use 127.0.0.1 for a port that is not for the Internet");
    }
    return true;
  }

  private boolean onlyInternal(Service service) {
    for (String key : service.networks().keySet()) {
      Network network = project.networks().get(key);
      if (network == null || !network.internal()) {
        return false;
      }
    }
    return !service.networks().isEmpty();
  }

  private Optional<Integer> listenerPort(Port port) {
    if (port.published().isEmpty()) {
      return Optional.of(port.target());
    }
    String published = port.published().get();
    String first = published.split("-", 2)[0];
    if (!first.equals(published)) {
      findings.add(
          PolicyCode.PORT_RANGE,
          port.path(),
          "the range "
              + published
              + " is published for one port: the first of it, "
              + first
              + ", is used",
          "name one port");
    }
    if (!first.matches("\\d{1,5}")
        || Integer.parseInt(first) < 1
        || Integer.parseInt(first) > 65535) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(first));
  }
}
