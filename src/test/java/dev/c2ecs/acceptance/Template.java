package dev.c2ecs.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parsed template with the questions that the scenarios ask of it. */
final class Template {

  private final Map<String, Object> root;

  Template(Map<String, Object> root) {
    this.root = root;
  }

  Map<String, Object> root() {
    return root;
  }

  @SuppressWarnings("unchecked")
  Map<String, Map<String, Object>> resources() {
    return (Map<String, Map<String, Object>>) (Map<?, ?>) map(root.get("Resources"));
  }

  /** The logical IDs of the resources of a type. */
  List<String> ofType(String type) {
    return resources().entrySet().stream()
        .filter(entry -> type.equals(entry.getValue().get("Type")))
        .map(Map.Entry::getKey)
        .toList();
  }

  boolean has(String id) {
    return resources().containsKey(id);
  }

  Map<String, Object> properties(String id) {
    Map<String, Object> resource = resources().get(id);
    if (resource == null) {
      throw new AssertionError("there is no resource " + id + " in " + resources().keySet());
    }
    return resource.containsKey("Properties") ? map(resource.get("Properties")) : Map.of();
  }

  /** A value below the properties of a resource; a number as a key is the index of an item. */
  @Nullable Object at(String id, Object... keys) {
    Object value = properties(id);
    for (Object key : keys) {
      if (key instanceof Integer index) {
        value = list(value).get(index);
      } else {
        value = value == null ? null : map(value).get(key);
      }
    }
    return value;
  }

  /** The names of the containers of a task definition. */
  List<String> containers(String task) {
    return list(at(task, "ContainerDefinitions")).stream()
        .map(container -> String.valueOf(map(container).get("Name")))
        .toList();
  }

  /** A container of a task definition. */
  Map<String, Object> container(String task, String name) {
    for (Object container : list(at(task, "ContainerDefinitions"))) {
      if (name.equals(map(container).get("Name"))) {
        return map(container);
      }
    }
    throw new AssertionError("there is no container " + name + " in " + task);
  }

  /** The environment of a container by name. */
  Map<String, Object> environment(String task, String name) {
    Map<String, Object> result = new java.util.LinkedHashMap<>();
    Object environment = container(task, name).get("Environment");
    if (environment != null) {
      for (Object entry : list(environment)) {
        result.put(
            (String) Objects.requireNonNull(map(entry).get("Name")),
            Objects.requireNonNull(map(entry).get("Value")));
      }
    }
    return result;
  }

  /** Every rule that lets traffic in: those of groups themselves and those of their own. */
  List<Ingress> ingress() {
    List<Ingress> rules = new ArrayList<>();
    for (String id : ofType("AWS::EC2::SecurityGroup")) {
      Object inline = properties(id).get("SecurityGroupIngress");
      if (inline != null) {
        list(inline).forEach(rule -> rules.add(Ingress.of(id, map(rule))));
      }
    }
    for (String id : ofType("AWS::EC2::SecurityGroupIngress")) {
      Map<String, Object> rule = properties(id);
      rules.add(Ingress.of(ref(rule.get("GroupId")), rule));
    }
    return rules;
  }

  /** The security groups of a service. */
  List<String> groups(String service) {
    Object groups = at(service, "NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups");
    return list(groups).stream().map(Template::ref).toList();
  }

  /** Whether tasks of one service may connect to a port of another. */
  boolean reaches(String from, String to, int port) {
    return ingress().stream()
        .anyMatch(
            rule ->
                groups(to).contains(rule.group())
                    && rule.source().filter(groups(from)::contains).isPresent()
                    && rule.covers(port));
  }

  /**
   * A rule of a security group.
   *
   * @param source the group that may connect, empty for a CIDR
   * @param cidr the CIDR that may connect, empty for a group
   */
  record Ingress(
      String group,
      String protocol,
      Optional<Long> from,
      Optional<Long> to,
      Optional<String> source,
      Optional<String> cidr) {

    static Ingress of(String group, Map<String, Object> rule) {
      return new Ingress(
          group,
          String.valueOf(rule.get("IpProtocol")),
          Optional.ofNullable((Long) rule.get("FromPort")),
          Optional.ofNullable((Long) rule.get("ToPort")),
          Optional.ofNullable(rule.get("SourceSecurityGroupId")).map(Template::ref),
          Optional.ofNullable((String) rule.get("CidrIp")));
    }

    boolean covers(int port) {
      return protocol.equals("-1")
          || (from.filter(f -> f <= port).isPresent() && to.filter(t -> t >= port).isPresent());
    }
  }

  /** The name that a reference names, or the text itself. */
  static String ref(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Object ref = map.containsKey("Ref") ? map.get("Ref") : map.get("Fn::GetAtt");
      return ref instanceof List<?> list ? String.valueOf(list.get(0)) : String.valueOf(ref);
    }
    return String.valueOf(value);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object value) {
    return (List<Object>) Objects.requireNonNull(value);
  }
}
