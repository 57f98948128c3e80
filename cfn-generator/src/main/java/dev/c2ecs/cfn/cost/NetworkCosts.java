package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;

/** Load balancers, gateways, addresses, endpoints and names. */
final class NetworkCosts {

  private final TemplateView view;
  private final Costs costs;

  NetworkCosts(TemplateView view, Costs costs) {
    this.view = view;
    this.costs = costs;
  }

  void add() {
    view.ofType(ResourceType.LOAD_BALANCER).forEach(this::balancer);
    view.ofType(ResourceType.LISTENER).forEach(this::listener);
    for (Resource gateway : view.ofType(ResourceType.NAT_GATEWAY)) {
      costs.add(gateway.origin(), PriceItem.NAT, Costs.MONTH);
      costs.add(gateway.origin(), PriceItem.NAT_TRAFFIC, costs.assumed(Assumption.NAT_GB));
    }
    for (Resource address : view.ofType(ResourceType.ELASTIC_IP)) {
      costs.add(address.origin(), PriceItem.ADDRESS, Costs.MONTH);
    }
    view.ofType(ResourceType.VPC_ENDPOINT).forEach(this::endpoint);
    for (Resource namespace : view.ofType(ResourceType.PRIVATE_DNS_NAMESPACE)) {
      costs.add(namespace.origin(), PriceItem.ZONE, BigDecimal.ONE);
      costs.add(
          namespace.origin(), PriceItem.QUERIES, costs.assumed(Assumption.DNS_MILLION_QUERIES));
    }
    for (Resource instance : view.ofType(ResourceType.DISCOVERY_INSTANCE)) {
      costs.add(instance.origin(), PriceItem.INSTANCE, BigDecimal.ONE);
    }
  }

  private void balancer(Resource balancer) {
    ComposeRef subject = balancer.origin();
    String type = view.text(balancer.properties(), "Type").orElse("application");
    if (!type.equals("application") && !type.equals("network")) {
      costs.leaveOut(subject, type + " load balancer", "no price is known");
      return;
    }
    boolean application = type.equals("application");
    BigDecimal units = costs.assumed(Assumption.LOAD_UNITS).multiply(Costs.MONTH);
    costs.add(subject, application ? PriceItem.ALB : PriceItem.NLB, Costs.MONTH);
    costs.add(subject, application ? PriceItem.ALB_UNITS : PriceItem.NLB_UNITS, units);
    String scheme = view.text(balancer.properties(), "Scheme").orElse("internet-facing");
    if (scheme.equals("internet-facing")) {
      BigDecimal zones = zones(balancer.properties());
      costs.add(subject, PriceItem.ADDRESS, zones.multiply(Costs.MONTH));
      costs.add(subject, PriceItem.TRAFFIC, costs.assumed(Assumption.TRANSFER_OUT_GB));
    }
  }

  /** The zones of a list of subnets; assumed where it is the list of a parameter. */
  private BigDecimal zones(Value.MapOf properties) {
    for (String key : properties.entries().keySet()) {
      int listed = key.startsWith("Subnet") ? TemplateView.items(properties, key).size() : 0;
      if (listed > 0) {
        return BigDecimal.valueOf(listed);
      }
    }
    return costs.assumed(Assumption.ZONES);
  }

  private void listener(Resource listener) {
    if (TemplateView.at(listener.properties(), "LoadBalancerArn").orElse(null)
        instanceof Value.Text) {
      costs.leaveOut(
          listener.origin(),
          "units of the load balancer that exists",
          "it is not of this template");
    }
  }

  private void endpoint(Resource endpoint) {
    String type = view.text(endpoint.properties(), "VpcEndpointType").orElse("Gateway");
    if (!type.equals("Gateway")) {
      BigDecimal zones = zones(endpoint.properties());
      costs.add(endpoint.origin(), PriceItem.ENDPOINT, zones.multiply(Costs.MONTH));
      costs.add(
          endpoint.origin(), PriceItem.ENDPOINT_TRAFFIC, costs.assumed(Assumption.ENDPOINT_GB));
    }
  }
}
