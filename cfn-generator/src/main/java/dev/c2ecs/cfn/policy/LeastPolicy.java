package dev.c2ecs.cfn.policy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The least policy for deploying, updating and removing a project. ARNs and values have the pseudo
 * parameters of CloudFormation in them.
 *
 * @param ofCaller the policy of who deploys, of any length
 * @param ofService that of the role that CloudFormation works with; none where it works with the
 *     permissions of who deploys
 * @param unknown the types of resources that the tables do not know, whose actions are missing
 * @param widened names that the template gives and that are not known before the stack is made, as
 *     {@code LOGICAL-ID.PROPERTY}: {@code *} stands for what is not known
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 *     Service authorization reference</a>
 */
public record LeastPolicy(
    Policy ofCaller, Optional<Policy> ofService, List<String> unknown, List<String> widened) {

  public LeastPolicy {
    unknown = List.copyOf(unknown);
    widened = List.copyOf(widened);
  }

  /** The policies of who deploys, each as long as a managed policy may be. */
  public List<Policy> caller() {
    return ofCaller.split();
  }

  /** Those of the role that CloudFormation works with; none as above. */
  public List<Policy> service() {
    return ofService.map(Policy::split).orElse(List.of());
  }

  /** One policy for who deploys, and one for the role, of any length. */
  public List<Policy> whole() {
    return ofService.isEmpty() ? List.of(ofCaller) : List.of(ofCaller, ofService.get());
  }

  /** The policy of a project. */
  public static LeastPolicy of(PolicySubject subject) {
    Arns arns = new Arns(subject);
    boolean apart = subject.serviceRole().isPresent();
    Statements handlers =
        new Statements(apart ? Statements.Signer.ROLE : Statements.Signer.FORWARDED);
    addHandlers(subject, arns, handlers);
    Statements calls = new Statements(Statements.Signer.CALLER);
    addCalls(subject, arns, calls);
    subject.serviceRole().ifPresent(role -> passRole(role, calls));
    List<Statement> own = new ArrayList<>(calls.list());
    if (!apart) {
      own.addAll(handlers.list());
    }
    return new LeastPolicy(
        new Policy(subject.stack() + "-deploy", own),
        apart
            ? Optional.of(new Policy(subject.stack() + "-cloudformation", handlers.list()))
            : Optional.empty(),
        unknown(subject),
        new GivenNames(subject).unknown(subject.template()));
  }

  private static List<String> unknown(PolicySubject subject) {
    Set<String> known = new TreeSet<>();
    Tables.handlers().forEach(row -> known.add(row.type()));
    Set<String> unknown = new TreeSet<>();
    for (Resource resource : subject.template().resources()) {
      if (!known.contains(resource.type())) {
        unknown.add(resource.type());
      }
    }
    return List.copyOf(unknown);
  }

  private static void addHandlers(PolicySubject subject, Arns arns, Statements statements) {
    Set<String> types = new LinkedHashSet<>();
    subject.template().resources().forEach(resource -> types.add(resource.type()));
    for (Parameter parameter : subject.template().parameters()) {
      types.add(parameter.type());
    }
    Boundary boundary = Boundary.of(subject.template());
    for (Tables.Handler row : Tables.handlers()) {
      if (!types.contains(row.type()) || !applies(row, subject)) {
        continue;
      }
      for (String place : row.places()) {
        statements.handler(subject, arns, boundary, row, place);
      }
    }
  }

  private static boolean applies(Tables.Handler row, PolicySubject subject) {
    return row.properties().isEmpty()
        || subject.template().resources().stream()
            .filter(resource -> resource.type().equals(row.type()))
            .anyMatch(resource -> Properties.has(resource.properties(), row.properties()));
  }

  private static void addCalls(PolicySubject subject, Arns arns, Statements statements) {
    for (Tables.Call row : Tables.calls()) {
      if (isNeeded(row.when(), subject, arns)) {
        for (String place : row.places()) {
          statements.call(subject, arns, row, place);
        }
      }
    }
  }

  private static boolean isNeeded(String when, PolicySubject subject, Arns arns) {
    return switch (when) {
      case "always" -> true;
      case "volumes" -> !subject.template().ofType(ResourceType.FILE_SYSTEM).isEmpty();
      case "secrets" -> !subject.secrets().isEmpty();
      case "external" -> !subject.externalSecrets().isEmpty();
      case "keys" -> !subject.keys().isEmpty();
      case "images" -> subject.pushesImages();
      case "jobs" -> subject.runsJobs();
      case "long" -> subject.isLong();
      case "configs" -> !subject.configs().isEmpty();
      case "looking" -> false;
      case "groups" -> !arns.loggedTo().isEmpty();
      default -> throw new IllegalStateException(when);
    };
  }

  /** Who deploys hands the role over to CloudFormation, and can deploy with no other one. */
  private static void passRole(String role, Statements statements) {
    statements.add(
        "PassServiceRole",
        "iam:PassRole",
        List.of(role),
        new Conditions()
            .and(Conditions.EQUALS, "iam:PassedToService", "cloudformation.amazonaws.com"));
    statements.onlyWith(role);
  }

  /**
   * The permissions boundary that every role of the template has.
   *
   * @param arn its ARN; empty when one has none, or it is not known
   */
  record Boundary(Optional<String> arn) {
    static Boundary of(dev.c2ecs.cfn.template.Template template) {
      Set<String> arns = new TreeSet<>();
      for (Resource role : template.ofType(ResourceType.ROLE)) {
        List<String> found = new ArrayList<>();
        Properties.texts(role.properties(), "PermissionsBoundary", found);
        arns.add(found.isEmpty() ? "" : found.get(0));
      }
      return new Boundary(
          arns.size() == 1 && !arns.contains("")
              ? Optional.of(arns.iterator().next())
              : Optional.empty());
    }
  }
}
