package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.diff.TemplateChange.Kind;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was changed in the Compose file and is not to be read from the templates, or only in words
 * that no Compose file has. To the row of a part it adds the attributes of that part; to one that
 * would say nothing, what it uses, then what all services share, then the other services.
 */
final class WrittenChanges {

  /** Without effect by the table, but names of the task in the namespace. */
  private static final Set<String> NAMES = Set.of("hostname", "container_name");

  /** What the templates tell completely, what is told elsewhere, and what only builds. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "environment",
          "env_file",
          "build",
          "image",
          "command",
          "develop",
          "extends",
          "profiles",
          Keys.ACCEPT,
          Keys.CLOUDFORMATION,
          Keys.CAPACITY,
          Keys.COST,
          Keys.FILE_LIMIT,
          Keys.PUBLIC_URLS,
          Keys.PUSH,
          Keys.ROLE,
          Keys.POLICIES);

  /** What a change is called when the templates tell it, by the attribute. */
  private static final Map<String, List<String>> ALSO =
      Map.of(
          "ports",
          List.of("ports"),
          "expose",
          List.of("ports", "expose"),
          "volumes",
          List.of("volume at", "tmpfs"),
          "secrets",
          List.of("secret"),
          "networks",
          List.of("networks"),
          "scale",
          List.of("replicas"),
          "deploy replicas",
          List.of("replicas"),
          Keys.SECRETS,
          List.of("secret"),
          Keys.SCHEDULE,
          List.of("schedule", "x-aws-schedule"));

  /** What a service has that others know it by. */
  private static final Set<String> NEAR =
      Set.of(
          "links",
          "hostname",
          "container_name",
          "networks",
          "network_mode",
          "ports",
          "expose",
          "depends_on",
          "volumes_from",
          Keys.DISCOVERY);

  /** Attributes that the loader makes bytes of. */
  private static final Set<String> BYTES =
      Set.of("memory", "mem_limit", "mem_reservation", "shm_size", "size");

  private static final long KILO = 1024;
  private static final long MEGA = KILO * KILO;
  private static final String SERVICES = "services";

  /** Sections of a Compose file that services refer to. */
  private static final List<String> USED = List.of("volumes", "networks", "secrets", "configs");

  private final Side before;
  private final Side after;
  private final ComposeProject old;
  private final ComposeProject now;

  private WrittenChanges(Side before, ComposeProject old, Side after, ComposeProject now) {
    this.before = before;
    this.after = after;
    this.old = old;
    this.now = now;
  }

  /**
   * What is to be added to the rows of a preview.
   *
   * @return nothing when one side has no project
   */
  static List<TemplateChange> of(Side before, Side after, Preview preview) {
    if (before.project().isEmpty() || after.project().isEmpty()) {
      return List.of();
    }
    WrittenChanges written =
        new WrittenChanges(before, before.project().get(), after, after.project().get());
    List<TemplateChange> all = new ArrayList<>();
    for (Preview.Entry entry : preview.objects()) {
      all.addAll(written.in(entry));
    }
    return all;
  }

  private List<TemplateChange> in(Preview.Entry entry) {
    return switch (entry.object().kind()) {
      case PROJECT -> isSaid(entry) ? List.of() : shared(ComposeRef.PROJECT);
      case LOAD_BALANCER -> isSaid(entry) ? List.of() : ofBalancer();
      case SERVICE, NETWORK, VOLUME, SECRET ->
          isOnlyThere(entry.part()) ? List.of() : ofPart(entry, entry.part());
    };
  }

  private List<TemplateChange> ofPart(Preview.Entry entry, ComposeRef part) {
    List<TemplateChange> own =
        between(part.path(), part, "").stream().filter(one -> !isTold(one, entry)).toList();
    if (isSaid(entry) || !own.isEmpty() || part.kind() != ComposeRef.Kind.SERVICE) {
      return own;
    }
    List<TemplateChange> used = used(part);
    if (!used.isEmpty()) {
      return used;
    }
    List<TemplateChange> shared = shared(part);
    return shared.isEmpty() ? others(part) : shared;
  }

  /** Whether something is said in words of Compose that says where it comes from. */
  private static boolean isSaid(Preview.Entry entry) {
    return entry.told().stream()
        .anyMatch(one -> one.kind() != Kind.PROPERTY && !one.followsFromNames());
  }

  /** What the load balancer of several services follows from. */
  private List<TemplateChange> ofBalancer() {
    List<TemplateChange> found = new ArrayList<>();
    for (String name : names(SERVICES)) {
      TreePath ports = TreePath.of(SERVICES, name, "ports");
      if (old.at(ports).isPresent() && now.at(ports).isPresent()) {
        // that a port comes or goes is told of its service
        NodeDifference.of(ports, old.at(ports), now.at(ports)).stream()
            .filter(one -> !one.path().isItem() && matters(one))
            .forEach(
                one -> found.add(told(one, ComposeRef.ALL_PORTS, "service " + name + " ports")));
      }
    }
    return found.isEmpty() ? shared(ComposeRef.ALL_PORTS) : found;
  }

  /** Whether only one side has it: then the whole of it comes or goes. */
  private boolean isOnlyThere(ComposeRef part) {
    return old.at(part.path()).isEmpty() || now.at(part.path()).isEmpty();
  }

  /** What a service uses, and that is another one now. */
  private List<TemplateChange> used(ComposeRef service) {
    List<TemplateChange> found = new ArrayList<>();
    for (String section : USED) {
      for (String name : names(section)) {
        if (names(service, section, name)) {
          String word = section.substring(0, section.length() - 1) + " " + name;
          found.addAll(between(TreePath.of(section, name), service, word));
        }
      }
    }
    return found;
  }

  private boolean names(ComposeRef service, String section, String name) {
    TreePath path = service.path().child(section);
    for (ComposeProject side : List.of(old, now)) {
      Optional<Node> uses = side.at(path);
      if (uses.isPresent() && NodeNames.within(uses.get()).contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** What all services share. */
  private List<TemplateChange> shared(ComposeRef origin) {
    List<TemplateChange> found = new ArrayList<>();
    for (String key : keys()) {
      if (key.startsWith(Keys.PREFIX) || key.equals("name")) {
        found.addAll(between(TreePath.of(key), origin, key));
      }
    }
    return found;
  }

  /** What changes in the other services, by which a name or an order is another one. */
  private List<TemplateChange> others(ComposeRef service) {
    List<TemplateChange> found = new ArrayList<>();
    for (String name : names(SERVICES)) {
      if (!name.equals(service.name())) {
        found.addAll(between(TreePath.of(SERVICES, name), service, "service " + name));
      }
    }
    List<TemplateChange> near =
        found.stream().filter(one -> NEAR.contains(one.name().split(" ", -1)[2])).toList();
    return near.isEmpty() ? found : near;
  }

  private Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (ComposeProject side : List.of(old, now)) {
      side.at(TreePath.ROOT).ifPresent(node -> keys.addAll(NodeNames.keys(node)));
    }
    return keys;
  }

  private Set<String> names(String section) {
    Set<String> names = new LinkedHashSet<>();
    for (ComposeProject side : List.of(old, now)) {
      side.at(TreePath.of(section)).ifPresent(node -> names.addAll(NodeNames.keys(node)));
    }
    return names;
  }

  private List<TemplateChange> between(TreePath path, ComposeRef origin, String word) {
    List<TemplateChange> found = new ArrayList<>();
    for (NodeDifference one : NodeDifference.of(path, old.at(path), now.at(path))) {
      if (matters(one)) {
        found.add(told(one, origin, word));
      }
    }
    return found;
  }

  private TemplateChange told(NodeDifference one, ComposeRef origin, String word) {
    String name = (word + " " + String.join(" ", one.words())).strip();
    String last = one.path().isItem() || one.path().key().isEmpty() ? name : one.path().key();
    return new TemplateChange(
        "",
        origin,
        Kind.ATTRIBUTE,
        before.concealed().text(after.concealed().text(name)),
        "",
        one.before().map(node -> shown(last, node)),
        one.after().map(node -> shown(last, node)));
  }

  /** Whether an attribute can change a template, and is not told elsewhere. */
  private static boolean matters(NodeDifference one) {
    List<String> keys =
        one.path().segments().stream()
            .filter(TreePath.Key.class::isInstance)
            .map(segment -> ((TreePath.Key) segment).name())
            .toList();
    boolean service = keys.get(0).equals(SERVICES);
    String attribute = keys.get(service && keys.size() > 2 ? 2 : keys.size() - 1);
    if (ELSEWHERE.contains(attribute) || ELSEWHERE.contains(keys.get(0))) {
      return false;
    }
    if (NAMES.contains(attribute) || keys.stream().anyMatch(key -> key.startsWith(Keys.PREFIX))) {
      return true;
    }
    return SupportTable.disposition(one.path())
        .filter(known -> known == Disposition.EXACT || known == Disposition.APPROXIMATED)
        .isPresent();
  }

  private String shown(String name, Node node) {
    String text = NodeDifference.text(node);
    if (BYTES.contains(name)) {
      return size(text);
    }
    return Credentials.looksLike(name, text)
        ? Masked.HIDDEN
        : before.concealed().text(after.concealed().text(Masked.words(text)));
  }

  /** Bytes in the units of the size of a task; what is no number stays. */
  private static String size(String bytes) {
    if (!bytes.matches("[0-9]{1,18}")) {
      return bytes;
    }
    long mega = Long.parseLong(bytes) / MEGA;
    boolean whole = mega * MEGA == Long.parseLong(bytes) && mega > 0;
    String words = mega % KILO == 0 ? mega / KILO + " GB" : mega + " MB";
    return whole ? words : bytes;
  }

  /** Whether the templates tell it, in words of Compose. */
  private static boolean isTold(TemplateChange one, Preview.Entry entry) {
    String name = one.name();
    List<String> words = new ArrayList<>();
    String[] parts = name.split(" ", -1);
    words.add(parts[0].equals("deploy") && parts.length > 1 ? parts[1] : parts[0]);
    ALSO.forEach(
        (attribute, also) -> {
          if (name.equals(attribute) || name.startsWith(attribute + " ")) {
            words.addAll(also);
          }
        });
    return entry.told().stream()
        .filter(told -> told.kind() != Kind.PROPERTY)
        .map(TemplateChange::subject)
        .anyMatch(subject -> words.stream().anyMatch(word -> begins(subject, word)));
  }

  private static boolean begins(String subject, String word) {
    return subject.equals(word) || subject.startsWith(word + " ");
  }
}
