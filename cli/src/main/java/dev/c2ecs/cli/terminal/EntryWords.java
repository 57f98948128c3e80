package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.stack.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to an object of a preview, in words that a screen and a comment share. */
public final class EntryWords {

  private static final int MOST_IDS = 3;

  private EntryWords() {}

  /**
   * What happens to a single resource.
   *
   * @param head what it is said of, {@code + ApiTaskRole: permissions wider: }
   * @param assessment what is said
   * @param said it on one line
   */
  public record Detail(String head, Assessment assessment, String said) {

    /** It on one line. */
    public String text() {
      return head + CommonWords.harmless(said);
    }
  }

  /**
   * What happens to an object, on one line.
   *
   * @param inTwoSteps whether two updates do what AWS would refuse as one
   */
  public static String headline(Preview.Entry entry, boolean inTwoSteps) {
    List<Preview.Assessed> changes = entry.changes();
    if (changes.stream().anyMatch(Preview.Assessed::foretold)
        && entry.consequence() == Consequence.WILL_FAIL) {
      return inTwoSteps ? "needs two updates, see below" : "cannot be done, see below";
    }
    if (entry.isNew()) {
      List<String> words = new ArrayList<>();
      words.add("new, " + CommonWords.count(changes.size(), "resource") + named(entry));
      changes.forEach(change -> alike(change, entry, words));
      return String.join(", ", words);
    }
    boolean leaves = entry.leaves() || entry.consequence() != Consequence.OUTAGE;
    if (entry.goes() && leaves && entry.consequence().compareTo(Consequence.OUTAGE) <= 0) {
      boolean service = entry.consequence() == Consequence.OUTAGE;
      boolean kept = entry.consequence() == Consequence.KEPT;
      return service
          ? "outage: goes, " + changes.get(0).assessment().words()
          : kept ? kept(changes) : gone(entry);
    }
    List<String> words = new ArrayList<>();
    words.add(worst(entry));
    changes.forEach(change -> alike(change, entry, words));
    return String.join(", ", words);
  }

  /**
   * Resources that the Compose file has no word for, such as those of an overlay, by their names.
   */
  private static String named(Preview.Entry entry) {
    boolean few = entry.changes().size() <= MOST_IDS;
    return entry.object().kind() == ComposeRef.Kind.PROJECT && few
        ? ": "
            + String.join(
                ", ",
                entry.changes().stream()
                    .map(Preview.Assessed::change)
                    .map(change -> change.logicalId() + " (" + change.type() + ")")
                    .toList())
        : "";
  }

  private static String worst(Preview.Entry entry) {
    int count = entry.changes().size();
    if (entry.consequence() == Consequence.NEW) {
      return CommonWords.count(count, "resource")
          + " of it "
          + (count == 1 ? "is" : "are")
          + " new"
          + named(entry);
    }
    if (entry.consequence() == Consequence.IN_PLACE && entry.runsAgain()) {
      return "runs again";
    }
    return entry.consequence().words() + reason(entry);
  }

  /** Adds what a change means beside the worst of its object. */
  private static void alike(Preview.Assessed change, Preview.Entry entry, List<String> words) {
    List<Consequence> all = new ArrayList<>(List.of(change.assessment().consequence()));
    change.also().forEach(one -> all.add(one.consequence()));
    for (Consequence other : all) {
      boolean says =
          switch (other) {
            case PERMISSIONS, ROLLING -> true;
            default -> other.standsAlone();
          };
      boolean told = !entry.isNew() && other == entry.consequence();
      boolean stops =
          entry.consequence() == Consequence.OUTAGE
              && !entry.isOutForGood()
              && other == Consequence.ROLLING;
      if (says && !told && !stops && !words.contains(other.words())) {
        words.add(other.words());
      }
    }
  }

  /** What the project has for all is named: nobody knows it by the name of a file. */
  private static String gone(Preview.Entry entry) {
    int count = entry.changes().size();
    boolean shared = entry.object().kind() == ComposeRef.Kind.PROJECT;
    if (shared && count <= MOST_IDS) {
      return "goes, "
          + String.join(", ", entry.changes().stream().map(a -> a.change().logicalId()).toList());
    }
    String resources = CommonWords.count(count, "resource");
    return entry.isOfItself()
        ? "goes, " + resources
        : resources + " of it " + (count == 1 ? "goes" : "go");
  }

  private static String kept(List<Preview.Assessed> changes) {
    return changes.stream()
        .filter(a -> ResourceType.FILE_SYSTEM.is(a.change().type()))
        .map(a -> Consequence.KEPT.words() + ": " + CommonWords.harmless(a.assessment().words()))
        .findFirst()
        .orElse(Consequence.KEPT.words());
  }

  /** Why a service is out of order, where that needs no line of its own. */
  private static String reason(Preview.Entry entry) {
    if (entry.consequence() == Consequence.OUTAGE && entry.isOutForGood()) {
      return ": " + String.join(", ", entry.lasting());
    }
    return entry.changes().stream()
        .filter(EntryWords::isRestart)
        .filter(a -> a.assessment().consequence() == entry.consequence())
        .findFirst()
        .map(a -> a.assessment().words())
        .filter(words -> !words.isEmpty())
        .map(words -> ": " + words)
        .orElse("");
  }

  private static boolean isRestart(Preview.Assessed assessed) {
    String type = assessed.change().type();
    return ResourceType.TASK_DEFINITION.is(type)
        || (ResourceType.SERVICE.is(type) && assessed.change().action().equals("Modify"));
  }

  /**
   * What was changed, without a permission that the line of its role tells: what somebody may
   * besides.
   */
  public static List<TemplateChange> told(Preview.Entry entry) {
    return entry.told().stream()
        .filter(
            change ->
                change.kind() != TemplateChange.Kind.PERMISSION
                    || entry.changes().stream()
                        .filter(one -> one.change().logicalId().equals(change.logicalId()))
                        .noneMatch(one -> one.has(Consequence.PERMISSIONS_WIDER)))
        .toList();
  }

  /** What happens to a single resource, where that says more than the line of its object. */
  public static List<Detail> details(Preview.Assessed assessed, Preview.Entry entry) {
    List<Detail> lines = new ArrayList<>();
    line(assessed, assessed.assessment(), entry).ifPresent(lines::add);
    assessed.also().forEach(one -> line(assessed, one, entry).ifPresent(lines::add));
    return lines;
  }

  private static Optional<Detail> line(
      Preview.Assessed assessed, Assessment assessment, Preview.Entry entry) {
    ResourceChange change = assessed.change();
    Consequence consequence = assessment.consequence();
    boolean inHeadline =
        (isRestart(assessed) && reason(entry).equals(": " + assessment.words()))
            || (assessment.isLasting() && entry.isOutForGood());
    boolean saysMore =
        switch (consequence) {
          case IN_PLACE -> ResourceType.LOG_GROUP.is(change.type());
          case NEW, REMOVED, PERMISSIONS, ROLLING -> false;
          case PERMISSIONS_WIDER, NETWORK_WIDER, UNPROTECTED -> true;
          case KEPT -> !entry.goes() && ResourceType.FILE_SYSTEM.is(change.type());
          case OUTAGE -> !inHeadline && !entry.goes();
          case REPLACED,
              NEW_ADDRESS,
              TWO_WRITERS,
              OTHER_VERSION,
              OTHER_FILES,
              EMPTY,
              WILL_FAIL,
              DATA_LOSS ->
              !inHeadline && !(assessed.foretold() && consequence == Consequence.WILL_FAIL);
        };
    if (!saysMore) {
      return Optional.empty();
    }
    boolean wider =
        consequence == Consequence.PERMISSIONS_WIDER || consequence == Consequence.NETWORK_WIDER;
    String head = sign(change) + " " + change.logicalId() + ": ";
    return consequence == Consequence.IN_PLACE && assessment.words().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Detail(
                wider ? head + consequence.words() + ": " : head,
                assessment,
                assessment.words().isEmpty() ? consequence.words() : assessment.words()));
  }

  private static String sign(ResourceChange change) {
    return switch (change.action()) {
      case "Add", "Import" -> "+";
      case "Remove" -> "-";
      default -> change.isReplaced() ? "±" : "~";
    };
  }

  /** A change as {@code old → new}; what is new content is only that. */
  static String arrow(TemplateChange change, String before, String after) {
    return isNewContent(change)
        ? after
        : shown(change.before(), before) + " → " + shown(change.after(), after);
  }

  /** Whether only that there is another content is known. */
  public static boolean isNewContent(TemplateChange change) {
    return change.kind() == TemplateChange.Kind.SECRET
        && change.before().isEmpty()
        && change.after().orElse("").equals("new content");
  }

  /** A value for people, with words for none and for an empty one. */
  public static String shown(Optional<String> value, String text) {
    if (value.isEmpty()) {
      return "(none)";
    }
    return text.isEmpty() ? "(empty)" : text;
  }
}
