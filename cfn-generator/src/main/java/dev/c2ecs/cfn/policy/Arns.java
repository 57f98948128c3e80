package dev.c2ecs.cfn.policy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARNs of the resources of a project, as closely as they are known before they are made.
 * CloudFormation names what has no name of its own {@code STACK-LOGICALID-RANDOM}, and cuts the
 * name of the stack where that is too long for the service.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html">
 *     CloudFormation, Name type</a>
 */
final class Arns {

  /** What is left of the name of a stack, at least, in names of up to 64 characters. */
  private static final int SHORT_STACK = 24;

  /** The same in names of up to 32 characters, those of load balancers and target groups. */
  private static final int SHORTEST_STACK = 5;

  private static final int ROLE_NAME = 64;

  /** The hyphens and the random end of a name. */
  private static final int RANDOM = 14;

  /** What the logical IDs of roles end with. */
  private static final Pattern KIND_OF_ROLE =
      Pattern.compile("Task(Execution)?Role$|ScheduleRole$");

  /** The types whose resources name roles. */
  private static final List<String> ROLES_OF =
      List.of(ResourceType.TASK_DEFINITION.text(), ResourceType.SCHEDULE.text());

  /** The hyphen and the six characters that Secrets Manager puts behind the name of a secret. */
  private static final String SECRET_END = "-??????";

  private static final String ALL = "*";
  private static final String HERE = ":${AWS::Region}:${AWS::AccountId}:";

  private final PolicySubject subject;
  private final Template template;
  private final GivenNames given;

  Arns(PolicySubject subject) {
    this.subject = subject;
    this.given = new GivenNames(subject);
    this.template = subject.template();
  }

  /** The type whose resources a template makes under a word of the tables. */
  private static final Map<String, ResourceType> MADE_BY =
      Map.ofEntries(
          Map.entry("vpc", ResourceType.VPC),
          Map.entry("subnet", ResourceType.SUBNET),
          Map.entry("route-table", ResourceType.ROUTE_TABLE),
          Map.entry("elastic-ip", ResourceType.ELASTIC_IP),
          Map.entry("security-group", ResourceType.SECURITY_GROUP),
          Map.entry("vpc-endpoint", ResourceType.VPC_ENDPOINT),
          Map.entry("cluster", ResourceType.CLUSTER),
          Map.entry("file-system", ResourceType.FILE_SYSTEM),
          Map.entry("loadbalancer", ResourceType.LOAD_BALANCER),
          Map.entry("listener", ResourceType.LISTENER),
          Map.entry("namespace", ResourceType.PRIVATE_DNS_NAMESPACE),
          Map.entry("discovery-service", ResourceType.DISCOVERY_SERVICE));

  /** What is told by a name that is known. */
  private static final Set<String> NAMED =
      Set.of(
          "cluster",
          "service",
          "service-deployment",
          "task-definition",
          "role",
          "log-group",
          "queue");

  /** What has no tags, or none that are certain. */
  private static final Set<String> UNTAGGED =
      Set.of(
          "scalable-target",
          "alarm",
          "schedule",
          "zone",
          "change",
          "key",
          "capacity-provider",
          "certificate-authority",
          "user-pool",
          "vpn-gateway",
          "network-interface",
          "hosted-zone");

  /** Whether the template makes what a word means. */
  boolean isMade(String place) {
    ResourceType type = MADE_BY.get(place);
    return type != null && !template.ofType(type).isEmpty();
  }

  static boolean isNamed(String place) {
    return NAMED.contains(place);
  }

  static boolean isUntagged(String place) {
    return UNTAGGED.contains(place);
  }

  /** Whether these resources are somebody else's, because the template makes none. */
  boolean isForeign(String place) {
    return (place.equals("cluster") || place.equals("loadbalancer")) && !isMade(place);
  }

  /** The ARNs that a word of the tables means. */
  List<String> of(String place) {
    Set<String> arns = new TreeSet<>();
    switch (place) {
      case "vpc", "any-vpc" -> arns.add(ec2("vpc"));
      case "subnet",
          "internet-gateway",
          "natgateway",
          "route-table",
          "elastic-ip",
          "vpc-endpoint",
          "security-group",
          "network-interface",
          "vpn-gateway" ->
          arns.add(ec2(place));
      case "cluster" -> clusters().forEach(name -> arns.add(ecs("cluster/" + name)));
      case "service" -> inClusters("service", services(), "", arns);
      case "service-deployment" -> inClusters("service-deployment", services(), "/*", arns);
      case "task" -> inClusters("task", Set.of(ALL), "", arns);
      case "every-task" -> arns.add(ecs("task/*"));
      case "task-definition" ->
          families().forEach(name -> arns.add(ecs("task-definition/" + name + ":*")));
      case "capacity-provider" -> arns.add(ecs("capacity-provider/FARGATE*"));
      case "file-system", "access-point" -> arns.add(arn("elasticfilesystem", HERE, place + "/*"));
      case "loadbalancer", "listener", "listener-rule" -> balancers(place, arns);
      case "targetgroup" -> targetGroups(arns);
      case "certificate" -> arns.add(arn("acm", HERE, "certificate/*"));
      case "certificate-authority" -> arns.add(arn("acm-pca", HERE, "certificate-authority/*"));
      case "user-pool" -> arns.add(arn("cognito-idp", HERE, "userpool/*"));
      case "zone" -> zones().forEach(id -> arns.add(arn("route53", ":::", "hostedzone/" + id)));
      case "hosted-zone" -> arns.add(arn("route53", ":::", "hostedzone/*"));
      case "change" -> arns.add(arn("route53", ":::", "change/*"));
      case "role" -> madeRoles(arns);
      case "log-group" ->
          logGroups().forEach(name -> arns.add(arn("logs", HERE, "log-group:" + name)));
      case "log-stream" -> logStreams(arns);
      case "scalable-target" -> arns.add(arn("application-autoscaling", HERE, "scalable-target/*"));
      case "alarm" ->
          clusters()
              .forEach(
                  name ->
                      arns.add(
                          arn("cloudwatch", HERE, "alarm:TargetTracking-service/" + name + "/*")));
      case "schedule" ->
          names(ResourceType.SCHEDULE, SHORT_STACK)
              .forEach(name -> arns.add(arn("scheduler", HERE, "schedule/*/" + name)));
      case "namespace" -> arns.add(arn("servicediscovery", HERE, "namespace/*"));
      case "discovery-service" -> arns.add(arn("servicediscovery", HERE, "service/*"));
      case "queue" ->
          names(ResourceType.QUEUE, SHORT_STACK).forEach(name -> arns.add(arn("sqs", HERE, name)));
      case "key" -> arns.add(arn("kms", HERE, "key/*"));
      case "secret-key" -> subject.keys().forEach(key -> Literal.arn(key).ifPresent(arns::add));
      case "stack" -> arns.add(cloudFormation("stack/" + subject.stack() + "/*"));
      case "change-set" -> arns.add(cloudFormation("changeSet/c2ecs-*/*"));
      case "secret" -> subject.secrets().forEach(name -> secret(name, SECRET_END, arns));
      case "new-secret" ->
          subject
              .secrets()
              .forEach(
                  name -> {
                    secret(name, "", arns);
                    secret(name, SECRET_END, arns);
                  });
      case "external-secret" ->
          subject.externalSecrets().forEach(name -> secret(name, SECRET_END, arns));
      case "parameter" -> subject.configs().forEach(name -> parameter(name, arns));
      case "repository" -> arns.add(arn("ecr", HERE, "repository/" + subject.repositories() + ALL));
      case "every-repository" -> arns.add(arn("ecr", HERE, "repository/*"));
      case "bucket" -> arns.add(arn("s3", ":::", "c2ecs-${AWS::AccountId}-${AWS::Region}"));
      case "object" -> arns.add(arn("s3", ":::", "c2ecs-${AWS::AccountId}-${AWS::Region}/*.yaml"));
      default -> throw new IllegalStateException(place);
    }
    return List.copyOf(arns);
  }

  /**
   * The roles that the template makes. Those of one kind are one pattern, so that a service may
   * come and go; a role that is made by hand is none of them.
   */
  private void madeRoles(Set<String> arns) {
    for (Resource made : template.ofType(ResourceType.ROLE)) {
      Matcher kind = KIND_OF_ROLE.matcher(made.id());
      boolean isOfKind = given.of(made).isEmpty() && fits(made.id()) && kind.find();
      arns.add(
          isOfKind
              ? role(given.path(made) + subject.stack() + "-" + ALL + kind.group() + "-*")
              : madeRole(made));
    }
    if (arns.isEmpty()) {
      for (String type : ROLES_OF) {
        arns.addAll(passed(type));
      }
    }
  }

  /** A role that the template makes, by its own name or the one that is derived. */
  private String madeRole(Resource made) {
    String name =
        given
            .of(made)
            .orElseGet(
                () ->
                    fits(made.id())
                        ? subject.stack() + "-" + made.id() + "-*"
                        : prefix(SHORT_STACK) + ALL);
    return role(given.path(made) + name);
  }

  private void targetGroups(Set<String> arns) {
    for (Resource group : template.ofType(ResourceType.TARGET_GROUP)) {
      arns.add(elb("targetgroup/" + given.of(group).orElse(shortest()) + "/*"));
    }
    if (arns.isEmpty()) {
      arns.add(elb("targetgroup/" + shortest() + "/*"));
    }
  }

  /** Whether the name of a role has the whole name of the stack and its logical ID. */
  private boolean fits(String id) {
    return subject.stack().length() + id.length() + RANDOM <= ROLE_NAME;
  }

  private Set<String> logGroups() {
    Set<String> names = new TreeSet<>();
    for (Resource group : template.ofType(ResourceType.LOG_GROUP)) {
      names.add(given.of(group).orElse(subject.stack() + "-" + group.id() + "-*"));
    }
    return names;
  }

  /** The roles that the resources of a type pass to a service. */
  List<String> passed(String type) {
    Set<String> arns = new TreeSet<>();
    for (Resource resource : template.resources()) {
      if (resource.type().equals(type)) {
        roles(resource.properties(), arns);
      }
    }
    return List.copyOf(arns);
  }

  private void roles(Value value, Set<String> arns) {
    if (value instanceof Value.MapOf map) {
      map.entries()
          .forEach(
              (key, item) -> {
                if (key.endsWith("RoleArn") || key.equals("RoleARN") || key.equals("Role")) {
                  roleOf(item).ifPresent(arns::add);
                }
                roles(item, arns);
              });
    } else if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> roles(item, arns));
    }
  }

  private Optional<String> roleOf(Value value) {
    if (value instanceof Value.Text text) {
      return Literal.arn(text.text());
    }
    if (value instanceof Value.GetAtt made) {
      return Optional.of(
          template.resource(made.resource()).map(this::madeRole).orElseGet(() -> role(ALL)));
    }
    return Optional.of(role(ALL));
  }

  /** The ARN of a service-linked role. */
  static String serviceLinked(String service) {
    return role("aws-service-role/" + service + "/*");
  }

  private static String role(String name) {
    return arn("iam", "::${AWS::AccountId}:", "role/" + name);
  }

  /** The clusters of the tasks: names, or patterns of them. */
  private Set<String> clusters() {
    Set<String> names = new TreeSet<>();
    for (Resource cluster : template.ofType(ResourceType.CLUSTER)) {
      names.add(
          given
              .of(cluster)
              .orElse(
                  prefix(100) + (subject.stack().length() > 100 ? "" : cluster.id() + "-") + ALL));
    }
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      text(service, "Cluster")
          .ifPresent(name -> names.add(Literal.of(name.replaceFirst(".*:cluster/", ""))));
    }
    if (names.isEmpty()) {
      names.add(ALL);
    }
    return names;
  }

  private Set<String> services() {
    return names(ResourceType.SERVICE, 100);
  }

  private void inClusters(String kind, Set<String> names, String end, Set<String> arns) {
    for (String cluster : clusters()) {
      for (String name : names) {
        arns.add(ecs(kind + "/" + cluster + "/" + name + end));
      }
    }
  }

  /** The families of the task definitions, which have the name of the project before them. */
  private Set<String> families() {
    Set<String> families = new TreeSet<>();
    String own = subject.project() + "-";
    for (Resource task : template.ofType(ResourceType.TASK_DEFINITION)) {
      String family = given.of(task).orElse(prefix(100) + ALL);
      families.add(family.startsWith(own) ? own + ALL : family);
    }
    return families;
  }

  private void balancers(String place, Set<String> arns) {
    String depth =
        place.equals("loadbalancer") ? "/*" : place.equals("listener") ? "/*/*" : "/*/*/*";
    for (Resource balancer : template.ofType(ResourceType.LOAD_BALANCER)) {
      String kind = text(balancer, "Type").orElse("application").equals("network") ? "net" : "app";
      String name = given.of(balancer).orElse(shortest());
      arns.add(elb(place + "/" + kind + "/" + name + depth));
    }
    Set<String> others = new LinkedHashSet<>();
    for (Resource listener : template.ofType(ResourceType.LISTENER)) {
      text(listener, "LoadBalancerArn").flatMap(Literal::arn).ifPresent(others::add);
    }
    for (Resource rule : template.ofType(ResourceType.LISTENER_RULE)) {
      text(rule, "ListenerArn").flatMap(Literal::arn).ifPresent(others::add);
    }
    for (String arn : others) {
      // arn:…:loadbalancer/app/NAME/ID or arn:…:listener/app/NAME/ID/ID
      String[] parts = arn.split("/", -1);
      if (parts.length >= 4) {
        String start = parts[0].substring(0, parts[0].lastIndexOf(':') + 1);
        String balancer = "/" + parts[1] + "/" + parts[2] + "/" + parts[3];
        arns.add(
            start
                + place
                + balancer
                + (place.equals("loadbalancer") ? "" : depth.substring("/*".length())));
      }
    }
    if (arns.isEmpty()) {
      arns.add(elb(place + "/app/*" + depth));
    }
  }

  private void logStreams(Set<String> arns) {
    for (String group : logGroups()) {
      arns.add(arn("logs", HERE, "log-group:" + group + ":log-stream:*"));
    }
    for (String group : loggedTo()) {
      arns.add(arn("logs", HERE, "log-group:" + Literal.of(group) + ":log-stream:*"));
    }
  }

  /** The log groups that containers name, and the template does not make. */
  Set<String> loggedTo() {
    Set<String> groups = new TreeSet<>();
    for (Resource task : template.ofType(ResourceType.TASK_DEFINITION)) {
      Properties.texts(task.properties(), "awslogs-group", groups);
    }
    return groups;
  }

  private Set<String> zones() {
    Set<String> ids = new TreeSet<>();
    boolean others = false;
    for (Resource resource : template.resources()) {
      if (resource.is(ResourceType.RECORD_SET) || resource.is(ResourceType.CERTIFICATE)) {
        Set<String> named = new TreeSet<>();
        Properties.texts(resource.properties(), "HostedZoneId", named);
        named.forEach(id -> ids.add(Literal.of(id)));
        others |= named.isEmpty();
      }
    }
    if (others || ids.isEmpty()) {
      ids.add(ALL);
    }
    return ids.contains(ALL) ? Set.of(ALL) : ids;
  }

  /** The names of the resources of a type, or what they start with. */
  private Set<String> names(ResourceType type, int shortest) {
    Set<String> names = new TreeSet<>();
    for (Resource resource : template.ofType(type)) {
      names.add(given.of(resource).orElse(prefix(shortest) + ALL));
    }
    return names;
  }

  /** What names start with of which this many characters of the stack's are certain. */
  private String prefix(int certain) {
    return subject.stack().length() <= certain
        ? subject.stack() + "-"
        : subject.stack().substring(0, certain);
  }

  private String shortest() {
    return prefix(SHORTEST_STACK) + ALL;
  }

  private static Optional<String> text(Resource resource, String property) {
    return resource.properties().entries().get(property) instanceof Value.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private static void secret(String name, String end, Set<String> arns) {
    if (name.startsWith("arn:")) {
      Literal.arn(name).ifPresent(arns::add);
    } else {
      arns.add(arn("secretsmanager", HERE, "secret:" + Literal.of(name) + end));
    }
  }

  private static void parameter(String name, Set<String> arns) {
    if (name.startsWith("arn:")) {
      Literal.arn(name).ifPresent(arns::add);
    } else {
      String bare = name.replaceFirst("^/", "").replaceFirst(":.*", "");
      arns.add(arn("ssm", HERE, "parameter/" + Literal.of(bare)));
    }
  }

  private static String ec2(String kind) {
    return arn("ec2", HERE, kind + "/*");
  }

  private static String ecs(String what) {
    return arn("ecs", HERE, what);
  }

  private static String elb(String what) {
    return arn("elasticloadbalancing", HERE, what);
  }

  private static String cloudFormation(String what) {
    return arn("cloudformation", HERE, what);
  }

  private static String arn(String service, String where, String what) {
    return "arn:${AWS::Partition}:" + service + where + what;
  }
}
