package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.PublishedPort;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;

/** Published ports: load balancers, listeners, target groups and the rules between them. */
final class LoadBalancerMapper implements Mapper {

  private static final int GRACE_SECONDS = 60;

  @Override
  public Contribution map(Plan plan) {
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
      parts.addAll(ingress(plan, port));
      outputs.add(output(plan, port));
    }
    for (TaskPlan task : plan.services()) {
      parts.addAll(attachments(plan, task));
    }
    return new Contribution(parts, List.of(), outputs, List.of());
  }

  private static List<Part> loadBalancer(
      Plan plan, boolean application, List<PublishedPort> ports) {
    String id = LoadBalancing.loadBalancerId(application);
    List<Value> rules = new ArrayList<>();
    for (PublishedPort port : ports) {
      for (String protocol : LoadBalancing.protocols(port.kind())) {
        String description = "services." + port.service() + ".ports " + port.listener();
        rules.add(rule(description, protocol, port.listener()));
      }
    }
    if (application && LoadBalancing.redirects(plan)) {
      rules.add(rule("Redirect to HTTPS", "tcp", LoadBalancing.HTTP));
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

  private static Value rule(String description, String protocol, int port) {
    return Value.map(
        "Description",
        description,
        "IpProtocol",
        protocol,
        "FromPort",
        Value.number(port),
        "ToPort",
        Value.number(port),
        "CidrIp",
        "0.0.0.0/0");
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
    List<String> ids = LoadBalancing.ingressIds(plan, port);
    List<String> protocols = LoadBalancing.protocols(port.kind());
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
                      Value.ref(
                          LoadBalancing.loadBalancerId(port.kind().isApplication())
                              + "SecurityGroup"))));
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
              "TargetGroupArn", Value.ref(LoadBalancing.targetGroupId(plan, port))));
      dependsOn.add(LoadBalancing.listenerId(plan, port));
      dependsOn.addAll(LoadBalancing.ingressIds(plan, port));
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
    String balancer = LoadBalancing.loadBalancerId(port.kind().isApplication());
    boolean http = port.kind().isApplication();
    boolean secure = http && port.isSecure();
    int usual = secure ? LoadBalancing.HTTPS : LoadBalancing.HTTP;
    String suffix = http && port.listener() == usual ? "" : ":" + port.listener();
    String scheme = http ? (secure ? "https://" : "http://") : "";
    String host = port.domain().orElse("${" + balancer + ".DNSName}");
    return new Output(
        plan.serviceIds().of(port.service())
            + port.protocol()
            + port.listener()
            + (http ? "Url" : "Address"),
        port.port().path().toString(),
        port.domain().isPresent()
            ? Value.text(scheme + host + suffix)
            : new Value.Sub(scheme + host + suffix));
  }
}
