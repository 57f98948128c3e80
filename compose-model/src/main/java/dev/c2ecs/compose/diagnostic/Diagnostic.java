package dev.c2ecs.compose.diagnostic;

import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One thing to say about a project.
 *
 * @param code the kind of problem
 * @param severity how bad it is here
 * @param message one sentence that names what is wrong, without a final period
 * @param hint what to do about it; empty when the message says it all
 * @param path the Compose path, {@code services.web.privileged}; the top when there is none
 * @param locations where it is, sorted; empty when no file is concerned
 */
public record Diagnostic(
    Code code,
    Severity severity,
    String message,
    String hint,
    TreePath path,
    List<Location> locations) {

  private static int byPosition(Diagnostic a, Diagnostic b) {
    int result = a.first().compareTo(b.first());
    result = result != 0 ? result : a.code.id().compareTo(b.code.id());
    result = result != 0 ? result : a.path.toString().compareTo(b.path.toString());
    return result != 0 ? result : a.message.compareTo(b.message);
  }

  private Location first() {
    return locations.isEmpty() ? Location.file("") : locations.get(0);
  }

  public Diagnostic {
    locations = List.copyOf(new TreeSet<>(locations));
  }

  /** A diagnostic about a node. */
  public static Diagnostic at(
      Code code, TreePath path, Origin origin, String message, String hint) {
    List<Location> where = origin.file().isEmpty() ? List.of() : List.of(Location.of(origin));
    String sources = code.severity() == Severity.ERROR ? sources(origin) : "";
    String both = hint.isEmpty() || sources.isEmpty() ? hint + sources : hint + "; " + sources;
    return new Diagnostic(code, code.severity(), message, both, path, where);
  }

  /** Where the variables in a value were set; their values may be secret and are not named. */
  private static String sources(Origin origin) {
    StringBuilder text = new StringBuilder();
    for (Origin.Variable variable : origin.variables()) {
      text.append(text.isEmpty() ? "" : ", ").append(variable.name()).append(" is ");
      text.append(
          switch (variable.source()) {
            case Origin.Variable.ENVIRONMENT -> "set in the environment";
            case Origin.Variable.DEFAULT -> "set by its default";
            case Origin.Variable.UNSET -> "not set";
            default -> "set in " + variable.source();
          });
    }
    return text.toString();
  }

  /** A diagnostic about a position in a file. */
  public static Diagnostic at(Code code, Location location, String message, String hint) {
    return new Diagnostic(code, code.severity(), message, hint, TreePath.ROOT, List.of(location));
  }

  /** A diagnostic that concerns no file. */
  public static Diagnostic general(Code code, String message, String hint) {
    return new Diagnostic(code, code.severity(), message, hint, TreePath.ROOT, List.of());
  }

  /** The same diagnostic, as bad as said. */
  public Diagnostic withSeverity(Severity newSeverity) {
    return new Diagnostic(code, newSeverity, message, hint, path, locations);
  }

  /** The same diagnostic with a further position. */
  public Diagnostic and(Origin origin) {
    List<Location> all = new ArrayList<>(locations);
    if (!origin.file().isEmpty()) {
      all.add(Location.of(origin));
    }
    return new Diagnostic(code, severity, message, hint, path, all);
  }

  /** The name of the service that the path goes through; empty when there is none. */
  public String service() {
    return path.nameIn("services").orElse("");
  }

  /** All diagnostics sorted by position, equal ones merged into one with all their positions. */
  public static List<Diagnostic> sorted(Collection<Diagnostic> diagnostics) {
    Map<List<Object>, Diagnostic> merged = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      List<Object> key =
          List.of(diagnostic.code.id(), diagnostic.severity, diagnostic.message, diagnostic.path);
      merged.merge(key, diagnostic, Diagnostic::mergedWith);
    }
    List<Diagnostic> result = new ArrayList<>(merged.values());
    result.sort(Diagnostic::byPosition);
    return result;
  }

  private Diagnostic mergedWith(Diagnostic other) {
    List<Location> all = new ArrayList<>(locations);
    for (Location location : other.locations) {
      if (!all.contains(location)) {
        all.add(location);
      }
    }
    return new Diagnostic(code, severity, message, hint, path, all);
  }

  /** Whether one of them is an error. */
  public static boolean anyError(Collection<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }
}
