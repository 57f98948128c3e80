package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.NeededSecret.State;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.UniqueNames;
import dev.c2ecs.cfn.service.Rollout;
import dev.c2ecs.cfn.storage.DataStores;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.Fargate;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Logging;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The credentials that are variables, as keys of a JSON secret: one secret for the project, and one
 * for each service that is stopped before it starts again, so that no other key's change stops it.
 * A key is named after where its value comes from, never after the value.
 *
 * <p>ECS takes what stands between the third-last and the second-last colon as the key and looks it
 * up in the JSON as it is, so a key has no colon; here it has only letters that no part on the way
 * reads otherwise.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">
 *     ECS, Secrets Manager secrets</a>
 */
public final class EnvironmentKeys {

  /** A key of a secret. */
  public record Ref(SecretParameters secret, String key) {}

  /** Where a value comes from: the kind tells expressions, composed texts and env files apart. */
  private record Source(int kind, String text) implements Comparable<Source> {
    @Override
    public int compareTo(Source other) {
      return kind != other.kind ? Integer.compare(kind, other.kind) : text.compareTo(other.text);
    }
  }

  /** Which secret a use is in, and as what. */
  private record Place(SecretParameters secret, Source source) {}

  private record Use(
      Service service, String name, Optional<String> text, Origin origin, TreePath path) {}

  private static final int VARIABLE = 0;
  private static final int COMPOSED = 1;
  private static final int ENV_FILE = 2;

  private final ComposeProject project;
  private final ProjectCredentials credentials;
  private final Map<SecretParameters, Map<Source, List<Use>>> secrets = new TreeMap<>();
  private final Map<String, Place> places = new TreeMap<>();
  private final Map<Source, String> names = new TreeMap<>();
  private final Map<SecretParameters, String> owners = new TreeMap<>();

  private EnvironmentKeys(ComposeProject project, ProjectCredentials credentials) {
    this.project = project;
    this.credentials = credentials;
  }

  /**
   * The keys of a project.
   *
   * @param ids the names of their parameters
   */
  public static EnvironmentKeys of(
      ComposeProject project,
      ProjectCredentials credentials,
      ProjectExtensions extensions,
      Collection<TaskPlan> tasks,
      StoragePlan storage,
      LogicalIds ids) {
    EnvironmentKeys keys = new EnvironmentKeys(project, credentials);
    for (TaskPlan task : tasks) {
      SecretParameters secret = keys.secret(task, extensions.of(task.service()), storage, ids);
      for (Service service : task.containers()) {
        String container = TaskNames.container(service);
        Set<String> injected = extensions.of(service).secretVariables();
        keys.environment(task, secret, service, container, service.environment(), injected);
        for (int i = 0; i < service.preStart().size(); i++) {
          String hook = InitContainers.hooks(service).get(i);
          keys.environment(
              task, secret, service, hook, service.preStart().get(i).environment(), injected);
        }
        keys.options(task, secret, service);
      }
    }
    keys.name();
    return keys;
  }

  private SecretParameters secret(
      TaskPlan task, ServiceExtensions said, StoragePlan storage, LogicalIds ids) {
    boolean alone =
        Rollout.stopsFirst(storage, task, said)
            || task.containers().stream().anyMatch(DataStores::is);
    SecretParameters secret = alone ? ids.credentials(task) : LogicalIds.credentials();
    owners.put(secret, alone ? task.name() : "");
    return secret;
  }

  private void environment(
      TaskPlan task,
      SecretParameters secret,
      Service service,
      String container,
      Map<String, EnvironmentValue> environment,
      Set<String> injected) {
    environment.forEach(
        (name, value) -> {
          if (!name.isEmpty()
              && !injected.contains(name)
              && credentials.isCredential(name, value.text(), value.origin())) {
            Use use = new Use(service, name, value.text(), value.origin(), value.path());
            add(
                task,
                secret,
                container,
                source(container, name, value.text(), value.origin()),
                use);
          }
        });
  }

  /** Options of a log driver that ECS passes on. */
  private void options(TaskPlan task, SecretParameters secret, Service service) {
    Logging logging = service.logging().orElse(null);
    if (logging == null
        || logging.driver().filter(Fargate.FOREIGN_LOG_DRIVERS::contains).isEmpty()) {
      return;
    }
    logging
        .options()
        .forEach(
            (name, value) -> {
              Optional<String> text = Optional.of(value);
              TreePath path = service.path().child("logging").child("options").child(name);
              Origin origin = project.at(path).map(Node::origin).orElse(Origin.DEFAULT);
              if (credentials.isCredential(name, text, origin)) {
                Use use = new Use(service, name, text, origin, path);
                add(task, secret, logs(service), source(logs(service), name, text, origin), use);
              }
            });
  }

  private static String logs(Service service) {
    return TaskNames.container(service) + ".logging";
  }

  private static Source source(
      String container, String name, Optional<String> text, Origin origin) {
    if (text.isEmpty()) {
      return new Source(VARIABLE, name);
    }
    if (origin.derivation().orElse(null) instanceof Derivation.EnvFileLine line) {
      return new Source(ENV_FILE, line.file() + "." + line.name());
    }
    return ProjectCredentials.sole(origin)
        .map(variable -> new Source(VARIABLE, variable))
        .orElseGet(() -> new Source(COMPOSED, container + "." + name));
  }

  private void add(
      TaskPlan task, SecretParameters secret, String container, Source source, Use use) {
    secrets
        .computeIfAbsent(secret, key -> new TreeMap<>())
        .computeIfAbsent(source, key -> new ArrayList<>())
        .add(use);
    places.put(place(task, container, use.name()), new Place(secret, source));
  }

  private static String place(TaskPlan task, String container, String name) {
    return task.name() + "\n" + container + "\n" + name;
  }

  /** Names the sources; of two that would have the same name the later gets a hash. */
  private void name() {
    Set<Source> all = new TreeSet<>();
    secrets.values().forEach(sources -> all.addAll(sources.keySet()));
    UniqueNames unique = new UniqueNames(Integer.MAX_VALUE, "-");
    for (Source source : all) {
      String name = source.text().replaceAll("[^A-Za-z0-9_.-]", "_");
      names.put(source, unique.take(source.toString(), name, ""));
    }
  }

  /** The key that a variable of a container is; empty when it is no credential. */
  public Optional<Ref> variable(TaskPlan task, String container, String name) {
    return Optional.ofNullable(places.get(place(task, container, name)))
        .map(place -> new Ref(place.secret(), names.getOrDefault(place.source(), "")));
  }

  /** The key that an option of the log driver of a service is. */
  public Optional<Ref> option(TaskPlan task, Service service, String name) {
    return variable(task, logs(service), name);
  }

  /** What the parameters of a secret are for. */
  public String what(SecretParameters secret) {
    String owner = owners.getOrDefault(secret, "");
    return "the secret with the credentials of "
        + (owner.isEmpty() ? "the project" : owner)
        + ", "
        + secretName(secret);
  }

  private String secretName(SecretParameters secret) {
    String owner = owners.getOrDefault(secret, "");
    return project.name() + (owner.isEmpty() ? "" : "/" + owner) + "/environment";
  }

  /** Whether a secret of the project has a name that is kept for these. */
  public static boolean isReserved(String project, String name) {
    return name.startsWith(project + "/") && name.endsWith("/environment");
  }

  /** Whether a container of a task has a credential. */
  public boolean isUsedBy(TaskPlan task) {
    String first = task.name() + "\n";
    for (String place : places.keySet()) {
      if (place.startsWith(first)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The secrets in the order of their parameters.
   *
   * @param kms the key of the customer that they are encrypted with
   */
  public List<NeededSecret> inputs(Optional<String> kms) {
    List<NeededSecret> inputs = new ArrayList<>();
    secrets.forEach(
        (secret, sources) -> {
          List<NeededSecret.Key> keys = new ArrayList<>();
          sources.forEach((source, uses) -> keys.add(key(source, uses)));
          keys.sort((a, b) -> a.name().compareTo(b.name()));
          inputs.add(
              new NeededSecret(
                  secret,
                  secretName(secret),
                  keys.get(0).path(),
                  new NeededSecret.Keys(keys),
                  kms,
                  List.of()));
        });
    return inputs;
  }

  /** Says where two uses of a variable have different defaults, whatever it is set to now. */
  public void reportDefaults(DiagnosticCollector findings) {
    secrets
        .values()
        .forEach(
            sources ->
                sources.forEach(
                    (source, uses) -> {
                      if (source.kind() == VARIABLE) {
                        reportDefaults(source.text(), uses, findings);
                      }
                    }));
  }

  private static void reportDefaults(
      String variable, List<Use> uses, DiagnosticCollector findings) {
    Optional<Use> first = Optional.empty();
    for (Use use : uses) {
      String here = defaultOf(use);
      if (here.isEmpty()) {
        continue;
      }
      if (first.isEmpty()) {
        first = Optional.of(use);
      } else if (!here.equals(defaultOf(first.get()))) {
        EnvironmentFindings.defaults(variable, use.path(), first.get().path(), findings);
      }
    }
  }

  private static String defaultOf(Use use) {
    return ProjectCredentials.expression(use.origin())
        .map(Derivation.Expression::defaults)
        .orElse("");
  }

  private NeededSecret.Key key(Source source, List<Use> uses) {
    State state = State.MISSING;
    String text = "";
    boolean contradicts = false;
    Set<String> variables = new TreeSet<>();
    Set<String> services = new TreeSet<>();
    Set<String> initialises = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    for (Use use : uses) {
      State here = state(use);
      String there = use.text().orElse("");
      contradicts |= here == State.GIVEN && state == State.GIVEN && !there.equals(text);
      if (here.compareTo(state) < 0) {
        state = here;
        text = there;
      } else if (here == state && text.isEmpty()) {
        text = there;
      }
      variables.addAll(variables(source, use));
      services.add(use.service().name());
      ProjectCredentials.expression(use.origin())
          .map(Derivation.Expression::text)
          .ifPresent(written::add);
      if (DataStores.initialises(use.service(), use.name())) {
        initialises.add(use.service().name());
      }
    }
    return new NeededSecret.Key(
        names.getOrDefault(source, ""),
        text,
        state,
        contradicts,
        List.copyOf(variables),
        uses.get(0).path(),
        List.copyOf(services),
        List.copyOf(initialises),
        List.copyOf(written));
  }

  private State state(Use use) {
    if (use.text().isEmpty()) {
      return State.MISSING;
    }
    Optional<Derivation.Expression> expression = ProjectCredentials.expression(use.origin());
    if (expression.isEmpty()) {
      return use.text().get().isEmpty() ? State.EMPTY : State.GIVEN;
    }
    boolean sole = expression.get().sole().isPresent();
    State worst = State.GIVEN;
    boolean given = false;
    for (Origin.Variable variable : use.origin().variables()) {
      if (!sole && !counts(use, variable.name())) {
        continue;
      }
      State one = state(variable, expression);
      given |= one == State.GIVEN;
      worst = worse(worst, one);
    }
    if (!given) {
      worst = worse(worst, State.DEFAULT);
    }
    if (worst == State.MISSING || worst == State.DEMANDED) {
      return worst;
    }
    // Of an exact text the value is that of one variable, perhaps of one in its default.
    return sole ? (given && !use.text().get().isEmpty() ? State.GIVEN : worst) : worst;
  }

  private static State worse(State a, State b) {
    if (a == State.DEMANDED || b == State.GIVEN) {
      return a;
    }
    return b == State.DEMANDED || a.compareTo(b) < 0 ? b : a;
  }

  private static State state(Origin.Variable variable, Optional<Derivation.Expression> expression) {
    if (variable.source().equals(Origin.Variable.UNSET)) {
      boolean demanded =
          expression.stream()
              .flatMap(text -> text.uses().stream())
              .anyMatch(use -> use.required() && use.name().equals(variable.name()));
      return demanded ? State.DEMANDED : State.MISSING;
    }
    if (variable.source().equals(Origin.Variable.DEFAULT)) {
      return State.DEFAULT;
    }
    return variable.isEmpty() ? State.EMPTY : State.GIVEN;
  }

  /** Whether a variable of a composed text is a credential; all are, when none has the name. */
  private boolean counts(Use use, String variable) {
    return credentials.isVariable(variable)
        || use.origin().variables().stream().noneMatch(v -> credentials.isVariable(v.name()));
  }

  private List<String> variables(Source source, Use use) {
    if (use.origin().derivation().orElse(null) instanceof Derivation.EnvFileLine line) {
      return List.of(line.name() + " in " + line.file());
    }
    if (source.kind() == VARIABLE) {
      return List.of(source.text());
    }
    List<String> missing = new ArrayList<>();
    for (Origin.Variable variable : use.origin().variables()) {
      if (counts(use, variable.name())
          && state(variable, ProjectCredentials.expression(use.origin())) != State.GIVEN) {
        missing.add(variable.name());
      }
    }
    return missing.isEmpty() ? Collections.singletonList(use.name()) : missing;
  }
}
