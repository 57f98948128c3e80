package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.aws.ChangeSetRequest;
import dev.c2ecs.cli.aws.TemplateBucket;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes the change set of a deployment and clears it away when it is not executed. */
final class ChangeSets implements AutoCloseable {

  static final String PREFIX = "c2ecs-";

  /** What CloudFormation takes in a call. */
  private static final int MAX_INLINE = 51_200;

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int TRIES = 300;

  private final Session session;
  private final DeployRequest request;
  private final String stackName;
  private Optional<TemplateBucket> bucket = Optional.empty();
  private boolean bucketMade;
  private Optional<String> discarded = Optional.empty();

  ChangeSets(Session session, DeployRequest request, String stackName) {
    this.session = session;
    this.request = request;
    this.stackName = stackName;
  }

  /** Makes a change set and waits until it is ready or failed. */
  ChangeSet create(Optional<StackInfo> found, StackState state, Map<String, String> parameters) {
    boolean creates = state.deploy() == StackState.Deploy.CREATE;
    boolean inline = request.text().getBytes(StandardCharsets.UTF_8).length <= MAX_INLINE;
    Optional<String> url = inline ? Optional.empty() : Optional.of(upload());
    Map<String, String> tags = new LinkedHashMap<>(request.tags());
    tags.put(StackInfo.PROJECT_TAG, request.project().name());
    ChangeSet set =
        session
            .stacks()
            .create(
                new ChangeSetRequest(
                    creates ? stackName : found.orElseThrow().id(),
                    name(),
                    creates,
                    inline ? Optional.of(request.text()) : Optional.empty(),
                    url,
                    parameters,
                    tags,
                    TemplateNeeds.capabilities(request.template()),
                    request.role(),
                    Session.token()));
    session
        .interrupts()
        .plan("nothing was changed; run `c2ecs deploy` again", () -> discard(set, state));
    for (int i = 0; i < TRIES; i++) {
      ChangeSet now = session.stacks().describe(set.id());
      if (now.isReady() || now.status().equals("FAILED")) {
        clearFailed(now, state);
        return now;
      }
      session.pace().sleep(TICK);
    }
    discard(set, state);
    throw new AwsFailure("ChangeSetFailed", "CloudFormation does not finish the change set");
  }

  private String name() {
    return PREFIX
        + DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(session.pace().now())
        + "-"
        + UUID.randomUUID().toString().substring(0, 6);
  }

  /** Change sets that an earlier run could not clear away. */
  private void clearFailed(ChangeSet current, StackState state) {
    if (state.exists()) {
      session
          .ifAllowed(
              "failed change sets of earlier deployments were not looked for",
              () -> session.stacks().failedChangeSets(current.stackId(), PREFIX),
              List.<String>of())
          .stream()
          .filter(id -> !id.equals(current.id()))
          .forEach(session.stacks()::deleteChangeSet);
    }
  }

  private String upload() {
    TemplateBucket opened = new TemplateBucket(session.aws(), session.identity());
    bucket = Optional.of(opened);
    bucketMade = opened.ensure();
    if (bucketMade) {
      session
          .console()
          .line("bucket " + opened.name() + ": created, for templates above 51,200 bytes");
    }
    return opened.put(request.text(), sha256());
  }

  private String sha256() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(request.text().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why AWS found the change set to be wrong. */
  List<String> errors(ChangeSet set) {
    try {
      return session.stacks().validationErrors(set.id());
    } catch (AwsFailure e) {
      // the reason of the change set stands by itself
      return List.of();
    }
  }

  /** Removes a change set that is not executed, with the empty stack that it made. */
  synchronized void discard(ChangeSet set, StackState state) {
    if (discarded.isPresent()) {
      return;
    }
    discarded = Optional.of(set.id());
    session.stacks().deleteChangeSet(set.id());
    boolean empty =
        !state.exists()
            && session
                .stacks()
                .find(set.stackId())
                .filter(stack -> stack.state() == StackState.REVIEW_IN_PROGRESS)
                .isPresent();
    if (empty) {
      session.stacks().delete(set.stackId(), Session.token(), List.of(), Optional.empty());
    }
    if (request.dryRun()) {
      bucket.ifPresent(b -> b.remove(sha256(), bucketMade));
    }
  }

  @Override
  public void close() {
    bucket.ifPresent(TemplateBucket::close);
  }
}
