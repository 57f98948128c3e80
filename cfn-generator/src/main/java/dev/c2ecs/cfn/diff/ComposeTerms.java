package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.TemplateChange.Kind;

import dev.c2ecs.cfn.discovery.ConnectMapper;
import dev.c2ecs.cfn.discovery.OwnNames;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.secrets.MaskedParts;
import dev.c2ecs.cfn.secrets.MaskedValue;
import dev.c2ecs.cfn.secrets.SecretFile;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what changed in a resource in the words of Compose. */
final class ComposeTerms {

  /** Properties that the owner of the file names as he likes. */
  private static final Set<Kind> OF_OWNERS = Set.of(Kind.ATTRIBUTE, Kind.PROPERTY);

  /** The image that runs first in every task, and may do there what the first process may. */
  static final String HELPER = Keys.HELPER_IMAGE + ", which runs first in the task";

  /** The names under which a task finds itself. */
  static final String OWN_NAMES = "names that mean the task itself";

  private static final String CONTAINERS = "ContainerDefinitions";
  private static final List<String> HELPERS = List.of(InitContainers.SETUP, InitContainers.FILES);
  private static final int CONTAINER_DEPTH = 3;

  private final Template before;
  private final Template after;
  private final Resource resource;
  private final ComposeRef origin;

  ComposeTerms(Template before, Resource old, Template after, Resource resource) {
    this.before = before;
    this.after = after;
    this.resource = resource;
    this.origin = resource.origin().isKnown() ? resource.origin() : old.origin();
  }

  /**
   * The changes in words.
   *
   * @param ports whether published ports change, which has its own words: then what follows from it
   *     in load balancers, groups and mappings is left out
   */
  List<TemplateChange> of(List<PropertyChange> found, boolean ports) {
    List<TemplateChange> changes = new ArrayList<>();
    boolean mounts = found.stream().anyMatch(change -> change.isAt(CONTAINERS, "*", "MountPoints"));
    boolean size = found.stream().anyMatch(change -> change.isAt("Cpu") || change.isAt("Memory"));
    if (resource.is(ResourceType.SERVICE) && found.stream().anyMatch(ComposeTerms::isCapacity)) {
      changes.add(
          said(
              Kind.ATTRIBUTE,
              Keys.CAPACITY,
              before.resource(resource.id()).map(CapacityWords::of),
              Optional.of(CapacityWords.of(resource))));
    }
    for (PropertyChange change : found) {
      boolean follows =
          refersOnly(change)
              || (resource.is(ResourceType.SERVICE) && isCapacity(change))
              || isLabelOfOurs(change)
              || (ports && followsFromPorts(change))
              || (mounts && change.isAt("Volumes"))
              || (size && isShare(change))
              || isNameOfPort(change)
              || isTextOfRule(change);
      if (!follows) {
        term(change).ifPresent(changes::add);
      }
    }
    changes.removeIf(one -> changes.stream().anyMatch(other -> PermissionWords.isIn(one, other)));
    return changes;
  }

  /** Another resource is referred to, which is told where it comes from. */
  private boolean refersOnly(PropertyChange change) {
    return !change.isAt("NetworkConfiguration")
        && isReference(change.before())
        && isReference(change.after());
  }

  private static boolean isCapacity(PropertyChange change) {
    return CapacityWords.PROPERTIES.contains(change.path().get(0));
  }

  /** What a client reaches by Service Connect follows from the names in its attributes. */
  private static boolean isLabelOfOurs(PropertyChange change) {
    return change.isAt(CONTAINERS, "*", "DockerLabels", ConnectMapper.LABEL)
        || (change.isAt(CONTAINERS, "*", "DockerLabels")
            && change.path().size() == CONTAINER_DEPTH
            && hasOnlyOurs(change.before())
            && hasOnlyOurs(change.after()));
  }

  private static boolean hasOnlyOurs(Optional<Value> labels) {
    return labels.isEmpty()
        || (labels.get() instanceof Value.MapOf map
            && map.entries().keySet().equals(Set.of(ConnectMapper.LABEL)));
  }

  /** The share of a container in the size of its task. */
  private static boolean isShare(PropertyChange change) {
    return change.isAt(CONTAINERS, "*", "Cpu")
        || change.isAt(CONTAINERS, "*", "Memory")
        || change.isAt(CONTAINERS, "*", "MemoryReservation");
  }

  /** A port that comes or goes takes its name with it. */
  private static boolean isNameOfPort(PropertyChange change) {
    return change.isAt("ServiceConnectConfiguration", "Services", "*")
        && change.path().size() == CONTAINER_DEPTH;
  }

  /** What a rule of a group is for says nothing of who is admitted. */
  private boolean isTextOfRule(PropertyChange change) {
    return resource.is(ResourceType.SECURITY_GROUP)
        && change.path().get(change.path().size() - 1).equals("Description");
  }

  private static boolean isReference(Optional<Value> value) {
    return value.isEmpty()
        || value.get() instanceof Value.GetAtt
        || (value.get() instanceof Value.Ref ref && !ref.name().startsWith("AWS::"));
  }

  private boolean followsFromPorts(PropertyChange change) {
    return switch (ResourceType.of(resource.type())) {
      case TASK_DEFINITION -> change.isAt(CONTAINERS, "*", "PortMappings");
      case SERVICE ->
          change.isAt("LoadBalancers")
              || change.isAt("ServiceConnectConfiguration")
              || change.isAt("HealthCheckGracePeriodSeconds");
      case LISTENER, LISTENER_RULE, TARGET_GROUP, SECURITY_GROUP, SECURITY_GROUP_INGRESS -> true;
      default -> false;
    };
  }

  private Optional<TemplateChange> term(PropertyChange change) {
    if (resource.is(ResourceType.TASK_DEFINITION)) {
      return change.path().size() >= CONTAINER_DEPTH && change.isAt(CONTAINERS)
          ? inContainer(change)
          : Optional.of(ofTask(change));
    }
    if (resource.is(ResourceType.SERVICE)) {
      return Optional.of(ofService(change));
    }
    if (resource.is(ResourceType.ROLE) && change.isAt("Policies")) {
      return Optional.of(
          said(
              Kind.PERMISSION,
              "",
              change.before().map(value -> PermissionWords.of(before, value)),
              change.after().map(value -> PermissionWords.of(after, value))));
    }
    return Optional.of(
        ComposeWords.of(ResourceType.of(resource.type()), change.path())
            .map(word -> said(Kind.ATTRIBUTE, word, text(change.before()), text(change.after())))
            .orElseGet(() -> property(change)));
  }

  private TemplateChange ofTask(PropertyChange change) {
    if (change.isAt(CONTAINERS, "*")) {
      return said(
          Kind.CONTAINER, change.path().get(1), image(change.before()), image(change.after()));
    }
    if (change.isAt("Cpu") || change.isAt("Memory")) {
      return said(
          Kind.SIZE,
          change.isAt("Cpu") ? "vCPU" : "memory",
          change.before().map(value -> TaskSize.words(change.path().get(0), value)),
          change.after().map(value -> TaskSize.words(change.path().get(0), value)));
    }
    return ComposeWords.of(ResourceType.TASK_DEFINITION, change.path())
        .map(word -> said(Kind.ATTRIBUTE, word, text(change.before()), text(change.after())))
        .orElseGet(() -> property(change));
  }

  private TemplateChange ofService(PropertyChange change) {
    if (change.isAt("DesiredCount")) {
      return said(Kind.REPLICAS, "", text(change.before()), text(change.after()));
    }
    if (change.isAt("NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups")) {
      return said(
          Kind.NETWORK,
          "",
          change.before().map(value -> networks(before, value)),
          change.after().map(value -> networks(after, value)));
    }
    return ComposeWords.of(ResourceType.SERVICE, change.path())
        .map(word -> said(Kind.ATTRIBUTE, word, text(change.before()), text(change.after())))
        .orElseGet(() -> property(change));
  }

  private Optional<TemplateChange> inContainer(PropertyChange change) {
    String container = change.path().get(1);
    String property = change.path().get(2);
    boolean helper = isHelper(container);
    String item = change.path().size() > CONTAINER_DEPTH ? change.path().get(3) : "";
    if (property.equals("Secrets")) {
      return secret(change, helper ? "" : container, item);
    }
    if (property.equals("DockerLabels") && item.equals(ConnectMapper.LABEL)) {
      // follows from who reaches whom by Service Connect
      return Optional.empty();
    }
    if (helper && property.equals("Command")) {
      Optional<String> old = change.before().flatMap(OwnNames::of);
      Optional<String> now = change.after().flatMap(OwnNames::of);
      if (!old.equals(now)) {
        return Optional.of(said(Kind.ATTRIBUTE, OWN_NAMES, old, now));
      }
    }
    if (helper && property.equals("Image")) {
      return Optional.of(
          said(
              Kind.ATTRIBUTE,
              HELPER,
              change.before().map(ComposeTerms::helperImage),
              change.after().map(ComposeTerms::helperImage)));
    }
    boolean ofHelper = isHelper(item) || item.equals(SecretFile.DIRECTORY);
    if (helper || ofHelper) {
      // what a helper does follows from secrets, volumes and images, which are told
      return Optional.empty();
    }
    TemplateChange told =
        switch (property) {
          case "Image" -> image(change, container);
          case "Environment" -> environment(change, item);
          case "Command" -> said(Kind.COMMAND, "", words(change.before()), words(change.after()));
          case "PortMappings" ->
              said(
                  Kind.ATTRIBUTE,
                  "expose",
                  change.before().map(value -> item),
                  change.after().map(value -> item));
          case "MountPoints" -> mount(change, item);
          case "HealthCheck" -> healthCheck(change, item);
          default ->
              ComposeWords.ofContainer(change.path().subList(2, change.path().size()))
                  .map(
                      word ->
                          said(
                              Kind.ATTRIBUTE,
                              word,
                              seconds(word, words(change.before())),
                              seconds(word, words(change.after()))))
                  .orElseGet(() -> property(change));
        };
    return Optional.of(
        told.kind() == Kind.IMAGE && told.name().endsWith(":") ? told : in(container, told));
  }

  private static String helperImage(Value image) {
    return Masked.words(ImageWords.brief(ValueText.of(image)));
  }

  /** Of an image that only has another digest the tag is named. */
  private TemplateChange image(PropertyChange change, String container) {
    Optional<String> old = text(change.before());
    Optional<String> now = text(change.after());
    if (old.isEmpty() || now.isEmpty()) {
      return said(Kind.IMAGE, "", old.map(ImageWords::brief), now.map(ImageWords::brief));
    }
    ImageWords words = ImageWords.of(old.get(), now.get(), container, isMade(container));
    return said(
        Kind.IMAGE, words.subject(), Optional.of(words.before()), Optional.of(words.after()));
  }

  /** Whether a container is one of ours, which runs before one that is named like it. */
  private boolean isHelper(String container) {
    for (String suffix : HELPERS) {
      if (container.endsWith(suffix)
          && has(container.substring(0, container.length() - suffix.length()))) {
        return true;
      }
    }
    return false;
  }

  private boolean has(String container) {
    return resource.properties().entries().get(CONTAINERS) instanceof Value.ListOf list
        && list.items().stream().anyMatch(item -> part(item, "Name").equals(container));
  }

  /** Whether the template names the image of a container by a parameter. */
  private boolean isMade(String container) {
    return resource.properties().entries().get(CONTAINERS) instanceof Value.ListOf list
        && list.items().stream()
            .filter(item -> part(item, "Name").equals(container))
            .anyMatch(item -> inner(item, "Image") instanceof Value.Ref);
  }

  private TemplateChange environment(PropertyChange change, String name) {
    Optional<String> old = change.before().map(value -> part(value, "Value"));
    Optional<String> now = change.after().map(value -> part(value, "Value"));
    boolean hidden =
        old.filter(value -> Credentials.looksLike(name, value)).isPresent()
            || now.filter(value -> Credentials.looksLike(name, value)).isPresent();
    Optional<String> shownOld = old.map(value -> MaskedParts.named(name, value));
    Optional<String> shownNow = now.map(value -> MaskedParts.named(name, value));
    if (hidden && !shownOld.equals(shownNow)) {
      return new TemplateChange(
          resource.id(), origin, Kind.ENVIRONMENT, name, "", shownOld, shownNow);
    }
    return hidden
        ? said(
            Kind.ENVIRONMENT,
            name,
            old.map(value -> Masked.HIDDEN),
            now.map(value -> old.isEmpty() ? Masked.HIDDEN : "new content"))
        : said(
            Kind.ENVIRONMENT,
            name,
            old.map(value -> ValueText.masked(name, Value.text(value))),
            now.map(value -> ValueText.masked(name, Value.text(value))));
  }

  private Optional<TemplateChange> secret(PropertyChange change, String container, String name) {
    Optional<SecretReference> old =
        change.before().map(value -> SecretReference.of(part(value, "ValueFrom")));
    Optional<SecretReference> now =
        change.after().map(value -> SecretReference.of(part(value, "ValueFrom")));
    boolean file = container.isEmpty();
    boolean content = old.isPresent() && now.isPresent() && old.get().isOfSame(now.get());
    if (content && !file && now.get().hasKey()) {
      // A version is one of all keys; which of them changed is said of the secret itself.
      return Optional.empty();
    }
    Optional<SecretWords> then =
        change.before().map(value -> SecretWords.of(before, part(value, "ValueFrom")));
    Optional<SecretWords> here =
        change.after().map(value -> SecretWords.of(after, part(value, "ValueFrom")));
    boolean credential = here.or(() -> then).filter(SecretWords::credential).isPresent();
    String subject = file ? here.or(() -> then).map(words -> words.words("")).orElse(name) : name;
    TemplateChange told =
        content
            ? said(Kind.SECRET, subject, Optional.empty(), Optional.of("new content"))
            : said(
                credential ? Kind.CREDENTIAL : Kind.SECRET,
                subject,
                then.map(words -> words.words(name)),
                here.map(words -> words.words(name)));
    return Optional.of(file ? told : in(container, told));
  }

  private TemplateChange mount(PropertyChange change, String target) {
    if (change.path().size() > CONTAINER_DEPTH + 1
        && change.path().get(CONTAINER_DEPTH + 1).equals("ReadOnly")) {
      return said(
          Kind.MOUNT,
          target,
          Optional.of(access(change.before())),
          Optional.of(access(change.after())));
    }
    return said(
        Kind.MOUNT,
        target,
        change.before().map(value -> part(value, "SourceVolume")),
        change.after().map(value -> part(value, "SourceVolume")));
  }

  private static String access(Optional<Value> readOnly) {
    return readOnly.filter(value -> ValueText.of(value).equals("true")).isPresent()
        ? "read only"
        : "writable";
  }

  private TemplateChange healthCheck(PropertyChange change, String item) {
    String word =
        switch (item) {
          case "" -> "";
          case "Command" -> "test";
          case "StartPeriod" -> "start_period";
          default -> item.toLowerCase(Locale.ROOT);
        };
    return said(
        Kind.HEALTH,
        word,
        change.before().map(value -> words(item.isEmpty() ? inner(value, "Command") : value)),
        change.after().map(value -> words(item.isEmpty() ? inner(value, "Command") : value)));
  }

  /** Names of networks, where a group comes from one; those of services are left out. */
  private static String networks(Template template, Value groups) {
    List<String> names = new ArrayList<>();
    List<Value> items = groups instanceof Value.ListOf list ? list.items() : List.of(groups);
    for (Value group : items) {
      String id = ValueText.of(group);
      ComposeRef from = template.resource(id).map(Resource::origin).orElse(ComposeRef.NONE);
      switch (from.kind()) {
        case NETWORK -> names.add(from.name());
        case SERVICE, LOAD_BALANCER -> {}
        default -> names.add(id);
      }
    }
    return String.join(", ", names);
  }

  private static Optional<String> image(Optional<Value> container) {
    return container.map(value -> ImageWords.brief(part(value, "Image")));
  }

  /** The text of a part of an item, or of the part itself when only that changed. */
  private static String part(Value value, String key) {
    return ValueText.of(inner(value, key));
  }

  private static Value inner(Value value, String key) {
    if (value instanceof Value.MapOf map) {
      return map.entries().getOrDefault(key, Value.text(""));
    }
    return value;
  }

  private TemplateChange in(String container, TemplateChange change) {
    return isOwn(container)
        ? change
        : new TemplateChange(
            change.logicalId(),
            change.origin(),
            change.kind(),
            change.name(),
            container,
            change.before(),
            change.after());
  }

  /** In a container, dots are underscores; where no origin is known, the family ends with it. */
  private boolean isOwn(String container) {
    if (!origin.isKnown()) {
      Value family = resource.properties().entries().get("Family");
      return family != null && ValueText.of(family).endsWith("-" + container);
    }
    return origin.name().replace('.', '_').equals(container);
  }

  private static Optional<String> text(Optional<Value> value) {
    return value.map(one -> ValueText.masked("", one));
  }

  private static Optional<String> words(Optional<Value> value) {
    return value.map(ComposeTerms::words);
  }

  /** A time that has no unit in a template has one in a Compose file. */
  private static Optional<String> seconds(String word, Optional<String> text) {
    return word.equals("stop_grace_period")
        ? text.map(number -> number.matches("[0-9]+") ? number + "s" : number)
        : text;
  }

  private static String words(Value value) {
    if (value instanceof Value.ListOf list
        && list.items().stream().allMatch(Value.Text.class::isInstance)) {
      return MaskedParts.words(
          list.items().stream().map(item -> ((Value.Text) item).text()).toList());
    }
    return Masked.words(ValueText.words(MaskedValue.of("", value)));
  }

  private TemplateChange property(PropertyChange change) {
    String name = change.path().get(change.path().size() - 1);
    boolean hidden =
        MaskedValue.isSecret(resource, change.path())
            || before
                .resource(resource.id())
                .filter(old -> MaskedValue.isSecret(old, change.path()))
                .isPresent();
    return said(
        Kind.PROPERTY,
        resource.id() + "." + String.join(".", change.path()),
        hidden(change.before().map(value -> ValueText.masked(name, value)), hidden),
        hidden(change.after().map(value -> ValueText.masked(name, value)), hidden));
  }

  private TemplateChange said(
      Kind kind, String name, Optional<String> before, Optional<String> after) {
    boolean hidden = OF_OWNERS.contains(kind) && Credentials.isName(lastWord(name));
    return new TemplateChange(
        resource.id(), origin, kind, name, "", hidden(before, hidden), hidden(after, hidden));
  }

  private static Optional<String> hidden(Optional<String> text, boolean hidden) {
    return hidden ? text.map(shown -> Masked.HIDDEN) : text;
  }

  /** What a label or an option is called: the last of {@code labels db_password}. */
  private static String lastWord(String name) {
    return name.substring(Math.max(name.lastIndexOf(' '), name.lastIndexOf('.')) + 1);
  }
}
