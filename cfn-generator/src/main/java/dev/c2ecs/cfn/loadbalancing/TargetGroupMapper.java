package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.PortExtensions;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Target groups: where a published port leads, how its tasks are checked, who stays with a task.
 */
public final class TargetGroupMapper implements ProjectMapper {

  private static final int DRAIN_SECONDS = 30;

  /**
   * What shows that a server is there when nobody says which path is well: APIs answer 404 at
   * {@code /}, and 401 without a login.
   */
  private static final String ANSWERS = "200-499";

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    for (PublishedPort port : plan.loadBalancing().published()) {
      parts.add(targetGroup(plan, port));
    }
    return Contribution.of(parts);
  }

  private static Part targetGroup(Plan plan, PublishedPort port) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("TargetType", Value.text("ip"));
    properties.put("Protocol", Value.text(port.isSecureTarget() ? "HTTPS" : port.kind().name()));
    properties.put("Port", Value.number(port.target()));
    properties.put("VpcId", plan.network().vpc());
    PortExtensions.Health health = port.said().health();
    if (port.kind().isApplication()) {
      String version = version(port);
      if (!version.isEmpty()) {
        properties.put("ProtocolVersion", Value.text(version));
      }
      if (port.isSecureTarget()) {
        properties.put("HealthCheckProtocol", Value.text("HTTPS"));
      }
      Optional<String> path = healthPath(plan, port, health);
      properties.put("HealthCheckPath", Value.text(path.orElse("/")));
      properties.put(
          "Matcher",
          version.equals("GRPC")
              ? Value.map("GrpcCode", "0-99")
              : Value.map(
                  "HttpCode", health.codes().orElse(path.isPresent() ? "200-399" : ANSWERS)));
    } else {
      Optional<String> path = health.path().value();
      properties.put("HealthCheckProtocol", Value.text(path.isPresent() ? "HTTP" : "TCP"));
      path.ifPresent(p -> properties.put("HealthCheckPath", Value.text(p)));
    }
    plan.loadBalancing()
        .healthPort(port)
        .ifPresent(p -> properties.put("HealthCheckPort", Value.text(Integer.toString(p))));
    if (health.interval().value().isPresent()) {
      properties.put("HealthCheckIntervalSeconds", Value.number(health.interval().value().get()));
    }
    List<Value> attributes = new ArrayList<>();
    attributes.add(
        attribute(
            "deregistration_delay.timeout_seconds",
            Integer.toString(port.said().drainSeconds().orElse(DRAIN_SECONDS))));
    attributes.addAll(stickiness(port));
    properties.put("TargetGroupAttributes", Value.list(attributes));
    return Part.declare(
        plan.ids().targetGroup(port),
        ResourceType.TARGET_GROUP,
        Section.LOAD_BALANCERS,
        port.service(),
        ComposeRef.of(port.port().path()),
        new Value.MapOf(properties));
  }

  /** The version of HTTP behind the load balancer; empty for HTTP/1.1. */
  private static String version(PublishedPort port) {
    return switch (port.application()) {
      case "grpc" -> "GRPC";
      case "http2", "h2", "h2c" -> "HTTP2";
      default -> "";
    };
  }

  /** The path that is asked, of the port that is checked. */
  private static Optional<String> healthPath(
      Plan plan, PublishedPort port, PortExtensions.Health health) {
    Service service = plan.project().services().get(port.service());
    Optional<String> path = health.path().value();
    int checked = plan.loadBalancing().healthPort(port).orElse(port.target());
    for (PublishedPort other : plan.loadBalancing().publishedBy(port.service())) {
      if (path.isEmpty() && other.target() == checked) {
        path = other.said().health().path().value();
      }
    }
    return path.isPresent() || service == null ? path : HealthPaths.of(service, checked);
  }

  private static Value attribute(String key, String value) {
    return Value.map("Key", key, "Value", value);
  }

  /** Requests of one client go to one task, for a number of seconds. */
  private static List<Value> stickiness(PublishedPort port) {
    OptionalInt seconds = port.said().stickiness().number();
    if (seconds.isEmpty()) {
      return List.of();
    }
    if (!port.kind().isApplication()) {
      return List.of(
          attribute("stickiness.enabled", "true"), attribute("stickiness.type", "source_ip"));
    }
    return List.of(
        attribute("stickiness.enabled", "true"),
        attribute("stickiness.type", "lb_cookie"),
        attribute("stickiness.lb_cookie.duration_seconds", Integer.toString(seconds.getAsInt())));
  }
}
