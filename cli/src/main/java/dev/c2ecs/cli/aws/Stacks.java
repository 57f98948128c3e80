package dev.c2ecs.cli.aws;

import static dev.c2ecs.cli.aws.AwsErrors.call;

import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/**
 * The calls of CloudFormation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html">
 *     CloudFormation, API operations</a>
 */
public final class Stacks implements AutoCloseable {

  private final CloudFormationClient client;

  /** The stacks of an account and region. */
  public Stacks(Aws aws) {
    this(aws.configure("cloudformation", CloudFormationClient.builder()).build());
  }

  private Stacks(CloudFormationClient client) {
    this.client = client;
  }

  /** The same for whoever asks again and again: a call that is not answered fails soon. */
  public static Stacks watching(Aws aws) {
    return new Stacks(
        aws.configureWatching("cloudformation", CloudFormationClient.builder()).build());
  }

  /** A stack by its name or ARN; by ARN also one that was deleted. */
  public Optional<StackInfo> find(String stack) {
    try {
      return client.describeStacks(r -> r.stackName(stack)).stacks().stream()
          .findFirst()
          .map(CloudFormationAnswers::stack);
    } catch (CloudFormationException e) {
      // There is no error of its own for a stack that is not there.
      if (AwsErrors.code(e).equals("ValidationError")
          && String.valueOf(e.awsErrorDetails().errorMessage()).contains("does not exist")) {
        return Optional.empty();
      }
      throw AwsErrors.translated(e);
    } catch (software.amazon.awssdk.core.exception.SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  /** All stacks that exist. */
  public List<StackInfo> all() {
    return call(
        () ->
            client.describeStacksPaginator().stacks().stream()
                .map(CloudFormationAnswers::stack)
                .filter(stack -> stack.state().exists())
                .toList());
  }

  /** Makes a change set; it is not ready yet when this returns. */
  public ChangeSet create(ChangeSetRequest request) {
    return call(
        () -> {
          var answer =
              client.createChangeSet(
                  r ->
                      r.stackName(request.stack().map(OwnStack::id).orElse(request.stackName()))
                          .changeSetName(request.name())
                          .changeSetType(
                              request.stack().isEmpty()
                                  ? ChangeSetType.CREATE
                                  : ChangeSetType.UPDATE)
                          .deploymentMode(
                              request.revertsDrift() ? DeploymentMode.REVERT_DRIFT : null)
                          .templateBody(request.template().orElse(null))
                          .templateURL(request.templateUrl().orElse(null))
                          .parameters(
                              request.parameters().entrySet().stream()
                                  .map(Stacks::parameter)
                                  .toList())
                          .tags(CloudFormationAnswers.tags(request.tags()))
                          .capabilities(
                              request.capabilities().stream().map(Capability::fromValue).toList())
                          .roleARN(request.role().orElse(null))
                          .clientToken(request.token()));
          return new ChangeSet(answer.id(), answer.stackId(), "CREATE_PENDING", "", "", List.of());
        });
  }

  private static Parameter parameter(Map.Entry<String, String> entry) {
    return Parameter.builder()
        .parameterKey(entry.getKey())
        .parameterValue(entry.getValue())
        .build();
  }

  /** A change set with all its changes. */
  public ChangeSet describe(String changeSetId) {
    return call(
        () -> {
          List<dev.c2ecs.cfn.diff.ResourceChange> changes = new ArrayList<>();
          String token = null;
          DescribeChangeSetResponse page;
          do {
            String next = token;
            page =
                client.describeChangeSet(
                    r -> r.changeSetName(changeSetId).includePropertyValues(true).nextToken(next));
            page.changes().stream().map(CloudFormationAnswers::change).forEach(changes::add);
            token = page.nextToken();
          } while (token != null);
          return new ChangeSet(
              page.changeSetId(),
              page.stackId(),
              page.statusAsString(),
              CloudFormationAnswers.text(page.executionStatusAsString()),
              CloudFormationAnswers.text(page.statusReason()),
              changes);
        });
  }

  /** Why AWS found a change set to be wrong before executing it; empty when it does not say. */
  public List<String> validationErrors(String changeSetId) {
    return call(
        () ->
            client
                .describeEvents(
                    r -> r.changeSetName(changeSetId).filters(f -> f.failedEvents(true)))
                .operationEvents()
                .stream()
                .filter(event -> event.validationStatusReason() != null)
                .map(
                    event ->
                        CloudFormationAnswers.text(event.validationPath())
                            + ": "
                            + event.validationStatusReason())
                .toList());
  }

  /** Executes a change set. */
  public void execute(String changeSetId, String token, boolean rollback) {
    call(
        () ->
            client.executeChangeSet(
                r ->
                    r.changeSetName(changeSetId)
                        .clientRequestToken(token)
                        .disableRollback(!rollback)));
  }

  /** Deletes a change set that was not executed. */
  public void deleteChangeSet(String changeSetId) {
    call(() -> client.deleteChangeSet(r -> r.changeSetName(changeSetId)));
  }

  /**
   * A change set in a list.
   *
   * @param id its ARN
   * @param name its name
   * @param failed whether it failed
   */
  public record Listed(String id, String name, boolean failed) {}

  /** The change sets of a stack. */
  public List<Listed> changeSets(String stackId) {
    return call(
        () ->
            client.listChangeSetsPaginator(r -> r.stackName(stackId)).summaries().stream()
                .map(
                    summary ->
                        new Listed(
                            summary.changeSetId(),
                            summary.changeSetName(),
                            "FAILED".equals(summary.statusAsString())))
                .toList());
  }

  /** The tags that a change set gives to its stack. */
  public Map<String, String> tagsOf(String changeSetId) {
    return call(
        () -> {
          Map<String, String> tags = new LinkedHashMap<>();
          client
              .describeChangeSet(r -> r.changeSetName(changeSetId))
              .tags()
              .forEach(tag -> tags.put(tag.key(), tag.value()));
          return tags;
        });
  }

  /**
   * Deletes a stack.
   *
   * @param retain resources to leave behind; only for a stack whose deletion failed
   */
  public void delete(OwnStack stack, String token, List<String> retain, Optional<String> role) {
    call(
        () ->
            client.deleteStack(
                r ->
                    r.stackName(stack.id())
                        .clientRequestToken(token)
                        .retainResources(retain.isEmpty() ? null : retain)
                        .roleARN(role.orElse(null))));
  }

  /** Stops an update and rolls it back. */
  public void cancelUpdate(OwnStack stack, String token) {
    call(() -> client.cancelUpdateStack(r -> r.stackName(stack.id()).clientRequestToken(token)));
  }

  /** Rolls back an operation that failed with rollback switched off. */
  public void rollBack(OwnStack stack, String token) {
    call(() -> client.rollbackStack(r -> r.stackName(stack.id()).clientRequestToken(token)));
  }

  /** Continues a rollback that failed, leaving some resources as they are. */
  public void continueRollback(OwnStack stack, String token, List<String> skip) {
    call(
        () ->
            client.continueUpdateRollback(
                r ->
                    r.stackName(stack.id())
                        .clientRequestToken(token)
                        .resourcesToSkip(skip.isEmpty() ? null : skip)));
  }

  /** The resources of a stack. */
  public List<StackResource> resources(String stackId) {
    return call(
        () ->
            client
                .listStackResourcesPaginator(r -> r.stackName(stackId))
                .stackResourceSummaries()
                .stream()
                .map(CloudFormationAnswers::resource)
                .toList());
  }

  /** The text of the template of a stack as it was given; empty for one that was never deployed. */
  public String template(String stackId) {
    return call(
        () ->
            CloudFormationAnswers.text(
                client
                    .getTemplate(r -> r.stackName(stackId).templateStage(TemplateStage.ORIGINAL))
                    .templateBody()));
  }

  /**
   * The newest events, in the order in which they happened: page by page backwards until one is
   * known or begins what is asked for.
   *
   * @param isLast whether an event is the last to read; it is not among the result when {@code
   *     inclusive} is false
   */
  public List<StackEvent> events(String stackId, Predicate<StackEvent> isLast, boolean inclusive) {
    return call(
        () -> {
          List<StackEvent> newest = new ArrayList<>();
          String token = null;
          do {
            String next = token;
            DescribeStackEventsResponse page =
                client.describeStackEvents(r -> r.stackName(stackId).nextToken(next));
            token = page.nextToken();
            for (var event : page.stackEvents()) {
              StackEvent read = CloudFormationAnswers.event(event);
              boolean last = isLast.test(read);
              if (!last || inclusive) {
                newest.add(read);
              }
              if (last) {
                token = null;
                break;
              }
            }
          } while (token != null);
          Collections.reverse(newest);
          return newest;
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
