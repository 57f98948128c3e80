package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.discovery.ServiceText;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.PortExtensions;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.task.TaskPlan;
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
public final class PortPublication {

  private static final String HTTP = "http";
  private static final String HTTPS = "https";

  /** What an application load balancer takes with TLS only. */
  private static final Set<String> HTTP2 = Set.of("http2", "h2", "h2c", "grpc");

  private static final String CERTIFICATE_HINT =
      "add `"
          + Keys.CERTIFICATE
          + ": arn:…` or `"
          + Keys.DOMAIN
          + ": …` to the long form of the port";

  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  private final ComposeProject project;
  private final ProjectExtensions extensions;
  private final DiagnosticCollector findings;
  private final ClosedPorts closed;

  /** The ports of the loopback address, by their service. */
  private final Map<Port, Service> loopback = new LinkedHashMap<>();

  /**
   * The decisions about a project.
   *
   * @param texts what its services read from elsewhere than their attributes
   */
  public PortPublication(
      ComposeProject project,
      ProjectExtensions extensions,
      List<ServiceText> texts,
      DiagnosticCollector findings) {
    this.project = project;
    this.extensions = extensions;
    this.findings = findings;
    this.closed = new ClosedPorts(project, texts, findings);
  }

  /** The published ports of the project, by service and listener port. */
  public List<PublishedPort> ports(Iterable<TaskPlan> tasks) {
    List<PublishedPort> drawn = new ArrayList<>();
    for (TaskPlan task : tasks) {
      for (Service service : task.servers()) {
        drawn.addAll(of(task, service));
      }
    }
    UnnumberedPorts unnumbered = new UnnumberedPorts(findings);
    List<PublishedPort> all = new MostPorts(findings).limit(unnumbered.settle(drawn));
    TwoAddresses.report(all, findings);
    closed.report(!all.isEmpty());
    unnumbered.report();
    new LoopbackPorts(findings).report(project, loopback, !all.isEmpty());
    SharedListeners shared = new SharedListeners(findings);
    shared.check(ListenerPlan.of(all));
    shared.checkAcross(all);
    return List.copyOf(all);
  }

  private List<PublishedPort> of(TaskPlan task, Service service) {
    Map<String, PublishedPort> ports = new LinkedHashMap<>();
    for (Port port : service.ports()) {
      PortExtensions said = extensions.of(port);
      checkTls(port, said);
      checkConditions(port, said);
      Optional<Integer> listener =
          isPublished(task, service, port, said) ? listenerPort(port) : Optional.empty();
      if (listener.isPresent()) {
        String key =
            listener.get()
                + ":"
                + port.target()
                + ":"
                + isHttp(port, said)
                + ":"
                + said.internal().is(true);
        PublishedPort published =
            new PublishedPort(
                service.name(),
                task.name(),
                port,
                listener.get(),
                port.target(),
                kind(service, port, said),
                said);
        PublishedPort other = ports.get(key);
        if (other != null) {
          checkTwice(other, published);
        }
        ports.put(key, other == null ? published : together(other, published));
      }
    }
    return List.copyOf(ports.values());
  }

  /** A port that is published twice is one; what only the second entry says would be lost. */
  private void checkTwice(PublishedPort first, PublishedPort second) {
    if (first.kind() != second.kind()) {
      return;
    }
    if (!first.hosts().equals(second.hosts()) || !first.paths().equals(second.paths())) {
      String hint = ": `" + Keys.HOST + ": [a.example.com, b.example.com]`";
      reportTwice(first, second, "hosts or paths", hint);
    } else if (!first.said().saysTheSame(second.said())
        || !first.port().appProtocol().equals(second.port().appProtocol())) {
      reportTwice(first, second, "settings", "");
    }
  }

  private void reportTwice(PublishedPort first, PublishedPort second, String what, String example) {
    findings.add(
        PolicyCode.EXTENSION_VALUE,
        second.port().path(),
        first.port().path(),
        "port "
            + second.target()
            + " of "
            + second.service()
            + " is published twice with different "
            + what,
        "write them in one entry" + example);
  }

  /** TCP and UDP of one port are one listener. */
  private static PublishedPort together(PublishedPort a, PublishedPort b) {
    return a.kind() == b.kind() || a.kind() == PublishedPort.Kind.TCP_UDP
        ? a
        : new PublishedPort(
            a.service(),
            a.task(),
            a.kind() == PublishedPort.Kind.TCP ? a.port() : b.port(),
            a.listener(),
            a.target(),
            PublishedPort.Kind.TCP_UDP,
            a.kind() == PublishedPort.Kind.TCP ? a.said() : b.said());
  }

  /**
   * What a listener speaks. Without a certificate nothing that needs TLS is ever plain HTTP: its
   * bytes are passed through.
   */
  private PublishedPort.Kind kind(Service service, Port port, PortExtensions said) {
    if (port.protocol() == Protocol.UDP) {
      return PublishedPort.Kind.UDP;
    }
    if (isHttp(port, said)) {
      return PublishedPort.Kind.HTTP;
    }
    String spoken = PublishedPort.application(port, said);
    if (isPassedThrough(port, said)) {
      findings.add(
          PolicyCode.PORT_TLS,
          port.path(),
          "port "
              + port.published().orElse(Integer.toString(port.target()))
              + " of "
              + service.name()
              + " has no certificate: the bytes are passed through to the container, which must"
              + " speak TLS itself",
          CERTIFICATE_HINT);
    }
    if (!said.isSecure() && HTTP2.contains(spoken)) {
      findings.add(
          PublishingCode.HTTP2_WITHOUT_CERTIFICATE,
          port.path(),
          spoken
              + " on port "
              + port.target()
              + " of "
              + service.name()
              + " has no certificate: it goes through the network load balancer",
          CERTIFICATE_HINT);
    }
    return PublishedPort.Kind.TCP;
  }

  /** Whether a port is TLS without a certificate here: the container speaks it itself. */
  static boolean isPassedThrough(Port port, PortExtensions said) {
    if (said.isSecure() || port.protocol() != Protocol.TCP || isHttp(port, said)) {
      return false;
    }
    String spoken = PublishedPort.application(port, said);
    return spoken.isEmpty()
        ? port.target() == LoadBalancerReferences.HTTPS || isPublishedForTls(port)
        : spoken.equals(HTTPS);
  }

  /** Whether browsers speak TLS to a port, whatever the number of the container says. */
  private static boolean isPublishedForTls(Port port) {
    return port.published().orElse("").equals("443");
  }

  /** Whether an application load balancer takes a port, as far as the Compose file says. */
  public static boolean isHttp(Port port, PortExtensions said) {
    if (port.protocol() != Protocol.TCP) {
      return false;
    }
    String spoken = PublishedPort.application(port, said);
    if (spoken.isEmpty()) {
      return said.isSecure()
          || (!isPublishedForTls(port)
              && (said.hosts().present()
                  || said.paths().present()
                  || port.target() == LoadBalancerReferences.HTTP
                  || port.published().orElse("").equals("80")));
    }
    return spoken.equals(HTTP)
        || (said.isSecure() && (spoken.equals(HTTPS) || HTTP2.contains(spoken)));
  }

  /** Whether HTTP of any version is spoken on a port, encrypted or not. */
  static boolean speaksHttp(Port port, PortExtensions said) {
    String spoken = PublishedPort.application(port, said);
    return isHttp(port, said) || spoken.equals(HTTPS) || HTTP2.contains(spoken);
  }

  /** Reports TLS for what cannot have it. */
  private void checkTls(Port port, PortExtensions said) {
    if (said.isSecure() && port.protocol() == Protocol.UDP) {
      Setting<String> secure = said.certificate().present() ? said.certificate() : said.domain();
      secure.refuse(findings, "on a TCP port", "UDP has no certificate here");
    }
    if (said.isSecure() && said.stickiness().present() && !isHttp(port, said)) {
      said.stickiness()
          .refuse(
              findings,
              "left out: a TLS listener of a network load balancer keeps no client with a task",
              "leave the certificate out, or publish the port by HTTP");
    }
  }

  /** Reports rules that no listener can have. */
  private void checkConditions(Port port, PortExtensions said) {
    int hosts = said.hosts().orElse(List.of()).size();
    int paths = said.paths().orElse(List.of()).size();
    Setting<List<String>> first = hosts > 0 ? said.hosts() : said.paths();
    if (hosts + paths > Limits.RULE_VALUES) {
      first.refuse(findings, "at most " + Limits.RULE_VALUES + " hosts and paths", "");
    }
    if (hosts + paths > 0 && !isHttp(port, said)) {
      first.refuse(
          findings,
          "on a port that speaks HTTP",
          speaksHttp(port, said) || isPublishedForTls(port)
              ? CERTIFICATE_HINT
              : "add `app_protocol: http`");
    }
    if (said.open().is(true) && said.internal().is(true)) {
      said.open().refuse(findings, "left out beside `" + Keys.INTERNAL + ": true`", "");
    }
  }

  /** Whether a load balancer publishes a port. What the owner says of it goes before all else. */
  private boolean isPublished(TaskPlan task, Service service, Port port, PortExtensions said) {
    boolean open = said.open().is(true);
    boolean inside = said.internal().is(true);
    if (port.protocol() == Protocol.SCTP || (said.open().is(false) && !inside)) {
      return false;
    }
    String address = port.hostIp().orElse("0.0.0.0");
    if (!open && (address.startsWith("127.") || address.equals("::1"))) {
      loopback.put(port, service);
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
    if (closed.keeps(task, service, port, said)) {
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
