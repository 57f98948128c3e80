package dev.c2ecs.cfn.policy;

import static dev.c2ecs.cfn.policy.Conditions.ARN_LIKE;
import static dev.c2ecs.cfn.policy.Conditions.BOOL;
import static dev.c2ecs.cfn.policy.Conditions.EQUALS;
import static dev.c2ecs.cfn.policy.Conditions.EQUALS_IF_EXISTS;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what is allowed to whom under which conditions into few statements. */
final class Statements {

  /** Who signs the calls. */
  enum Signer {
    /** Who runs c2ecs, itself. */
    CALLER,
    /** CloudFormation, with the permissions of who runs c2ecs. */
    FORWARDED,
    /** CloudFormation, with a role. */
    ROLE
  }

  private static final String REQUEST_TAG = "aws:RequestTag/" + PolicySubject.PROJECT_TAG;
  private static final String RESOURCE_TAG = "aws:ResourceTag/" + PolicySubject.PROJECT_TAG;
  private static final String ROLE_ARN = "cloudformation:RoleArn";

  /**
   * Actions that tell which role CloudFormation works with, always. Those that come later work with
   * the role that the stack has.
   */
  private static final Set<String> WITH_ROLE = Set.of("cloudformation:CreateChangeSet");

  /** Actions that give a role something, which its boundary bounds. */
  private static final Set<String> BOUNDED =
      Set.of(
          "iam:CreateRole",
          "iam:PutRolePolicy",
          "iam:AttachRolePolicy",
          "iam:PutRolePermissionsBoundary");

  private static final Set<String> ATTACHING =
      Set.of("iam:AttachRolePolicy", "iam:DetachRolePolicy");

  /** Statements with the same name and conditions become one. */
  private record Key(String name, Map<String, Map<String, List<String>>> conditions) {}

  private static final class Group {
    private final Set<String> actions = new TreeSet<>();
    private final Set<String> resources = new TreeSet<>();
  }

  private final Signer signer;
  private final Map<Key, Group> groups = new LinkedHashMap<>();

  Statements(Signer signer) {
    this.signer = signer;
  }

  /** Allows a call of c2ecs itself. */
  void call(PolicySubject subject, Arns arns, Tables.Call row, String place) {
    String word = bare(place);
    if (place.equals("*")) {
      add("Look", row.action(), List.of("*"), new Conditions());
    } else if (place.startsWith("pass/")) {
      pass(row.action(), word, arns.passed(ResourceType.TASK_DEFINITION.text()));
    } else if (place.equals("cluster-tasks")) {
      add(
          "LookIntoCluster",
          row.action(),
          List.of("*"),
          new Conditions().and(ARN_LIKE, "ecs:cluster", arns.of("cluster")));
    } else if (place.equals("every-stack")) {
      add("Look", row.action(), List.of("*"), new Conditions());
    } else {
      Conditions conditions = new Conditions();
      if (place.endsWith("=")) {
        conditions.and(EQUALS, RESOURCE_TAG, subject.project());
      } else if (place.endsWith("+")) {
        conditions.and(EQUALS, REQUEST_TAG, subject.project());
      } else if (Arns.isNamed(word) && !arns.isForeign(word)) {
        conditions.and(EQUALS_IF_EXISTS, RESOURCE_TAG, subject.project());
      }
      if (place.startsWith("^")) {
        conditions.and(BOOL, "aws:ViaAWSService", "true");
      }
      List<String> resources = arns.of(word);
      add(
          "Run" + service(row.action()) + pascal(String.join("-", row.places())),
          row.action(),
          resources,
          conditions);
    }
  }

  /** Allows what CloudFormation does to the resources of a type. */
  void handler(
      PolicySubject subject,
      Arns arns,
      LeastPolicy.Boundary boundary,
      Tables.Handler row,
      String place) {
    String word = bare(place);
    String service = service(row.action());
    if (place.startsWith("pass/")) {
      pass(row.action(), word, arns.passed(row.type()));
      return;
    }
    if (place.startsWith("slr/")) {
      serviceLinked(row.action(), word);
      return;
    }
    Conditions conditions = new Conditions();
    if (place.equals("*+")) {
      add(
          "Make" + service + "Things",
          row.action(),
          List.of("*"),
          conditions.and(EQUALS_IF_EXISTS, REQUEST_TAG, subject.project()));
      return;
    }
    if (place.equals("*")) {
      add("Look", row.action(), List.of("*"), conditions);
      return;
    }
    List<String> resources = arns.of(word);
    if (place.startsWith("^")) {
      if (signer == Signer.ROLE) {
        conditions.and(BOOL, "aws:ViaAWSService", "true");
      }
      add(
          "Through" + service + pascal(row.places().toString()),
          row.action(),
          resources,
          conditions);
      return;
    }
    boolean foreign = place.startsWith("~") ? !arns.isMade(word) : arns.isForeign(word);
    if (foreign || Arns.isUntagged(word)) {
      if (word.equals("scalable-target") && !row.action().matches(".*(Tag|Untag|ListTags).*")) {
        conditions.and(EQUALS, "application-autoscaling:service-namespace", "ecs");
      }
      add("Use" + service + pascal(word), row.action(), resources, conditions);
      return;
    }
    boolean loose = (row.creates() && !place.endsWith("=")) || Arns.isNamed(word);
    if (loose) {
      conditions.and(EQUALS_IF_EXISTS, REQUEST_TAG, subject.project());
      conditions.and(EQUALS_IF_EXISTS, RESOURCE_TAG, subject.project());
    } else {
      conditions.and(EQUALS, RESOURCE_TAG, subject.project());
    }
    if (BOUNDED.contains(row.action()) && boundary.arn().isPresent()) {
      conditions.and(EQUALS, "iam:PermissionsBoundary", boundary.arn().get());
    }
    if (ATTACHING.contains(row.action())) {
      Set<String> policies = new TreeSet<>();
      boolean known = true;
      for (Resource role : subject.template().ofType(ResourceType.ROLE)) {
        List<String> texts = new ArrayList<>();
        Properties.texts(role.properties(), "ManagedPolicyArns", texts);
        known &=
            !texts.isEmpty() || !Properties.has(role.properties(), List.of("ManagedPolicyArns"));
        texts.forEach(arn -> Literal.arn(arn).ifPresent(policies::add));
      }
      if (known && row.action().startsWith("iam:Attach")) {
        conditions.and("ArnEquals", "iam:PolicyARN", List.copyOf(policies));
      }
    }
    add((loose ? "Make" : "Change") + service, row.action(), resources, conditions);
  }

  private void pass(String action, String service, List<String> roles) {
    if (roles.isEmpty()) {
      return;
    }
    Key key =
        new Key(
            "PassTo" + pascal(service.replaceFirst("\\..*", "")),
            new Conditions().and(EQUALS, "iam:PassedToService", service).map());
    Group group = groups.computeIfAbsent(key, name -> new Group());
    group.actions.add(action);
    group.resources.addAll(roles);
  }

  private void serviceLinked(String action, String service) {
    Key key = null;
    Set<String> services = new TreeSet<>(Set.of(service));
    Group group = new Group();
    for (Map.Entry<Key, Group> entry : groups.entrySet()) {
      if (entry.getKey().name().equals("ServiceLinkedRoles")) {
        key = entry.getKey();
        group = entry.getValue();
        for (Map<String, List<String>> tests : key.conditions().values()) {
          services.addAll(tests.getOrDefault("iam:AWSServiceName", List.of()));
        }
      }
    }
    if (key != null) {
      groups.remove(key);
    }
    group.actions.add(action);
    group.resources.add(Arns.serviceLinked(service));
    groups.put(
        new Key(
            "ServiceLinkedRoles",
            new Conditions().and(EQUALS, "iam:AWSServiceName", List.copyOf(services)).map()),
        group);
  }

  /** Allows one action. */
  void add(String name, String action, List<String> resources, Conditions conditions) {
    if (resources.isEmpty()) {
      return;
    }
    Group group = groups.computeIfAbsent(new Key(name, conditions.map()), key -> new Group());
    group.actions.add(action);
    group.resources.addAll(resources);
  }

  /** What is done with a role of CloudFormation is done with this one only. */
  void onlyWith(String role) {
    Group with = new Group();
    for (Group group : groups.values()) {
      Set<String> some = new TreeSet<>(group.actions);
      some.retainAll(WITH_ROLE);
      if (!some.isEmpty()) {
        group.actions.removeAll(some);
        with.actions.addAll(some);
        with.resources.addAll(group.resources);
      }
    }
    groups.values().removeIf(group -> group.actions.isEmpty());
    groups.put(
        new Key("WithServiceRole", new Conditions().and(EQUALS, ROLE_ARN, role).map()), with);
  }

  /** The statements; two with the same resources and conditions are one. */
  List<Statement> list() {
    Map<List<Object>, Statement> merged = new LinkedHashMap<>();
    groups.forEach(
        (key, group) -> {
          Statement one = statement(key, group);
          merged.merge(
              List.of(one.resources(), one.conditions()),
              one,
              (first, second) -> {
                Set<String> actions = new TreeSet<>(first.actions());
                actions.addAll(second.actions());
                return first.with(first.sid(), List.copyOf(actions));
              });
        });
    Map<String, Integer> used = new HashMap<>();
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : merged.values()) {
      int number = used.merge(statement.sid(), 1, Integer::sum);
      statements.add(
          number == 1 ? statement : statement.with(statement.sid() + number, statement.actions()));
    }
    return statements;
  }

  private Statement statement(Key key, Group group) {
    Conditions all = new Conditions();
    key.conditions()
        .forEach(
            (operator, tests) -> tests.forEach((name, values) -> all.and(operator, name, values)));
    if (signer == Signer.FORWARDED) {
      all.and(EQUALS, "aws:CalledViaFirst", "cloudformation.amazonaws.com");
    }
    String prefix = signer == Signer.CALLER ? "" : "Stack";
    return new Statement(
        prefix + key.name(), List.copyOf(group.actions), List.copyOf(group.resources), all.map());
  }

  private static String bare(String place) {
    return place.replaceFirst("^(~|\\^|pass/|slr/)", "").replaceFirst("[=+]$", "");
  }

  private static String service(String action) {
    return pascal(action.substring(0, action.indexOf(':')));
  }

  /** Words with capitals, and nothing between them. */
  private static String pascal(String words) {
    StringBuilder text = new StringBuilder();
    for (String word : words.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return text.toString();
  }
}
