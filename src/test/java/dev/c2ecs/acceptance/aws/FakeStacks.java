package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import dev.c2ecs.cli.terminal.RunClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stacks whose events come with the clock; what happens to them is scripted. */
final class FakeStacks {

  private static final int PAGE = 100;

  /** What an operation does, written into the events of the stack that are still to come. */
  interface Script {
    void play(FakeStack stack, String operation, String token);
  }

  final Map<String, FakeStack> all = new LinkedHashMap<>();

  /** How the next operations go, one after the other; well when there is no script. */
  final List<Script> scripts = new ArrayList<>();

  /** The templates and parameters that were sent. */
  final List<String> sent = new ArrayList<>();

  /** What AWS finds wrong with the next change sets before they are executed. */
  String invalid = "";

  /** Why a change set that reverts drift is refused, empty when it is not. */
  String driftRefusal = "";

  /** Whether change sets know what was done by hand; older ones ignore the wish. */
  boolean revertsDrift = true;

  FakeTasks tasks;

  /** Says what becomes of stacks where there is no script; empty when all goes well. */
  private Optional<LikeAws> likeAws = Optional.empty();

  private final RunClock clock;
  private int numbers;

  FakeStacks(RunClock clock) {
    this.clock = clock;
  }

  /** From now on the model of AWS says what becomes of stacks, unless a script does. */
  LikeAws behaveLikeAws() {
    LikeAws like = new LikeAws(tasks);
    likeAws = Optional.of(like);
    return like;
  }

  /** Somebody begins another deployment of a service. */
  void renewed(String service) {
    likeAws.ifPresent(like -> like.renew(service));
  }

  /** A stack that is there already. */
  FakeStack put(String name, String status, String template) {
    FakeStack stack = new FakeStack(name, ++numbers, clock);
    stack.template = template;
    stack.tags.put("com.docker.compose.project", name);
    FakeTemplate.types(template).forEach((id, type) -> stack.resources.put(id, "CREATE_COMPLETE"));
    stack.stackEvent(0, status, "", "");
    all.put(name, stack);
    return stack;
  }

  /** How many tasks of a service CloudFormation asked for. */
  int desired(String service) {
    return all.values().stream()
        .mapToInt(stack -> FakeTemplate.number(stack.latest(), service, "DesiredCount"))
        .max()
        .orElse(1);
  }

  /** The task definition that CloudFormation gave to a service. */
  String definition(String service) {
    String type = "AWS::ECS::TaskDefinition";
    String id = service.replaceFirst("Service$", "TaskDefinition");
    return likeAws
        .map(like -> like.physicalId(type, "shop", id))
        .orElseGet(() -> FakeStack.physicalId(type, "shop", id));
  }

  /** The containers of a task definition of any stack, and whether the task ends with them. */
  Map<String, Boolean> containers(String taskDefinition) {
    return all.values().stream()
        .map(stack -> FakeTemplate.containers(stack.latest(), taskDefinition))
        .filter(containers -> !containers.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  private FakeStack find(String nameOrId) {
    FakeStack last = null;
    for (FakeStack stack : all.values()) {
      boolean named = stack.name.equals(nameOrId) && !stack.status().equals("DELETE_COMPLETE");
      if (named || stack.id.equals(nameOrId)) {
        last = stack;
      }
    }
    return last;
  }

  Answer answer(String action, Map<String, String> form, Map<String, String> objects) {
    String name = form.getOrDefault("StackName", "");
    FakeStack stack = find(name);
    FakeStack.ChangeSet set = changeSet(form.getOrDefault("ChangeSetName", ""));
    if (action.equals("CreateChangeSet")) {
      return create(form, name, stack, objects);
    }
    if (action.equals("DescribeStacks") && name.isEmpty()) {
      StringBuilder members = new StringBuilder();
      all.values().forEach(one -> members.append(one.described()));
      return result(action, "<Stacks>" + members + "</Stacks>");
    }
    if (set == null && action.endsWith("ChangeSet")) {
      return Answer.error("query", "ChangeSetNotFound", "ChangeSet does not exist");
    }
    if (stack == null && set == null) {
      return Answer.error("query", "ValidationError", "Stack with id " + name + " does not exist");
    }
    return switch (action) {
      case "DescribeStacks" -> result(action, "<Stacks>" + stack.described() + "</Stacks>");
      case "DescribeChangeSet" -> result(action, set.described(invalid));
      case "DeleteChangeSet" -> {
        set.stack.changeSets.remove(set.id);
        yield result(action, "");
      }
      case "ExecuteChangeSet" -> execute(set, form.getOrDefault("ClientRequestToken", ""));
      case "ListChangeSets" -> result(action, "<Summaries>" + stack.summaries() + "</Summaries>");
      case "DescribeStackEvents" -> events(stack, form.getOrDefault("NextToken", "0"));
      case "DescribeEvents" -> result(action, "<OperationEvents>" + invalid + "</OperationEvents>");
      case "ListStackResources" ->
          result(
              action,
              "<StackResourceSummaries>" + stack.resourceList() + "</StackResourceSummaries>");
      case "GetTemplate" ->
          result(
              action,
              "<TemplateBody>"
                  + FakeAws.escaped(stack.template.isEmpty() ? stack.pending : stack.template)
                  + "</TemplateBody>");
      default -> operate(action, stack, form.getOrDefault("ClientRequestToken", ""));
    };
  }

  private Answer operate(String action, FakeStack stack, String token) {
    if (action.equals("DeleteStack") && stack.status().equals("REVIEW_IN_PROGRESS")) {
      stack.stackEvent(0, "DELETE_COMPLETE", "", token);
      stack.changeSets.clear();
    } else if (!stack.tokens.contains(token) && !stack.status().equals("DELETE_COMPLETE")) {
      stack.tokens.add(token);
      stack.version++;
      next(action).play(stack, action, token);
    }
    return result(action, "");
  }

  private Script next(String action) {
    if (!scripts.isEmpty()) {
      return scripts.remove(0);
    }
    return likeAws.<Script>map(like -> like::play).orElseGet(() -> FakeScripts.well(action));
  }

  private Answer execute(FakeStack.ChangeSet set, String token) {
    if (set.stack.tokens.contains(token)) {
      return Answer.error("query", "TokenAlreadyExists", "the token was used");
    }
    if (set.stack.isMoving() && !set.stack.status().equals("REVIEW_IN_PROGRESS")) {
      return Answer.error("query", "InvalidChangeSetStatus", "the stack is being changed");
    }
    boolean creates = set.stack.status().equals("REVIEW_IN_PROGRESS");
    set.stack.tokens.add(token);
    set.stack.version++;
    set.stack.changeSets.clear();
    set.stack.pending = set.template;
    set.stack.pendingParameters = set.parameters;
    set.stack.tags.putAll(set.tags);
    set.stack.expected = new LinkedHashMap<>(set.drift);
    set.stack.expected.putAll(FakeTemplate.changes(set.stack.template, set.template));
    set.drift.keySet().forEach(tasks::make);
    next(creates ? "CREATE" : "UPDATE").play(set.stack, creates ? "CREATE" : "UPDATE", token);
    return result("ExecuteChangeSet", "");
  }

  private Answer create(
      Map<String, String> form, String name, FakeStack found, Map<String, String> objects) {
    boolean creates = form.getOrDefault("ChangeSetType", "").equals("CREATE");
    FakeStack stack = found;
    if (stack == null && creates) {
      stack = new FakeStack(name, ++numbers, clock);
      stack.likeAws = likeAws;
      stack.stackEvent(0, "REVIEW_IN_PROGRESS", "User Initiated", "");
      all.put(name + "#" + numbers, stack);
    }
    if (stack == null || (creates && !stack.status().equals("REVIEW_IN_PROGRESS"))) {
      return Answer.error("query", "ValidationError", "Stack [" + name + "] cannot be created");
    }
    if (!creates && (stack.isMoving() || stack.status().equals("REVIEW_IN_PROGRESS"))) {
      return Answer.error(
          "query",
          "ValidationError",
          "Stack:" + stack.id + " is in " + stack.status() + " state and can not be updated.");
    }
    String url = form.getOrDefault("TemplateURL", "");
    String template =
        url.isEmpty()
            ? form.getOrDefault("TemplateBody", "")
            : objects.getOrDefault(url.replaceFirst("^http://[^/]*", ""), "");
    Map<String, String> drift = new LinkedHashMap<>();
    try {
      FakeStack of = stack;
      likeAws.ifPresent(like -> like.plan(of.name, template, FakeStack.parameters(form)));
    } catch (IllegalArgumentException e) {
      return Answer.error("query", "ValidationError", String.valueOf(e.getMessage()));
    }
    if (form.getOrDefault("DeploymentMode", "").equals("REVERT_DRIFT") && revertsDrift) {
      if (!driftRefusal.isEmpty()) {
        return Answer.error("query", "ValidationError", driftRefusal);
      }
      FakeTemplate.types(template).keySet().stream()
          .filter(tasks::isGone)
          .forEach(id -> drift.put(id, "Add"));
    }
    FakeStack.ChangeSet set = stack.changeSet(form, template, drift);
    sent.add(form.toString());
    return result("CreateChangeSet", "<Id>" + set.id + "</Id><StackId>" + stack.id + "</StackId>");
  }

  private FakeStack.ChangeSet changeSet(String id) {
    return all.values().stream()
        .map(stack -> stack.changeSets.get(id))
        .filter(set -> set != null)
        .findFirst()
        .orElse(null);
  }

  private static Answer events(FakeStack stack, String token) {
    List<String> newest = stack.visible();
    int from = Integer.parseInt(token);
    int to = Math.min(newest.size(), from + PAGE);
    String next = to < newest.size() ? "<NextToken>" + to + "</NextToken>" : "";
    return result(
        "DescribeStackEvents",
        "<StackEvents>" + String.join("", newest.subList(from, to)) + "</StackEvents>" + next);
  }

  /** The file systems of all stacks that were kept. */
  /** The tags of the file systems that are looked at by their ID, as JSON. */
  final Map<String, String> fileSystemTags = new LinkedHashMap<>();

  /** Lists none, and has those that a test puts there. */
  String fileSystems(String path, String query, String body) {
    if (path.contains("/resource-tags/")) {
      fileSystemTags.put(
          path.substring(path.lastIndexOf('/') + 1),
          body.substring(body.indexOf('['), body.lastIndexOf(']') + 1));
      return "{}";
    }
    String asked = "FileSystemId=";
    int at = query.indexOf(asked);
    String id = at < 0 ? "" : query.substring(at + asked.length()).split("&", 2)[0];
    return fileSystemTags.containsKey(id)
        ? "{\"FileSystems\":[{\"FileSystemId\":\""
            + id
            + "\",\"Tags\":"
            + fileSystemTags.get(id)
            + "}]}"
        : "{\"FileSystems\":[]}";
  }

  private static Answer result(String action, String content) {
    return new Answer(
        200,
        "<"
            + action
            + "Response xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><"
            + action
            + "Result>"
            + content
            + "</"
            + action
            + "Result></"
            + action
            + "Response>");
  }
}
