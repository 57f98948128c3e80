package dev.c2ecs.cli.aws;

import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.StackState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Answers of CloudFormation as values; what is absent is empty. */
final class CloudFormationAnswers {

  private CloudFormationAnswers() {}

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  static StackInfo stack(Stack stack) {
    Map<String, String> tags = new LinkedHashMap<>();
    stack.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    Map<String, String> parameters = new LinkedHashMap<>();
    stack.parameters().forEach(p -> parameters.put(p.parameterKey(), text(p.parameterValue())));
    Instant changed =
        Optional.ofNullable(stack.lastUpdatedTime())
            .or(() -> Optional.ofNullable(stack.creationTime()))
            .orElse(Instant.EPOCH);
    return new StackInfo(
        stack.stackId(),
        stack.stackName(),
        StackState.of(stack.stackStatusAsString()),
        stack.stackStatusAsString(),
        text(stack.stackStatusReason()),
        text(stack.description()),
        changed,
        tags,
        parameters,
        stack.outputs().stream()
            .map(
                output ->
                    new StackInfo.Output(
                        output.outputKey(), text(output.description()), output.outputValue()))
            .toList());
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(entry -> Tag.builder().key(entry.getKey()).value(entry.getValue()).build())
        .toList();
  }

  static StackResource resource(StackResourceSummary resource) {
    return new StackResource(
        resource.logicalResourceId(),
        text(resource.physicalResourceId()),
        resource.resourceType(),
        resource.resourceStatusAsString(),
        text(resource.resourceStatusReason()));
  }

  static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
    return new StackEvent(
        event.eventId(),
        event.timestamp(),
        event.stackId(),
        event.logicalResourceId(),
        text(event.physicalResourceId()),
        text(event.resourceType()),
        text(event.resourceStatusAsString()),
        text(event.resourceStatusReason()),
        text(event.clientRequestToken()));
  }

  static ResourceChange change(Change change) {
    var resource = change.resourceChange();
    return new ResourceChange(
        resource.actionAsString(),
        resource.logicalResourceId(),
        text(resource.physicalResourceId()),
        resource.resourceType(),
        text(resource.replacementAsString()),
        text(resource.policyActionAsString()),
        resource.details().stream()
            .filter(detail -> detail.target() != null)
            .map(CloudFormationAnswers::detail)
            .toList());
  }

  private static ResourceChange.Detail detail(ResourceChangeDetail detail) {
    var target = detail.target();
    String path = text(target.path());
    if (path.isEmpty()) {
      path = text(target.name()).isEmpty() ? text(target.attributeAsString()) : target.name();
    }
    return new ResourceChange.Detail(
        path, text(target.beforeValue()), text(target.afterValue()), text(detail.causingEntity()));
  }
}
