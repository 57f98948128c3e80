package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of things that are not of the stack and that a resource gets to by naming them. What they
 * let through is not known here.
 */
enum Elsewhere {
  SECURITY_GROUP(
      "(?!Source|Destination).*SecurityGroup(s|Id|Ids)?|GroupSet",
      "the security group ",
      ": it reaches, and is reached by, whatever that lets through"),
  SUBNET(
      ".*Subnets|.*Subnet(Id|Ids|ID)|VPCZoneIdentifier",
      "the subnet ",
      ": its routes and network ACLs decide who is reached"),
  LISTENER(
      "ListenerArns?|LoadBalancerArn|TargetGroupAR[Nn]s?|TargetGroupArns?",
      "the load balancer of ",
      ": whoever reaches that"),
  CLUSTER("Cluster", "the cluster ", ""),
  FILE_SYSTEM("File[sS]ystem(Id|Arn)", "the file system ", ": the files in it"),
  SECRET("ValueFrom|CredentialsParameter", "the value of ", "");

  /** A secret by its ARN or a parameter, and behind it a key of its JSON. */
  private static final Pattern SECRET_NAME =
      Pattern.compile("((?:[^:]++:){6}[^:]++|\\$\\{[^}]++}):.*+");

  private static final String NOTHING = "${AWS::NoValue}";

  @SuppressWarnings("ImmutableEnumChecker") // a pattern does not change
  private final Pattern properties;

  private final String before;
  private final String behind;

  Elsewhere(String properties, String before, String behind) {
    this.properties = Pattern.compile(properties);
    this.before = before;
    this.behind = behind;
  }

  /** The kind that a property names; empty for any other property. */
  static Optional<Elsewhere> of(String property) {
    for (Elsewhere kind : values()) {
      if (kind.properties.matcher(property).matches()) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** What getting there means, in words. */
  String words(String name) {
    return "gets to " + before + name + ", which is not of the stack" + behind;
  }

  /** Whether it is about connections. */
  boolean isOfNetwork() {
    return compareTo(LISTENER) <= 0;
  }

  /** Whether every service is in one, so that another one in the same is no news. */
  boolean isOrdinary() {
    return this == SUBNET || this == CLUSTER;
  }

  /** Those of the things that a value names that are not of the stack. */
  List<Grant> named(Side side, Value value) {
    List<Grant> named = new ArrayList<>();
    for (Value item : PolicyStatements.items(value)) {
      if (item instanceof Value.MapOf map) {
        for (Map.Entry<String, Value> branch : map.entries().entrySet()) {
          if (branch.getKey().startsWith("Fn::")) {
            named.addAll(named(side, branch.getValue()));
          }
        }
      } else if (item instanceof Value.ListOf) {
        named.addAll(named(side, item));
      } else if (side.named(item).isEmpty()) {
        for (String name : side.text(item).split(",", -1)) {
          name(side, name.strip()).ifPresent(one -> named.add(new Grant.Place(this, one)));
        }
      }
    }
    return named;
  }

  private Optional<String> name(Side side, String text) {
    Matcher secret = SECRET_NAME.matcher(text);
    String name = this == SECRET && secret.matches() ? secret.group(1) : text;
    return name.isEmpty()
            || name.equals(NOTHING)
            || (this == SECRET && isOwn(side, name))
            || (this == SUBNET && isOfNetwork(side, name))
        ? Optional.empty()
        : Optional.of(name);
  }

  /** Whether a subnet is one of those that a deployment chose for the project. */
  private static boolean isOfNetwork(Side side, String name) {
    for (Parameter parameter : side.template().parameters()) {
      if (parameter.source() instanceof ParameterSource.Network) {
        String value = side.parameter(parameter.name());
        if (name.equals(value)
            || name.startsWith(value + "[")
            || List.of(value.split(",", -1)).contains(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a secret is written with the project. Of a parameter in a template without a project
   * nobody knows, which the roles tell.
   */
  private static boolean isOwn(Side side, String name) {
    for (Parameter parameter : side.template().parameters()) {
      if (side.parameter(parameter.name()).equals(name)) {
        boolean external =
            parameter.source() instanceof ParameterSource.SecretArn arn
                && arn.secret().source() instanceof NeededSecret.External;
        return !external;
      }
    }
    return false;
  }
}
