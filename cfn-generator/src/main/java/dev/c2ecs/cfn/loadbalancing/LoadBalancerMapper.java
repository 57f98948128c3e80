package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.VpcIds;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Load balancers, who reaches them, which tasks they reach, and the addresses of the outputs. */
public final class LoadBalancerMapper implements ProjectMapper {

  private static final String ANYWHERE = "0.0.0.0/0";
  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    Set<LoadBalancerKind> balancers = new TreeSet<>();
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      balancers.add(listener.balancer());
    }
    IdleTimeouts.check(plan, findings);
    List<Parameter> parameters = new ArrayList<>();
    for (LoadBalancerKind balancer : balancers) {
      if (LoadBalancerReferences.existing(plan, balancer).isEmpty()) {
        if (balancer.application() && plan.network().own() && plan.network().zones() == 1) {
          findings.add(
              PolicyCode.ONE_ZONE,
              plan.extensions().zones().path(),
              "an application load balancer needs subnets in two zones",
              "say `" + Keys.ZONES + ": 2`");
        }
        parts.addAll(loadBalancer(plan, balancer));
      } else if (LoadBalancerReferences.securityGroup(plan, balancer) instanceof Value.Ref) {
        parameters.add(
            Parameter.required(
                LogicalIds.loadBalancerGroup(),
                "AWS::EC2::SecurityGroup::Id",
                "The security group of the load balancer that exists",
                ParameterSource.User.LOAD_BALANCER_GROUP));
      }
    }
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      for (PublishedPort port : listener.ports()) {
        output(plan, listener, port).ifPresent(outputs::add);
      }
    }
    for (Admission admission : plan.loadBalancing().admissions()) {
      parts.add(ingress(plan, admission));
    }
    return new Contribution(parts, parameters, outputs);
  }

  private static List<Part> loadBalancer(Plan plan, LoadBalancerKind balancer) {
    String id = LogicalIds.loadBalancer(balancer);
    List<Value> attributes = new ArrayList<>();
    attributes.add(
        Value.map(
            "Key",
            balancer.application()
                ? "routing.http.drop_invalid_header_fields.enabled"
                : "load_balancing.cross_zone.enabled",
            "Value",
            "true"));
    IdleTimeouts.ofLoadBalancer(plan, balancer).ifPresent(attributes::add);
    String group = LogicalIds.loadBalancerSecurityGroup(balancer);
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.declare(
            group,
            ResourceType.SECURITY_GROUP,
            Section.LOAD_BALANCERS,
            "",
            ComposeRef.ALL_PORTS,
            Value.map(
                "GroupDescription",
                description(balancer) + " of " + plan.name(),
                "VpcId",
                plan.network().vpc(),
                "SecurityGroupIngress",
                Value.list(rules(plan, balancer)))));
    parts.add(
        Part.declare(
            id,
            ResourceType.LOAD_BALANCER,
            Section.LOAD_BALANCERS,
            "",
            ComposeRef.ALL_PORTS,
            Value.map(
                "Type", balancer.application() ? "application" : "network",
                "Scheme", balancer.internal() ? "internal" : "internet-facing",
                "Subnets", plan.network().loadBalancerSubnets(balancer.internal()),
                "SecurityGroups", Value.list(Value.ref(group)),
                "LoadBalancerAttributes", Value.list(attributes))));
    if (plan.network().own() && !balancer.internal()) {
      parts.add(Part.depend(id, List.of(VpcIds.internetGatewayAttachment())));
    }
    return parts;
  }

  private static String description(LoadBalancerKind balancer) {
    String kind = balancer.application() ? "load balancer" : "network load balancer";
    String whole = (balancer.internal() ? "internal " : "") + kind;
    return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1);
  }

  /** Who reaches a load balancer: everyone, or private addresses only. */
  private static List<Value> rules(Plan plan, LoadBalancerKind balancer) {
    Map<String, Value> rules = new LinkedHashMap<>();
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      if (listener.balancer() != balancer) {
        continue;
      }
      String service = listener.owner().map(PublishedPort::service).orElse("*");
      for (PublishedPort port : listener.ports()) {
        for (String protocol : port.kind().protocols()) {
          String description = "services." + service + ".ports " + listener.port();
          open(rules, balancer, description, protocol, listener.port());
        }
      }
    }
    if (LoadBalancerReferences.redirects(plan, balancer)) {
      open(rules, balancer, "Redirect to HTTPS", "tcp", LoadBalancerReferences.HTTP);
    }
    return List.copyOf(rules.values());
  }

  /** The addresses that reach a load balancer, as CIDRs. */
  static List<String> clients(LoadBalancerKind balancer) {
    return balancer.internal() ? PRIVATE : List.of(ANYWHERE);
  }

  private static void open(
      Map<String, Value> rules,
      LoadBalancerKind balancer,
      String description,
      String protocol,
      int port) {
    for (String cidr : clients(balancer)) {
      rules.putIfAbsent(protocol + port + cidr, rule(description, protocol, port, cidr));
    }
  }

  static Value rule(String description, String protocol, int port, String cidr) {
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
        cidr);
  }

  private static Part ingress(Plan plan, Admission admission) {
    boolean target = admission.port() == admission.published().target();
    return Part.declare(
        plan.ids().ingress(admission),
        ResourceType.SECURITY_GROUP_INGRESS,
        Section.SERVICE_GROUPS,
        admission.published().service(),
        ComposeRef.of(admission.published().port().path()),
        Value.map(
            "Description",
                "The load balancer "
                    + (target ? "reaches" : "checks")
                    + " port "
                    + admission.port(),
            "GroupId", Value.ref(plan.ids().securityGroup(admission.task())),
            "IpProtocol", admission.protocol(),
            "FromPort", Value.number(admission.port()),
            "ToPort", Value.number(admission.port()),
            "SourceSecurityGroupId",
                LoadBalancerReferences.securityGroup(plan, admission.balancer())));
  }

  private static Optional<Output> output(Plan plan, ListenerPlan listener, PublishedPort port) {
    return address(plan, listener, port, port.listener(), listener.isSecure())
        .map(
            address ->
                new Output(
                    plan.ids().address(port),
                    ComposeRef.of(port.port().path()),
                    Optional.empty(),
                    address));
  }

  /**
   * Where a port is reached; nothing for a load balancer whose name is not known.
   *
   * @param number the port of the listener
   * @param secure whether it speaks TLS
   */
  static Optional<Value> address(
      Plan plan, ListenerPlan listener, PublishedPort port, int number, boolean secure) {
    String scheme = port.kind().isApplication() ? (secure ? "https" : "http") : "";
    String pattern = port.paths().isEmpty() ? "" : port.paths().get(0);
    String path = pattern.replaceAll("/?[*?].*", "");
    return PublicAddress.of(plan, listener, port)
        .map(
            planned -> {
              PublicAddress address =
                  new PublicAddress(planned.host(), planned.known(), number, secure);
              String url = address.text(scheme) + path;
              return address.known() ? Value.text(url) : new Value.Sub(url);
            });
  }
}
