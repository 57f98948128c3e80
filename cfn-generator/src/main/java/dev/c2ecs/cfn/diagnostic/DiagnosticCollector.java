package dev.c2ecs.cfn.diagnostic;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the diagnostics of one step, with the positions of their paths. */
public final class DiagnosticCollector {

  private final ComposeProject project;
  private final List<Diagnostic> found = new ArrayList<>();

  /** An empty collection for a project. */
  public DiagnosticCollector(ComposeProject project) {
    this.project = project;
  }

  /** Adds a diagnostic about a path. */
  public void add(Code code, TreePath path, String message, String hint) {
    found.add(Diagnostic.at(code, path, project.origin(path), message, hint));
  }

  /** Adds a diagnostic about a path that is better or worse than its code is mostly. */
  public void add(Code code, Severity severity, TreePath path, String message, String hint) {
    found.add(
        Diagnostic.at(code, path, project.origin(path), message, hint).withSeverity(severity));
  }

  /** Adds a diagnostic about a path that also names the position of another one. */
  public void add(Code code, TreePath path, TreePath other, String message, String hint) {
    found.add(
        Diagnostic.at(code, path, project.origin(path), message, hint).and(project.origin(other)));
  }

  /** The diagnostics so far, but for those of a code about one of some paths. */
  public List<Diagnostic> without(Code code, Set<TreePath> paths) {
    return found.stream().filter(d -> d.code() != code || !paths.contains(d.path())).toList();
  }

  /** The diagnostics so far. */
  public List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
