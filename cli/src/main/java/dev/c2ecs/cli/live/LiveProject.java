package dev.c2ecs.cli.live;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskContainers;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cli.deploy.DeployedProject;
import dev.c2ecs.cli.deploy.DeployedServices;
import dev.c2ecs.cli.deploy.DeployedStack;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.deploy.StackValues;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.NaturalOrder;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.TaskView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A project that is deployed, by the names of its Compose file. The names come from the template
 * that is deployed, so that no Compose file is needed.
 *
 * @param stack its stack
 * @param members what it runs, sorted by name as people count
 * @param ownCluster the cluster that is the project's alone; empty when it uses one that exists
 * @param addresses where its services are reached from outside
 * @param deployed its ECS services
 */
public record LiveProject(
    StackInfo stack,
    List<Member> members,
    Optional<String> ownCluster,
    List<Address> addresses,
    DeployedServices deployed) {

  public LiveProject {
    members = List.copyOf(members);
    addresses = List.copyOf(addresses);
  }

  /**
   * Looks a project up.
   *
   * @throws Refusal if it is not deployed
   * @throws DeployFailure if AWS does not answer, or does not allow it
   */
  public static LiveProject of(Session session, String project) {
    String name = StackNames.of(project);
    StackInfo stack =
        session
            .stacks()
            .find(name)
            .filter(found -> found.state().isOfUse())
            .orElseThrow(
                () ->
                    new Refusal(
                        DeployCode.NOT_DEPLOYED,
                        "the project "
                            + project
                            + " is not deployed in "
                            + session.place()
                            + ": `c2ecs ls` lists what is, `c2ecs deploy` deploys it"));
    return of(session, DeployedProject.read(session, stack));
  }

  private static LiveProject of(Session session, DeployedProject deployed) {
    List<Member> members = new ArrayList<>();
    List<Address> addresses = new ArrayList<>();
    List<DeployedServices.OfStack> services = new ArrayList<>();
    Optional<String> cluster = Optional.empty();
    for (DeployedStack stack : deployed.stacks()) {
      List<StackResource> resources = session.stacks().resources(stack.info().id());
      StackValues values = new StackValues(stack.info().parameters(), resources, parameter -> "");
      Template template = stack.readable();
      cluster =
          template.ofType(ResourceType.CLUSTER).stream()
              .findFirst()
              .flatMap(own -> values.resource(own.id()));
      members.addAll(new Reader(template, values, cluster.orElse("")).members());
      addresses.addAll(Address.of(template, stack.info()));
      services.add(DeployedServices.OfStack.of(stack, resources));
    }
    members.sort(
        Comparator.comparing(Member::service, NaturalOrder.NAMES)
            .thenComparing(Member::logicalId, NaturalOrder.NAMES));
    return new LiveProject(
        deployed.stacks().get(0).info(),
        members,
        cluster,
        addresses,
        new DeployedServices(services));
  }

  /** Asks what runs of it, against what its template wants. */
  Running running(Session session) {
    return deployed.running(session);
  }

  /** The names of its services. */
  public List<String> services() {
    return members.stream().map(Member::service).distinct().toList();
  }

  /**
   * Where a service is reached from outside.
   *
   * @throws Refusal if it is not deployed
   */
  public List<Address> addresses(String service) {
    Asked asked = Asked.of(this, List.of(service));
    return addresses.stream()
        .filter(address -> asked.services().contains(address.service()))
        .toList();
  }

  /** What a task is a task of; empty for one of somebody else. */
  Optional<Member> member(TaskView task) {
    return members.stream()
        .filter(
            member ->
                member.kind() == Member.Kind.SERVICE
                    ? task.group().equals("service:" + member.name())
                    : !task.group().startsWith("service:")
                        && !member.definition().isEmpty()
                        && member.family().equals(task.family()))
        .findFirst();
  }

  /** Reads the members out of a template. */
  private record Reader(Template template, StackValues values, String ownCluster) {

    List<Member> members() {
      List<Member> members = new ArrayList<>();
      Set<String> used = new HashSet<>();
      for (Resource resource : template.resources()) {
        if (resource.is(ResourceType.SERVICE)) {
          String definition = Values.name(resource.properties(), "TaskDefinition");
          used.add(definition);
          values
              .resource(resource.id())
              .ifPresent(arn -> members.add(service(resource, arn, definition)));
        } else if (resource.is(ResourceType.SCHEDULE)) {
          String definition = Values.name(target(resource), "TaskDefinitionArn");
          used.add(definition);
          members.add(member(resource, Member.Kind.SCHEDULE, "", ownCluster, definition));
        }
      }
      for (Resource definition : template.ofType(ResourceType.TASK_DEFINITION)) {
        if (!used.contains(definition.id())) {
          members.add(member(definition, Member.Kind.JOB, "", ownCluster, definition.id()));
        }
      }
      return members;
    }

    private Member service(Resource resource, String arn, String definition) {
      String named =
          values.text(resource.properties().entries().getOrDefault("Cluster", Value.text("")));
      String[] words = arn.split("/", -1);
      String cluster = named.isEmpty() && words.length > 2 ? words[words.length - 2] : named;
      return member(resource, Member.Kind.SERVICE, arn, cluster, definition);
    }

    private Member member(
        Resource resource, Member.Kind kind, String arn, String cluster, String definition) {
      String service = resource.origin().isKnown() ? resource.origin().name() : resource.id();
      return new Member(
          service,
          kind,
          resource.id(),
          arn,
          cluster,
          values.resource(definition).orElse(""),
          template.resource(definition).map(found -> writers(service, found)).orElse(List.of()));
    }

    private static Value.MapOf target(Resource schedule) {
      return map(map(schedule.properties(), "Target"), "EcsParameters");
    }

    private static Value.MapOf map(Value.MapOf map, String key) {
      return map.entries().get(key) instanceof Value.MapOf inner
          ? inner
          : new Value.MapOf(Map.of());
    }

    private List<Writer> writers(String service, Resource definition) {
      TaskContainers containers = TaskContainers.of(definition);
      List<Writer> writers = new ArrayList<>();
      containers
          .byName()
          .forEach(
              (name, container) -> {
                String owner = containers.owner(name);
                String of = owner.equals(TaskNames.container(service)) ? service : owner;
                Value.MapOf logs = map(container, "LogConfiguration");
                Value.MapOf options = map(logs, "Options");
                boolean known = Values.text(logs, "LogDriver").equals("awslogs");
                writers.add(
                    new Writer(
                        of,
                        name,
                        !owner.equals(name),
                        known ? values.text(option(options, "awslogs-group")) : "",
                        values.text(option(options, "awslogs-stream-prefix")) + "/" + name + "/"));
              });
      return writers;
    }

    private static Value option(Value.MapOf options, String name) {
      return options.entries().getOrDefault(name, Value.text(""));
    }
  }
}
