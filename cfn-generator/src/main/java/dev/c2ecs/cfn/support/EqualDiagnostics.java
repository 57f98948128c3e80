package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says once what is true of several services: the owner of sixty services reads one line with sixty
 * names, not sixty lines. It stands at the first place; those of a warning are all named, because
 * somebody goes there. Errors stay one each.
 */
public final class EqualDiagnostics {

  /** Diagnostics whose message is what is true, a colon, and of whom. */
  private static final Set<PolicyCode> LISTED =
      EnumSet.of(
          PolicyCode.SINGLE_WRITER,
          PolicyCode.IMAGE_FROM_BUILD,
          PolicyCode.FILES_IN_IMAGE,
          PolicyCode.CHANGES_LOST,
          PolicyCode.CHANGES_REFUSED,
          PolicyCode.FILE_SYSTEM,
          PolicyCode.SIZE_ROUNDED,
          PolicyCode.HEALTH_RANGE,
          PolicyCode.TMPFS_SIZE,
          PolicyCode.PORT_UNPUBLISHED,
          PolicyCode.PORT_NOT_PUBLIC);

  private static final String COLON = ": ";

  private EqualDiagnostics() {}

  /** The diagnostics with equal ones together, in their order. */
  public static List<Diagnostic> together(List<Diagnostic> sorted) {
    Map<String, List<Diagnostic>> groups = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      Diagnostic diagnostic = sorted.get(i);
      String key = key(diagnostic);
      groups
          .computeIfAbsent(key.isEmpty() ? Integer.toString(i) : key, k -> new ArrayList<>())
          .add(diagnostic);
    }
    List<Diagnostic> result = new ArrayList<>();
    for (List<Diagnostic> group : groups.values()) {
      result.add(group.size() == 1 ? group.get(0) : one(group));
    }
    return List.copyOf(result);
  }

  /** What equal diagnostics have in common; empty for one that stands alone. */
  private static String key(Diagnostic diagnostic) {
    String same = "";
    if (diagnostic.severity() == Severity.ERROR) {
      return same;
    }
    if (diagnostic.code() instanceof SupportCode) {
      same = ofAttribute(diagnostic);
    } else if (diagnostic.code() instanceof PolicyCode code && LISTED.contains(code)) {
      same = lead(diagnostic);
    }
    return same.isEmpty()
        ? same
        : diagnostic.code().id() + diagnostic.severity() + same + "\n" + diagnostic.hint();
  }

  /** What is said of an attribute: the message behind its path; empty for other messages. */
  private static String ofAttribute(Diagnostic diagnostic) {
    String path = diagnostic.path() + COLON;
    return diagnostic.path().depth() > 2 && diagnostic.message().startsWith(path)
        ? COLON + diagnostic.message().substring(path.length())
        : "";
  }

  private static String lead(Diagnostic diagnostic) {
    int colon = diagnostic.message().indexOf(COLON);
    return colon < 0 ? "" : diagnostic.message().substring(0, colon + COLON.length());
  }

  private static Diagnostic one(List<Diagnostic> group) {
    Diagnostic first = group.get(0);
    String message =
        first.code() instanceof SupportCode
            ? attributes(group) + ofAttribute(first)
            : lead(first) + items(group);
    List<Location> places = new ArrayList<>(first.locations());
    if (first.severity() == Severity.WARNING) {
      for (Diagnostic other : group) {
        places.addAll(other.locations());
      }
    }
    return new Diagnostic(
        first.code(), first.severity(), message, first.hint(), first.path(), places);
  }

  private static String items(List<Diagnostic> group) {
    Set<String> items = new LinkedHashSet<>();
    boolean inner = false;
    for (Diagnostic diagnostic : group) {
      String item = diagnostic.message().substring(lead(diagnostic).length());
      inner |= item.indexOf(',') >= 0;
      items.add(item);
    }
    return String.join(inner ? "; " : ", ", items);
  }

  /** The attributes and whose they are: {@code hostname of db, web}. */
  private static String attributes(List<Diagnostic> group) {
    Map<String, Set<String>> owners = new LinkedHashMap<>();
    for (Diagnostic diagnostic : group) {
      TreePath path = diagnostic.path();
      String section = path.keyAt(0);
      String owner = path.keyAt(1);
      String attribute = path.toString().substring(section.length() + owner.length() + 2);
      owners
          .computeIfAbsent(attribute, key -> new LinkedHashSet<>())
          .add(section.equals("services") ? owner : section + "." + owner);
    }
    Map<Set<String>, List<String>> attributes = new LinkedHashMap<>();
    owners.forEach(
        (attribute, names) ->
            attributes.computeIfAbsent(names, key -> new ArrayList<>()).add(attribute));
    List<String> parts = new ArrayList<>();
    attributes.forEach(
        (names, keys) -> parts.add(String.join(", ", keys) + " of " + String.join(", ", names)));
    return String.join("; ", parts);
  }
}
