package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An acceptance of the Compose file that a change adds, words in another way or takes away. Who
 * accepts a diagnostic in the change that brings it makes it a smaller one, or none.
 *
 * @param service the service that it is for; empty for the project
 * @param code the code that is accepted
 * @param change what becomes of it
 * @param what what it lowers, of which there may be nothing
 * @param reason why, as the file says; what it said where it goes
 */
public record NewAcceptance(
    String service, String code, Change change, String what, String reason) {

  private static final int SHOWN = 3;

  /** What becomes of an acceptance. */
  public enum Change {
    /** It is new. */
    ADDED("accepted by this change: "),
    /** It has another reason. */
    CHANGED("accepted for another reason: "),
    /** It is gone. */
    REMOVED("not accepted any more: ");

    private final String words;

    Change(String words) {
      this.words = words;
    }
  }

  private record Place(String service, String code) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int first = service.compareTo(other.service);
      return first != 0 ? first : code.compareTo(other.code);
    }
  }

  /** Those of two sides that both have a project, or of one that is new. */
  static List<NewAcceptance> between(Side before, Side after) {
    List<NewAcceptance> all = new ArrayList<>();
    if (after.project().isEmpty() || (before.project().isEmpty() && !before.absent())) {
      return all;
    }
    Map<Place, String> old = declared(before);
    Map<Place, String> now = declared(after);
    now.forEach(
        (place, reason) -> {
          if (!old.containsKey(place)) {
            all.add(of(place, Change.ADDED, reason, after));
          } else if (!reason.equals(old.get(place))) {
            all.add(of(place, Change.CHANGED, reason, after));
          }
        });
    old.forEach(
        (place, reason) -> {
          if (!now.containsKey(place)) {
            all.add(of(place, Change.REMOVED, reason, before));
          }
        });
    return all;
  }

  private static NewAcceptance of(Place place, Change change, String reason, Side side) {
    Set<String> messages = new TreeSet<>();
    for (AcceptedDiagnostic one : side.accepted()) {
      boolean isOfIt =
          place.service().isEmpty()
              || one.path().nameIn("services").equals(Optional.of(place.service()));
      if (one.code().id().equals(place.code()) && isOfIt) {
        messages.add(one.message().lines().findFirst().orElse(""));
      }
    }
    return new NewAcceptance(
        place.service(),
        place.code(),
        change,
        Names.shown(List.copyOf(messages), SHOWN),
        side.concealed().text(reason));
  }

  private static Map<Place, String> declared(Side side) {
    Map<Place, String> declared = new TreeMap<>();
    if (side.project().isPresent()) {
      ComposeProject project = side.project().get();
      collect("", project.tree().mapping(Keys.ACCEPT), declared);
      project
          .services()
          .values()
          .forEach(one -> collect(one.name(), one.tree().mapping(Keys.ACCEPT), declared));
    }
    return declared;
  }

  private static void collect(
      String service, Optional<Mapping> accepted, Map<Place, String> declared) {
    accepted.ifPresent(
        mapping ->
            mapping
                .entries()
                .forEach(
                    (code, node) ->
                        declared.put(
                            new Place(service, code),
                            node instanceof Scalar scalar ? Masked.words(scalar.text()) : "")));
  }

  /** It in a sentence: {@code accepted by this change: C2E312 (…), because: fine}. */
  public String words() {
    return CommonWords.harmless(
        change.words
            + code
            + (service.isEmpty() ? "" : " of " + service)
            + (what.isEmpty() ? " (nothing has it)" : " (" + what + ")")
            + (reason.isEmpty() ? ", without a reason" : ", because: " + reason));
  }
}
