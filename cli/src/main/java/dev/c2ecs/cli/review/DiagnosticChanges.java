package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The diagnostics in which two sides differ, each in one of three lists.
 *
 * @param news those that only the second side has, infos last
 * @param changed those that both have at the same place and that say something else, as the second
 *     side says them
 * @param fixed those that only the first side has
 */
public record DiagnosticChanges(
    List<Diagnostic> news, List<Diagnostic> changed, List<Diagnostic> fixed) {

  public DiagnosticChanges {
    news = List.copyOf(news);
    changed = List.copyOf(changed);
    fixed = List.copyOf(fixed);
  }

  /** That a file is not there: of what git does not track, that is so on this machine and today. */
  private static final Set<Code> OF_FILES =
      Set.of(
          ReadCode.FILE_NOT_FOUND,
          ReadCode.FILE_UNREADABLE,
          ReadCode.FILE_MISSING,
          PolicyCode.SOURCE_MISSING);

  /** Those of two sides; of a second side with errors all its errors. */
  static DiagnosticChanges of(Side before, Side after, Exposures exposures) {
    List<Diagnostic> fixed =
        after.project().isPresent() ? fixed(before, after, exposures) : List.of();
    if (!after.isWhole()) {
      return new DiagnosticChanges(after.errors(), List.of(), fixed);
    }
    List<Diagnostic> gone = new ArrayList<>(fixed);
    List<Diagnostic> news = new ArrayList<>();
    List<Diagnostic> changed = new ArrayList<>();
    for (Diagnostic one : without(after.diagnostics(), before.diagnostics())) {
      List<Diagnostic> there = gone.stream().filter(other -> isOfOnePlace(one, other)).toList();
      Optional<Diagnostic> old =
          there.stream()
              .filter(other -> says(one).equals(says(other)))
              .findFirst()
              .or(() -> there.stream().findFirst());
      old.ifPresent(gone::remove);
      if (old.isEmpty()) {
        news.add(one);
      } else if (!says(one).equals(says(old.get())) && !OF_FILES.contains(one.code())) {
        changed.add(one);
      }
    }
    changed.addAll(reworded(before.diagnostics(), after.diagnostics()));
    return new DiagnosticChanges(news, changed, gone);
  }

  /** Whether nothing differs. */
  boolean isNothing() {
    return news.isEmpty() && changed.isEmpty() && fixed.isEmpty();
  }

  /** A port that was closed and is open now is no problem less. */
  private static List<Diagnostic> fixed(Side before, Side after, Exposures exposures) {
    Set<String> open = new HashSet<>();
    exposures.after().stream().map(Exposure::service).forEach(open::add);
    return without(before.diagnostics(), after.diagnostics()).stream()
        .filter(
            one ->
                !isOfOtherFile(one, before, after)
                    && ((one.code() != PolicyCode.PORT_CLOSED
                            && one.code() != PolicyCode.NOTHING_OPEN)
                        || !open.contains(ComposeRef.of(one.path()).name())))
        .toList();
  }

  /**
   * Whether it says that a file is not there which the second side does not name: where git does
   * not track it, nobody knows whether it was there then. One that both name came with git.
   */
  private static boolean isOfOtherFile(Diagnostic one, Side before, Side after) {
    Optional<String> then = text(one, before);
    return OF_FILES.contains(one.code()) && (then.isEmpty() || !then.equals(text(one, after)));
  }

  private static Optional<String> text(Diagnostic one, Side side) {
    return side.project()
        .flatMap(project -> project.at(one.path()))
        .map(node -> node instanceof Mapping mount ? mount.entries().get("source") : node)
        .filter(Scalar.class::isInstance)
        .map(node -> ((Scalar) node).text());
  }

  /** Those of one list that another one lacks; where they stand and how they count is no matter. */
  private static List<Diagnostic> without(List<Diagnostic> all, List<Diagnostic> others) {
    Set<String> known = new HashSet<>();
    others.forEach(other -> known.add(key(other)));
    List<Diagnostic> left = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      for (Diagnostic one : all) {
        if (one.severity() == severity && !known.contains(key(one))) {
          left.add(one);
        }
      }
    }
    return left;
  }

  /** Those with a key that both sides have, and a message that the first has nowhere under it. */
  private static List<Diagnostic> reworded(List<Diagnostic> before, List<Diagnostic> after) {
    Map<String, Set<String>> messages = new HashMap<>();
    for (Diagnostic old : before) {
      messages.computeIfAbsent(key(old), key -> new HashSet<>()).add(old.message());
    }
    return after.stream()
        .filter(one -> one.severity() != Severity.INFO && !OF_FILES.contains(one.code()))
        .filter(
            one -> {
              Set<String> known = messages.get(key(one));
              return known != null && !known.contains(one.message());
            })
        .toList();
  }

  /** Infos name what they are of by the dozen: the first of a kind is news, another one is not. */
  private static String key(Diagnostic diagnostic) {
    String code = diagnostic.severity() + " " + diagnostic.code().id();
    return diagnostic.severity() == Severity.INFO ? code : code + " " + diagnostic.path();
  }

  /** Whether two are of one kind at one place; an item of a list may stand at another index. */
  private static boolean isOfOnePlace(Diagnostic one, Diagnostic other) {
    return one.code() == other.code() && place(one).equals(place(other));
  }

  private static List<String> place(Diagnostic diagnostic) {
    return diagnostic.path().segments().stream()
        .map(part -> part instanceof TreePath.Key key ? "." + key.name() : "[]")
        .toList();
  }

  private static String says(Diagnostic diagnostic) {
    return diagnostic.severity() + " " + diagnostic.message();
  }
}
