package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.plan.KnownPort;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.PublishedPort;
import dev.c2ecs.cfn.plan.PublishedPort.Kind;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Published ports: load balancers, listeners, target groups and the rules between them. */
final class LoadBalancerMapper implements Mapper {

  private static final int GRACE_SECONDS = 60;
  private static final String DRAIN_SECONDS = "30";

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    for (boolean application : List.of(true, false)) {
      List<PublishedPort> ports =
          plan.published().stream()
              .filter(port -> port.kind().isApplication() == application)
              .toList();
      if (!ports.isEmpty()) {
        parts.addAll(loadBalancer(plan, application, ports));
      }
    }
    for (PublishedPort port : plan.published()) {
      parts.add(targetGroup(plan, port, findings));
      parts.add(listener(plan, port));
      parts.addAll(ingress(plan, port));
      outputs.add(output(plan, port));
    }
    for (TaskPlan task : plan.services()) {
      parts.addAll(attachments(plan, task));
    }
    return new Contribution(parts, List.of(), outputs, findings.all());
  }

  private static String loadBalancerId(boolean application) {
    return application ? "LoadBalancer" : "NetworkLoadBalancer";
  }

  private static List<Part> loadBalancer(
      Plan plan, boolean application, List<PublishedPort> ports) {
    String id = loadBalancerId(application);
    List<Value> rules = new ArrayList<>();
    for (PublishedPort port : ports) {
      for (String protocol : protocols(port.kind())) {
        rules.add(
            Value.map(
                "Description",
                "services." + port.service() + ".ports " + port.listener(),
                "IpProtocol",
                protocol,
                "FromPort",
                Value.number(port.listener()),
                "ToPort",
                Value.number(port.listener()),
                "CidrIp",
                "0.0.0.0/0"));
      }
    }
    String attribute =
        application
            ? "routing.http.drop_invalid_header_fields.enabled"
            : "load_balancing.cross_zone.enabled";
    return List.of(
        Part.declare(
            id + "SecurityGroup",
            "AWS::EC2::SecurityGroup",
            Section.LOAD_BALANCERS,
            "",
            "services.*.ports",
            Value.map(
                "GroupDescription",
                (application ? "Load balancer of " : "Network load balancer of ") + plan.name(),
                "VpcId",
                Value.ref(Names.VPC),
                "SecurityGroupIngress",
                Value.list(rules))),
        Part.declare(
            id,
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            Section.LOAD_BALANCERS,
            "",
            "services.*.ports",
            Value.map(
                "Type", application ? "application" : "network",
                "Scheme", "internet-facing",
                "Subnets", Value.ref(Names.SUBNETS),
                "SecurityGroups", Value.list(Value.ref(id + "SecurityGroup")),
                "LoadBalancerAttributes",
                    Value.list(Value.map("Key", attribute, "Value", "true")))));
  }

  private static List<String> protocols(Kind kind) {
    return switch (kind) {
      case HTTP, TCP -> List.of("tcp");
      case UDP -> List.of("udp");
      case TCP_UDP -> List.of("tcp", "udp");
    };
  }

  static String targetGroupId(Plan plan, PublishedPort port) {
    return plan.serviceIds().of(port.service()) + port.protocol() + port.listener() + "TargetGroup";
  }

  /**
   * A listener is named by the target port, as Docker's integration did; a second listener for the
   * same target is named by its own port too.
   */
  private static String listenerId(Plan plan, PublishedPort port) {
    boolean shared =
        plan.publishedBy(port.service()).stream()
                .filter(p -> p.target() == port.target() && p.protocol().equals(port.protocol()))
                .count()
            > 1;
    return plan.serviceIds().of(port.service())
        + port.protocol()
        + port.target()
        + (shared && port.listener() != port.target() ? "Port" + port.listener() : "")
        + "Listener";
  }

  private static Part targetGroup(Plan plan, PublishedPort port, Findings findings) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("TargetType", Value.text("ip"));
    properties.put("Protocol", Value.text(port.kind().name()));
    properties.put("Port", Value.number(port.target()));
    properties.put("VpcId", Value.ref(Names.VPC));
    if (port.kind().isApplication()) {
      String version = port.port().appProtocol().orElse("");
      if (version.equals("http2") || version.equals("grpc")) {
        properties.put("ProtocolVersion", Value.text(version.equals("grpc") ? "GRPC" : "HTTP2"));
      }
      properties.put("HealthCheckPath", Value.text(healthPath(plan, port).orElse("/")));
      properties.put(
          "Matcher",
          version.equals("grpc")
              ? Value.map("GrpcCode", "0-99")
              : Value.map("HttpCode", "200-399"));
    } else {
      properties.put("HealthCheckProtocol", Value.text("TCP"));
      healthPort(plan, port, findings)
          .ifPresent(p -> properties.put("HealthCheckPort", Value.text(Integer.toString(p))));
    }
    properties.put(
        "TargetGroupAttributes",
        Value.list(
            Value.map("Key", "deregistration_delay.timeout_seconds", "Value", DRAIN_SECONDS)));
    return Part.declare(
        targetGroupId(plan, port),
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        Section.LOAD_BALANCERS,
        port.service(),
        port.port().path().toString(),
        new Value.MapOf(properties));
  }

  private static Optional<String> healthPath(Plan plan, PublishedPort port) {
    Service service = plan.project().services().get(port.service());
    return service == null ? Optional.empty() : HealthPaths.of(service, port.target());
  }

  /** UDP cannot be checked: another TCP port of the service is, if there is one. */
  private static Optional<Integer> healthPort(Plan plan, PublishedPort port, Findings findings) {
    if (port.kind() != Kind.UDP) {
      return Optional.empty();
    }
    Optional<Integer> tcp =
        plan.portsOf(port.service()).stream()
            .filter(KnownPort::isTcp)
            .map(KnownPort::number)
            .findFirst();
    if (tcp.isEmpty()) {
      findings.add(
          PolicyCode.PORT_UDP_HEALTH,
          port.port().path(),
          "a load balancer checks UDP port "
              + port.target()
              + " of "
              + port.service()
              + " by connecting to it over TCP",
          "add a TCP port that answers to `expose`");
    }
    return tcp;
  }

  private static Part listener(Plan plan, PublishedPort port) {
    return Part.declare(
        listenerId(plan, port),
        "AWS::ElasticLoadBalancingV2::Listener",
        Section.LOAD_BALANCERS,
        port.service(),
        port.port().path().toString(),
        Value.map(
            "LoadBalancerArn", Value.ref(loadBalancerId(port.kind().isApplication())),
            "Protocol", port.kind().name(),
            "Port", Value.number(port.listener()),
            "DefaultActions",
                Value.list(
                    Value.map(
                        "Type",
                        "forward",
                        "TargetGroupArn",
                        Value.ref(targetGroupId(plan, port))))));
  }

  private static List<String> ingressIds(Plan plan, PublishedPort port) {
    String balancer = port.kind().isApplication() ? "" : "Network";
    return protocols(port.kind()).stream()
        .map(
            protocol ->
                plan.serviceIds().of(port.service())
                    + protocol.toUpperCase(java.util.Locale.ROOT)
                    + port.target()
                    + balancer
                    + "Ingress")
        .toList();
  }

  private static List<Part> ingress(Plan plan, PublishedPort port) {
    boolean first =
        plan.publishedBy(port.service()).stream()
            .filter(
                p ->
                    p.target() == port.target()
                        && p.kind().isApplication() == port.kind().isApplication())
            .findFirst()
            .filter(p -> p.listener() == port.listener())
            .isPresent();
    if (!first) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    List<String> ids = ingressIds(plan, port);
    List<String> protocols = protocols(port.kind());
    for (int i = 0; i < ids.size(); i++) {
      parts.add(
          Part.declare(
              ids.get(i),
              "AWS::EC2::SecurityGroupIngress",
              Section.SERVICE_GROUPS,
              port.service(),
              port.port().path().toString(),
              Value.map(
                  "Description", "The load balancer reaches port " + port.target(),
                  "GroupId", Value.ref(plan.serviceIds().of(port.service()) + "SecurityGroup"),
                  "IpProtocol", protocols.get(i),
                  "FromPort", Value.number(port.target()),
                  "ToPort", Value.number(port.target()),
                  "SourceSecurityGroupId",
                      Value.ref(loadBalancerId(port.kind().isApplication()) + "SecurityGroup"))));
    }
    return parts;
  }

  private static List<Part> attachments(Plan plan, TaskPlan task) {
    List<PublishedPort> ports = plan.publishedBy(task.name());
    if (ports.isEmpty()) {
      return List.of();
    }
    List<Value> targets = new ArrayList<>();
    List<String> dependsOn = new ArrayList<>();
    for (PublishedPort port : ports) {
      targets.add(
          Value.map(
              "ContainerName", Names.container(task.service()),
              "ContainerPort", Value.number(port.target()),
              "TargetGroupArn", Value.ref(targetGroupId(plan, port))));
      dependsOn.add(listenerId(plan, port));
      dependsOn.addAll(ingressIds(plan, port));
    }
    return List.of(
        Names.servicePart(
            plan,
            task,
            Value.map(
                "HealthCheckGracePeriodSeconds", Value.number(GRACE_SECONDS),
                "LoadBalancers", Value.list(targets))),
        Part.depend(plan.id(task.service(), Names.SERVICE), dependsOn));
  }

  private static Output output(Plan plan, PublishedPort port) {
    String balancer = loadBalancerId(port.kind().isApplication());
    boolean http = port.kind().isApplication();
    String suffix = http && port.listener() == 80 ? "" : ":" + port.listener();
    String scheme = http ? "http://" : "";
    return new Output(
        plan.serviceIds().of(port.service())
            + port.protocol()
            + port.listener()
            + (http ? "Url" : "Address"),
        port.port().path().toString(),
        new Value.Sub(scheme + "${" + balancer + ".DNSName}" + suffix));
  }
}
