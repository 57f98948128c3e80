package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.aws.SecretStore.Stored;
import dev.c2ecs.cli.deploy.SecretPlan.Item;
import dev.c2ecs.cli.deploy.SecretPlan.Step;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans what becomes of the secrets of a project; it only reads, and a content only when a value is
 * not given here or changes.
 */
final class SecretPlanner {

  private final SecretStore store;
  private final DeployRequest request;
  private final Session session;
  private final Map<String, String> deployed;
  private final List<String> missing = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * A planner.
   *
   * @param stack the stack as it is now
   */
  SecretPlanner(
      SecretStore store, DeployRequest request, Session session, Optional<StackInfo> stack) {
    this.store = store;
    this.request = request;
    this.session = session;
    this.deployed = stack.map(StackInfo::parameters).orElse(Map.of());
  }

  /**
   * Looks at what is there and says what will be written; writes nothing.
   *
   * @throws DeployFailure if values are missing or not usable, all of them, or a secret belongs to
   *     somebody else
   */
  SecretPlan plan() {
    checkEmptied();
    List<Item> items = new ArrayList<>();
    for (NeededSecret input : request.secrets()) {
      Optional<Stored> stored = checked(input);
      if (input.source() instanceof NeededSecret.External) {
        Stored theirs = stored.orElseThrow();
        items.add(
            new Item(input, "", theirs.arn(), theirs.currentVersion(), stored, Step.KEEP, NO_KEYS));
      } else if (input.source() instanceof NeededSecret.Keys keys) {
        items.add(keys(input, keys, stored));
      } else {
        items.add(file(input, stored));
      }
    }
    refuse();
    return new SecretPlan(items);
  }

  private static final Optional<SecretKeys> NO_KEYS = Optional.empty();

  private void checkEmptied() {
    Set<String> known = new LinkedHashSet<>();
    for (NeededSecret input : request.secrets()) {
      if (input.source() instanceof NeededSecret.Keys keys) {
        keys.keys().forEach(key -> known.add(key.name()));
      }
    }
    for (String key : request.emptied()) {
      if (!known.contains(key)) {
        throw new Refusal(
            DeployCode.SECRET_KEY,
            "--empty "
                + key
                + ": no secret of this project has such a key"
                + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
      }
    }
  }

  /** Says everything that is missing at once. */
  private void refuse() {
    List<String> all = new ArrayList<>(problems);
    if (!missing.isEmpty()) {
      all.add(
          "these credentials have no value, neither here nor in AWS: set them in the environment or"
              + " in .env (`NAME=` when one is to be empty)\n    "
              + String.join("\n    ", missing));
    }
    missing.clear();
    problems.clear();
    if (!all.isEmpty()) {
      throw new Refusal(DeployCode.SECRET_VALUE, all);
    }
  }

  private Item keys(NeededSecret input, NeededSecret.Keys keys, Optional<Stored> stored) {
    boolean given = SecretKeys.areGiven(keys, request.emptied());
    if (stored.isPresent() && stored.get().deleted()) {
      return awaiting(input, keys, stored.get(), given);
    }
    if (stored.isPresent() && given) {
      SecretKeys local = decided(input, keys, Optional.empty());
      String value = SecretJson.write(local.content());
      String version = SecretContent.version(input.name(), value);
      if (version.equals(bases(input, stored.get()).stream().findFirst().orElse(""))
          && stored.get().has(version)) {
        return new Item(
            input, value, stored.get().arn(), version, stored, Step.KEEP, Optional.of(unchanged()));
      }
    }
    return merged(input, keys, stored);
  }

  private static SecretKeys unchanged() {
    return new SecretKeys(Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** A secret that can be read, or that does not exist. */
  Item merged(NeededSecret input, NeededSecret.Keys keys, Optional<Stored> stored) {
    String base = "";
    Optional<Map<String, String>> aws = Optional.empty();
    if (stored.isPresent()) {
      for (String version : bases(input, stored.get())) {
        Optional<String> content = store.read(stored.get().arn(), version);
        if (content.isPresent()) {
          base = version;
          aws = Optional.of(read(input, keys, content.get()));
          break;
        }
      }
    }
    SecretKeys decided = decided(input, keys, aws);
    String value = SecretJson.write(decided.content());
    boolean same = aws.isPresent() && decided.content().equals(aws.get());
    String version = same ? base : SecretContent.version(input.name(), value);
    Step step = stored.isEmpty() ? Step.CREATE : same ? Step.KEEP : Step.NEW_VERSION;
    return new Item(
        input,
        value,
        stored.map(Stored::arn).orElseGet(() -> standIn(input.name())),
        version,
        stored,
        step,
        Optional.of(decided));
  }

  /** What is no JSON object any more is written anew when every value is given here. */
  private Map<String, String> read(NeededSecret input, NeededSecret.Keys keys, String content) {
    try {
      return SecretJson.read(input.name(), content);
    } catch (DeployFailure e) {
      if (SecretKeys.areGiven(keys, request.emptied())) {
        return Map.of();
      }
      throw e;
    }
  }

  private SecretKeys decided(
      NeededSecret input, NeededSecret.Keys keys, Optional<Map<String, String>> aws) {
    SecretKeys decided = SecretKeys.of(input, keys, aws, request.emptied());
    missing.addAll(decided.missing());
    for (String problem : decided.problems()) {
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
    return decided;
  }

  /** A secret that nobody can read before it is restored: what is missing shows after that. */
  private Item awaiting(NeededSecret input, NeededSecret.Keys keys, Stored stored, boolean given) {
    String base = bases(input, stored).stream().findFirst().orElse("");
    String value =
        given ? SecretJson.write(decided(input, keys, Optional.empty()).content()) : base;
    String version = given || base.isEmpty() ? SecretContent.version(input.name(), value) : base;
    return new Item(
        input,
        "",
        stored.arn(),
        version,
        Optional.of(stored),
        version.equals(base) ? Step.RESTORE : Step.RESTORE_AND_NEW_VERSION,
        Optional.of(unchanged()));
  }

  /**
   * A secret that was restored, with its content.
   *
   * @throws DeployFailure if values are missing, all of them
   */
  Item restored(Item item) {
    if (!(item.input().source() instanceof NeededSecret.Keys keys)) {
      return item;
    }
    Item merged = merged(item.input(), keys, item.stored());
    refuse();
    return merged;
  }

  /** A Compose secret. */
  private Item file(NeededSecret input, Optional<Stored> stored) {
    String base = stored.flatMap(s -> bases(input, s).stream().findFirst()).orElse("");
    String value = "";
    String version = base;
    boolean unset =
        input.source() instanceof NeededSecret.Variable variable
            && request.variables().getOrDefault(variable.name(), "").isEmpty();
    if (!unset || base.isEmpty()) {
      try {
        value = SecretContent.read(input.source(), request.variables());
        version = SecretContent.version(input.name(), value);
      } catch (SecretContent.Unusable e) {
        problems.add(input.path() + " has no usable value: " + e.getMessage());
      }
    }
    boolean same = version.equals(base) && stored.filter(s -> s.has(base)).isPresent();
    Step step = Step.CREATE;
    if (stored.isPresent()) {
      boolean there = same || stored.get().has(version);
      step =
          stored.get().deleted()
              ? (there ? Step.RESTORE : Step.RESTORE_AND_NEW_VERSION)
              : (same ? Step.KEEP : Step.NEW_VERSION);
    }
    return new Item(
        input,
        value,
        stored.map(Stored::arn).orElseGet(() -> standIn(input.name())),
        version,
        stored,
        step,
        NO_KEYS);
  }

  /**
   * The versions whose content counts, the first that is there: the one that the deployed stack
   * names, the one that was deployed last, the current one.
   */
  private List<String> bases(NeededSecret input, Stored stored) {
    Set<String> bases = new LinkedHashSet<>();
    bases.add(deployed.getOrDefault(input.parameters().version(), ""));
    bases.add(stored.deployedVersion());
    bases.add(stored.currentVersion());
    bases.remove("");
    return List.copyOf(bases);
  }

  private String standIn(String name) {
    return "arn:"
        + session.identity().partition()
        + ":secretsmanager:"
        + session.identity().region()
        + ":"
        + session.identity().account()
        + ":secret:"
        + name
        + "-000000";
  }

  private Optional<Stored> checked(NeededSecret input) {
    Optional<Stored> stored = store.find(input.name());
    boolean external = input.source() instanceof NeededSecret.External;
    if (external && (stored.isEmpty() || stored.get().deleted())) {
      throw new Refusal(
          DeployCode.SECRET_MISSING,
          "there is no secret "
              + input.name()
              + " in "
              + session.identity().region()
              + (stored.isPresent() ? ": it is scheduled for deletion" : ""));
    }
    if (!external && stored.isPresent() && !request.identity().owns(stored.get().tags())) {
      throw new Refusal(
          DeployCode.SECRET_FOREIGN,
          "the secret "
              + input.name()
              + " exists and is not of this project"
              + request
                  .identity()
                  .otherSource(stored.get().tags())
                  .map(
                      theirs ->
                          " but of "
                              + theirs
                              + ": give --same-project if that is the same project,")
                  .orElse(": to use it, declare it `external: true`;")
              + " to take it over, tag it "
              + StackInfo.PROJECT_TAG
              + "="
              + request.project().name());
    }
    return stored;
  }
}
