package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.cloud.PlannedChange;
import dev.c2ecs.cli.terminal.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One stack: its past and future events, its change sets. */
final class FakeStack {

  /** An event that happens at a time. */
  private record Event(
      Instant at,
      int number,
      String logicalId,
      String physicalId,
      String type,
      String status,
      String reason,
      String token) {}

  /** A change set. */
  static final class ChangeSet {
    final FakeStack stack;
    final String id;
    final String name;
    final String template;
    final Map<String, String> tags;
    final Map<String, String> parameters;
    final boolean empty;

    /** What it does to resources that were changed by hand. */
    final Map<String, String> drift;

    /** The version of the stack that it was made for. */
    final int since;

    private ChangeSet(
        FakeStack stack,
        String id,
        String name,
        String template,
        Map<String, String> tags,
        Map<String, String> parameters,
        boolean empty,
        Map<String, String> drift) {
      this.drift = drift;
      this.stack = stack;
      this.id = id;
      this.name = name;
      this.template = template;
      this.tags = tags;
      this.parameters = parameters;
      this.empty = empty;
      this.since = stack.version;
    }

    String described(String invalid) {
      if (!invalid.isEmpty()) {
        return "<ChangeSetId>"
            + id
            + "</ChangeSetId><StackId>"
            + stack.id
            + "</StackId><Status>FAILED</Status><StatusReason>The following hooks failed:"
            + " [AWS::EarlyValidation::PropertyValidation]</StatusReason>";
      }
      StringBuilder members = new StringBuilder();
      if (stack.likeAws.isPresent()) {
        stack
            .likeAws
            .get()
            .plan(stack.name, template, parameters)
            .forEach(change -> members.append(stack.change(change)));
      } else {
        Map<String, String> types = new LinkedHashMap<>(FakeTemplate.types(stack.template));
        types.putAll(FakeTemplate.types(template));
        Map<String, String> changes = new LinkedHashMap<>(drift);
        changes.putAll(FakeTemplate.changes(stack.template, template));
        changes.forEach(
            (resource, action) ->
                members.append(stack.change(resource, action, types.get(resource))));
      }
      return "<ChangeSetId>"
          + id
          + "</ChangeSetId><StackId>"
          + stack.id
          + "</StackId><Status>"
          + (empty ? "FAILED" : "CREATE_COMPLETE")
          + "</Status><ExecutionStatus>"
          + (empty ? "UNAVAILABLE" : stack.version == since ? "AVAILABLE" : "OBSOLETE")
          + "</ExecutionStatus>"
          + (empty
              ? "<StatusReason>The submitted information didn't contain changes. Submit different"
                  + " information to create a change set.</StatusReason>"
              : "")
          + "<Tags>"
          + stack.tagList(tags)
          + "</Tags><Changes>"
          + members
          + "</Changes>";
    }
  }

  final String name;
  final String id;
  final Map<String, String> tags = new LinkedHashMap<>();
  final Map<String, ChangeSet> changeSets = new LinkedHashMap<>();
  final Map<String, String> resources = new LinkedHashMap<>();

  /**
   * More XML for the change of a resource, {@code <Replacement>True</Replacement>} and the like.
   */
  final Map<String, String> changeDetails = new LinkedHashMap<>();

  final List<String> tokens = new ArrayList<>();
  String template = "";
  String description;
  String pending = "";
  Map<String, String> parameters = new LinkedHashMap<>();
  Map<String, String> pendingParameters = new LinkedHashMap<>();
  Map<String, String> expected = Map.of();

  /** How often an operation began on it. */
  int version;

  /** A resource that the stack does not have any more. */
  String lost = "";

  /** Who says what becomes of it; scripts do when it is empty. */
  Optional<LikeAws> likeAws = Optional.empty();

  /** By how many seconds reading events lags behind. */
  long lag;

  /** What happens when something else has happened; each is asked again until it says so. */
  final List<BooleanSupplier> awaited = new ArrayList<>();

  private final RunClock clock;
  private final List<Event> events = new ArrayList<>();

  FakeStack(String name, int number, RunClock clock) {
    this.name = name;
    this.id =
        "arn:aws:cloudformation:eu-central-1:" + FakeAws.ACCOUNT + ":stack/" + name + "/" + number;
    this.clock = clock;
    this.description = "Compose project " + name;
  }

  /** Something happens to the stack itself, some seconds from now. */
  void stackEvent(long seconds, String status, String reason, String token) {
    add(seconds, name, id, "AWS::CloudFormation::Stack", status, reason, token);
  }

  /** Something happens to a resource, some seconds from now. */
  void resourceEvent(long seconds, String resource, String status, String reason, String token) {
    String type = typeOf(resource);
    resourceEvent(seconds, resource, physicalId(type, resource), type, status, reason, token);
  }

  /** Something happens to a physical resource, some seconds from now. */
  void resourceEvent(
      long seconds,
      String resource,
      String physical,
      String type,
      String status,
      String reason,
      String token) {
    add(seconds, resource, physical, type, status, reason, token);
  }

  private String physicalId(String type, String resource) {
    return likeAws
        .map(like -> like.physicalId(type, name, resource))
        .orElseGet(() -> physicalId(type, name, resource));
  }

  static String physicalId(String type, String stack, String resource) {
    return switch (type) {
      case "AWS::ECS::Service" -> FakeTasks.arn(resource);
      case "AWS::ECS::TaskDefinition" ->
          "arn:aws:ecs:eu-central-1:" + FakeAws.ACCOUNT + ":task-definition/" + resource + ":1";
      default -> stack + "-" + resource;
    };
  }

  String typeOf(String resource) {
    Map<String, String> types = new LinkedHashMap<>(FakeTemplate.types(template));
    types.putAll(FakeTemplate.types(pending));
    return types.getOrDefault(resource, "AWS::ECS::Service");
  }

  private void add(
      long seconds,
      String resource,
      String physical,
      String type,
      String status,
      String reason,
      String token) {
    Instant at = clock.now().plusSeconds(seconds);
    events.add(new Event(at, events.size() + 1, resource, physical, type, status, reason, token));
  }

  /** The events that are still to come do not. */
  void forget() {
    events.removeIf(event -> event.at().isAfter(clock.now()));
  }

  private List<Event> past() {
    awaited.removeIf(BooleanSupplier::getAsBoolean);
    return events.stream()
        .filter(event -> !event.at().isAfter(clock.now()))
        .sorted(Comparator.comparing(Event::at).thenComparing(Event::number))
        .toList();
  }

  String status() {
    String status = "";
    for (Event event : past()) {
      if (event.physicalId().equals(id)) {
        status = event.status();
      }
    }
    return status;
  }

  /** How many seconds ago the operation began that runs. */
  long age() {
    Instant began = clock.now();
    for (Event event : events) {
      if (event.physicalId().equals(id) && event.reason().equals("User Initiated")) {
        began = event.at();
      }
    }
    return Duration.between(began, clock.now()).toSeconds();
  }

  boolean isMoving() {
    return status().endsWith("_IN_PROGRESS");
  }

  /** What an operation leaves, once it is over. */
  void settle() {
    String status = status();
    if (status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE")) {
      template = pending.isEmpty() ? template : pending;
      parameters = pending.isEmpty() ? parameters : pendingParameters;
    }
  }

  /** The template of the operation that runs, else the one that is deployed. */
  String latest() {
    settle();
    return isMoving() && !pending.isEmpty() ? pending : template.isEmpty() ? pending : template;
  }

  /** The values of the parameters that a call names. */
  static Map<String, String> parameters(Map<String, String> form) {
    Map<String, String> given = new LinkedHashMap<>();
    form.forEach(
        (key, value) -> {
          if (key.startsWith("Parameters.") && key.endsWith(".ParameterKey")) {
            given.put(value, form.getOrDefault(key.replace("Key", "Value"), ""));
          }
        });
    return given;
  }

  ChangeSet changeSet(Map<String, String> form, String text) {
    return changeSet(form, text, Map.of());
  }

  ChangeSet changeSet(Map<String, String> form, String text, Map<String, String> drift) {
    settle();
    String setName = form.get("ChangeSetName");
    String setId =
        "arn:aws:cloudformation:eu-central-1:" + FakeAws.ACCOUNT + ":changeSet/" + setName + "/1";
    Map<String, String> given = parameters(form);
    Map<String, String> setTags = new LinkedHashMap<>();
    form.forEach(
        (key, value) -> {
          if (key.startsWith("Tags.") && key.endsWith(".Key")) {
            setTags.put(value, form.get(key.replace(".Key", ".Value")));
          }
        });
    boolean same = text.equals(template) && given.equals(parameters) && drift.isEmpty();
    ChangeSet set = new ChangeSet(this, setId, setName, text, setTags, given, same, drift);
    changeSets.put(setId, set);
    return set;
  }

  private String change(PlannedChange change) {
    String type = change.thing().type();
    String id = change.thing().logicalId();
    StringBuilder details = new StringBuilder();
    for (String property : change.properties()) {
      details.append(
          "<member><Target><Attribute>Properties</Attribute><Name>"
              + property
              + "</Name><Path>/Properties/"
              + property
              + "</Path></Target></member>");
    }
    String policy =
        change.action().equals("Remove")
            ? change.keepsOld() ? "Retain" : "Delete"
            : change.keepsOld() ? "ReplaceAndRetain" : "ReplaceAndDelete";
    boolean modifies = change.action().equals("Modify");
    boolean goes = change.replaced() || change.action().equals("Remove");
    return "<member><Type>Resource</Type><ResourceChange><Action>"
        + change.action()
        + "</Action><LogicalResourceId>"
        + id
        + "</LogicalResourceId><PhysicalResourceId>"
        + (change.action().equals("Add") ? "" : physicalId(type, id))
        + "</PhysicalResourceId><ResourceType>"
        + type
        + "</ResourceType>"
        + (modifies ? "<Replacement>" + (change.replaced() ? "True" : "False") : "")
        + (modifies ? "</Replacement>" : "")
        + "<Details>"
        + details
        + "</Details>"
        + changeDetails.getOrDefault(id, "")
        + (goes ? "<PolicyAction>" + policy + "</PolicyAction>" : "")
        + "</ResourceChange></member>";
  }

  private String change(String resource, String action, String type) {
    return "<member><Type>Resource</Type><ResourceChange><Action>"
        + action
        + "</Action><LogicalResourceId>"
        + resource
        + "</LogicalResourceId><PhysicalResourceId>"
        + (action.equals("Add") ? "" : name + "-" + resource)
        + "</PhysicalResourceId><ResourceType>"
        + type
        + "</ResourceType>"
        + changeDetails.getOrDefault(resource, "")
        + (action.equals("Remove") && FakeTemplate.isRetained(template, resource)
            ? "<PolicyAction>Retain</PolicyAction>"
            : "")
        + "</ResourceChange></member>";
  }

  String summaries() {
    StringBuilder out = new StringBuilder();
    for (ChangeSet set : changeSets.values()) {
      out.append(
          "<member><ChangeSetId>"
              + set.id
              + "</ChangeSetId><ChangeSetName>"
              + set.name
              + "</ChangeSetName><Status>"
              + (set.empty ? "FAILED" : "CREATE_COMPLETE")
              + "</Status></member>");
    }
    return out.toString();
  }

  String described() {
    settle();
    return "<member><StackId>"
        + id
        + "</StackId><StackName>"
        + name
        + "</StackName><Description>"
        + description
        + "</Description><CreationTime>2026-01-01T12:00:00Z</CreationTime><LastUpdatedTime>"
        + FakeClock.START.plusSeconds(version)
        + "</LastUpdatedTime><StackStatus>"
        + status()
        + "</StackStatus><Tags>"
        + tagList(tags)
        + "</Tags><Parameters>"
        + parameterList()
        + "</Parameters><Outputs><member><OutputKey>WebTCP80Url</OutputKey><Description>services.web.ports[0]"
        + "</Description><OutputValue>http://example.test</OutputValue></member></Outputs></member>";
  }

  private String parameterList() {
    StringBuilder list = new StringBuilder();
    parameters.forEach(
        (key, value) ->
            list.append(
                "<member><ParameterKey>"
                    + key
                    + "</ParameterKey><ParameterValue>"
                    + FakeAws.escaped(value)
                    + "</ParameterValue></member>"));
    return list.toString();
  }

  private String tagList(Map<String, String> all) {
    StringBuilder list = new StringBuilder();
    all.forEach(
        (key, value) ->
            list.append("<member><Key>" + key + "</Key><Value>" + value + "</Value></member>"));
    return list.toString();
  }

  /** Whether a thing is removed whose logical ID another one has. */
  private boolean isOfClearing(Event event) {
    return event.status().startsWith("DELETE_")
        && likeAws
            .filter(like -> like.model.things(name).containsKey(event.logicalId()))
            .isPresent();
  }

  String resourceList() {
    StringBuilder out = new StringBuilder();
    Map<String, Event> last = new LinkedHashMap<>();
    past().stream()
        .filter(event -> likeAws.isEmpty() || !isOfClearing(event))
        .forEach(event -> last.put(event.logicalId(), event));
    Map<String, String> all = new LinkedHashMap<>(resources);
    last.forEach((resource, event) -> all.put(resource, event.status()));
    all.remove(name);
    all.remove(lost);
    if (likeAws.isPresent() && !isMoving()) {
      all.keySet().retainAll(likeAws.get().model.things(name).keySet());
    }
    all.forEach(
        (resource, status) ->
            out.append(
                "<member><LogicalResourceId>"
                    + resource
                    + "</LogicalResourceId><PhysicalResourceId>"
                    + physicalId(typeOf(resource), resource)
                    + "</PhysicalResourceId><ResourceType>"
                    + typeOf(resource)
                    + "</ResourceType><ResourceStatus>"
                    + status
                    + "</ResourceStatus><LastUpdatedTimestamp>2026-01-01T12:00:00Z"
                    + "</LastUpdatedTimestamp></member>"));
    return out.toString();
  }

  /** The events so far as XML, the newest first. */
  List<String> visible() {
    List<String> out = new ArrayList<>();
    Instant until = clock.now().minusSeconds(lag);
    for (Event event : past()) {
      if (event.at().isAfter(until)) {
        continue;
      }
      out.add(
          0,
          "<member><EventId>e"
              + event.number()
              + "</EventId><StackId>"
              + id
              + "</StackId><StackName>"
              + name
              + "</StackName><LogicalResourceId>"
              + event.logicalId()
              + "</LogicalResourceId><PhysicalResourceId>"
              + event.physicalId()
              + "</PhysicalResourceId><ResourceType>"
              + event.type()
              + "</ResourceType><Timestamp>"
              + event.at()
              + "</Timestamp><ResourceStatus>"
              + event.status()
              + "</ResourceStatus><ResourceStatusReason>"
              + FakeAws.escaped(event.reason())
              + "</ResourceStatusReason><ClientRequestToken>"
              + event.token()
              + "</ClientRequestToken></member>");
    }
    return out;
  }
}
