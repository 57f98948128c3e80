package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.SecretInput;
import dev.c2ecs.cli.aws.SecretStore.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What will be written to Secrets Manager, known before anybody is asked; nothing is written yet.
 *
 * @param items one for each secret of the template
 */
record SecretPlan(List<Item> items) {

  SecretPlan {
    items = List.copyOf(items);
  }

  /** What becomes of a secret. */
  enum Step {
    /** It stays as it is. */
    KEEP,
    /** It does not exist yet. */
    CREATE,
    /** It awaits deletion, and has this content in its current version. */
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
   * @param version the version that the template will name
   */
  record Item(
      SecretInput input,
      String value,
      String arn,
      String version,
      Optional<Stored> stored,
      Step step) {
    @Override
    public String toString() {
      return "Item[" + input.stem() + ", " + step + "]";
    }
  }

  /** Whether the parameters change by writing, because a secret has no ARN yet. */
  boolean hasStandIns() {
    return items.stream().anyMatch(item -> item.step() == Step.CREATE);
  }

  /** Whether something is to be written. */
  boolean writes() {
    return items.stream().anyMatch(item -> item.step() != Step.KEEP);
  }

  /** The parameters that name the secrets. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Item item : items) {
      parameters.put(item.input().stem() + "Arn", item.arn());
      parameters.put(item.input().stem() + "Version", item.version());
    }
    return parameters;
  }

  /** What is going to happen, a line for each secret that is written. */
  List<String> lines() {
    return items.stream()
        .filter(item -> item.step() != Step.KEEP)
        .map(item -> "secret " + item.input().name() + ": " + words(item.step()))
        .toList();
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
