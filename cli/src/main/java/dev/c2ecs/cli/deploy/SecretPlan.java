package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cli.aws.SecretStore.Stored;
import dev.c2ecs.cli.aws.SecretStore.Written;
import dev.c2ecs.cli.stack.InitialValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What will be written to Secrets Manager, known before anybody is asked; nothing is written yet.
 *
 * @param items one for each secret of the template
 */
record SecretPlan(List<Item> items) {

  private static final int SHOWN = 12;

  SecretPlan {
    items = List.copyOf(items);
  }

  /** What becomes of a secret. */
  enum Step {
    /** It stays as it is. */
    KEEP,
    /** It does not exist yet. */
    CREATE,
    /** It awaits deletion, and has this content in a version. */
    RESTORE,
    /** It gets a new version. */
    NEW_VERSION,
    /** It awaits deletion, and gets a new version. */
    RESTORE_AND_NEW_VERSION
  }

  /**
   * A secret with its value read.
   *
   * @param arn its ARN; of one that does not exist yet a stand-in that only a change set sees that
   *     is never executed
   * @param version the version that the template will name; of one with keys that awaits deletion a
   *     stand-in, because its content can be read only when it is restored
   * @param keys its keys, when it is a JSON object of credentials
   */
  record Item(
      NeededSecret input,
      String value,
      String arn,
      String version,
      Optional<Stored> stored,
      Step step,
      Optional<SecretKeys> keys) {
    @Override
    public String toString() {
      return "Item[" + input.name() + ", " + step + "]";
    }

    /**
     * The same once it is written. A secret with keys is named by the version that there is; any
     * other by the hash of its content, which is all that is ever known of it.
     */
    Item as(Written written) {
      String id = keys.isPresent() ? written.version() : version;
      return new Item(input, value, written.arn(), id, stored, step, keys);
    }

    boolean restores() {
      return step == Step.RESTORE || step == Step.RESTORE_AND_NEW_VERSION;
    }

    /**
     * The key that an existing secret is encrypted with from now on, when that is another one. A
     * file that names none leaves the key: nothing is less protected than before without a word.
     */
    Optional<String> newKey() {
      String now = stored.map(Stored::key).orElse("");
      return stored.isEmpty() || isExternal()
          ? Optional.empty()
          : input.kms().filter(key -> !isSame(key, now));
    }

    /** Whether it is encrypted with a key of somebody that the file does not name. */
    boolean hasUnnamedKey() {
      String now = stored.map(Stored::key).orElse("");
      return !isExternal()
          && input.kms().isEmpty()
          && !now.isEmpty()
          && !now.contains("alias/aws/");
    }

    private static boolean isSame(String arn, String key) {
      return arn.equals(key) || (!key.isEmpty() && arn.endsWith("/" + key));
    }

    /** Whether a whole secret that was there gets another content. */
    boolean isRotated() {
      return keys.isEmpty() && (step == Step.NEW_VERSION || step == Step.RESTORE_AND_NEW_VERSION);
    }

    boolean isExternal() {
      return input.source() instanceof NeededSecret.External;
    }
  }

  /** Whether something is to be written. */
  boolean writes() {
    return items.stream().anyMatch(item -> item.step() != Step.KEEP || item.newKey().isPresent());
  }

  /** The keys of credentials whose values change, as far as some services have them. */
  List<String> changedFor(Set<String> services) {
    Set<String> changed = new TreeSet<>();
    for (Item item : items) {
      if (item.keys().isPresent() && item.input().source() instanceof NeededSecret.Keys keys) {
        for (NeededSecret.Key key : keys.keys()) {
          if (item.keys().get().changed().contains(key.name())
              && key.services().stream().anyMatch(services::contains)) {
            changed.add(key.name());
          }
        }
      }
    }
    return List.copyOf(changed);
  }

  /** The parameters that name the secrets. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Item item : items) {
      parameters.put(item.input().parameters().arn(), item.arn());
      parameters.put(item.input().parameters().version(), item.version());
    }
    return parameters;
  }

  /** What is going to happen, a line for each secret that is written, and what to know of it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Item item : items) {
      if (item.step() != Step.KEEP) {
        lines.add("secret " + item.input().name() + ": " + words(item.step()) + details(item));
      }
      item.newKey()
          .ifPresent(
              key -> lines.add("secret " + item.input().name() + ": is encrypted with " + key));
      if (item.hasUnnamedKey()) {
        lines.add(
            "warning: the secret "
                + item.input().name()
                + " is encrypted with "
                + item.stored().map(Stored::key).orElse("")
                + ", which the file does not name, so that no task may read it: add x-aws-kms");
      }
      item.keys().ifPresent(keys -> lines.addAll(keys.warnings()));
      if (item.isRotated() && !item.input().initialises().isEmpty()) {
        lines.add(InitialValue.warning(item.input().path().key(), item.input().initialises()));
      }
    }
    lines.addAll(kept());
    return lines;
  }

  /** The keys whose content in AWS stays because no value is given here. */
  List<String> kept() {
    List<String> lines = new ArrayList<>();
    for (Item item : items) {
      List<String> kept = item.keys().map(SecretKeys::kept).orElse(List.of());
      if (!kept.isEmpty()) {
        lines.add(
            "secret "
                + item.input().name()
                + ": no value is given here for "
                + Names.shown(kept, SHOWN)
                + ", the content in AWS stays");
      }
    }
    return lines;
  }

  private static String details(Item item) {
    if (item.keys().isEmpty() || !(item.input().source() instanceof NeededSecret.Keys keys)) {
      return "";
    }
    List<String> changed = item.keys().get().changed();
    if (item.step() == Step.CREATE) {
      return " with " + Names.shown(changed, SHOWN);
    }
    Set<String> services = new TreeSet<>();
    keys.keys().forEach(key -> services.addAll(key.services()));
    return (changed.isEmpty() ? "" : " of " + Names.shown(changed, SHOWN))
        + "; "
        + (services.size() == 1 ? "this service rolls: " : "these services roll: ")
        + String.join(", ", services);
  }

  private static String words(Step step) {
    return switch (step) {
      case KEEP -> "stays";
      case CREATE -> "new";
      case RESTORE -> "awaits deletion, is restored";
      case NEW_VERSION -> "new content";
      case RESTORE_AND_NEW_VERSION -> "awaits deletion, is restored with new content";
    };
  }
}
