package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.extension.ExtensionWalk;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks every leaf of a project up in the support table, so that nothing is lost silently: an
 * attribute without a row is an internal error.
 */
public final class SupportWalk {

  /**
   * A leaf of the effective model.
   *
   * @param path its path
   * @param disposition what becomes of it
   */
  public record Leaf(TreePath path, Disposition disposition) {}

  /**
   * What the walk found.
   *
   * @param leaves all leaves but those that the loader consumes
   * @param diagnostics what the table has to say of them, once for a block
   */
  public record Result(List<Leaf> leaves, List<Diagnostic> diagnostics) {
    public Result {
      leaves = List.copyOf(leaves);
      diagnostics = List.copyOf(diagnostics);
    }

    /** What becomes of the leaves when all diagnostics of a translation are known. */
    public List<Leaf> decided(List<Diagnostic> all) {
      return Coverage.decided(leaves, all);
    }
  }

  private static final PatternTable<String> TABLE = SupportTable.patterns();

  private final ComposeProject project;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private SupportWalk(ComposeProject project) {
    this.project = project;
  }

  /** Walks a project. */
  public static Result walk(ComposeProject project) {
    SupportWalk walk = new SupportWalk(project);
    walk.children(project.tree(), TABLE, TreePath.ROOT, Optional.empty(), Optional.empty());
    walk.diagnostics.addAll(ExtensionWalk.walk(project));
    return new Result(walk.leaves, walk.diagnostics);
  }

  private void node(
      Node node,
      PatternTable<String> table,
      TreePath path,
      Optional<SupportRow> inherited,
      Optional<Disposition> forced) {
    Optional<String> line = table.value();
    Optional<SupportRow> row =
        line.isPresent() ? Optional.of(SupportTable.row(line.get(), inherited)) : inherited;
    Optional<Disposition> below = forced.isPresent() ? forced : reported(node, path, row);
    if (isLeaf(node)) {
      Disposition disposition =
          below
              .or(() -> row.map(SupportRow::disposition))
              .orElseThrow(() -> new IllegalStateException("no row for " + path));
      if (disposition != Disposition.LOADER) {
        leaves.add(new Leaf(path, disposition));
      }
      return;
    }
    children(node, table, path, row, below);
  }

  private void children(
      Node node,
      PatternTable<String> table,
      TreePath path,
      Optional<SupportRow> row,
      Optional<Disposition> forced) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        String key = entry.getKey();
        if (!ExtensionWalk.isExtension(key, path)) {
          node(entry.getValue(), table.child(key), path.child(key), row, forced);
        }
      }
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        node(sequence.items().get(i), table.items(), path.item(i), row, forced);
      }
    }
  }

  private static boolean isLeaf(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().isEmpty();
    }
    return !(node instanceof Sequence sequence) || sequence.items().isEmpty();
  }

  /** Reports a node when its row or value asks for it; its whole subtree then has one outcome. */
  private Optional<Disposition> reported(Node node, TreePath path, Optional<SupportRow> row) {
    Optional<DispositionReport> verdict = ValueRules.of(node, path, project);
    if (verdict.isPresent()) {
      DispositionReport v = verdict.get();
      if (v.code().isPresent()) {
        add(v.code().get(), v.severity(), path, v.message(), v.hint());
      }
      return Optional.of(v.disposition());
    }
    if (row.isEmpty() || row.get().report().isEmpty()) {
      return Optional.empty();
    }
    SupportRow.Report report = row.get().report().get();
    SupportCode code = report.code();
    add(code, report.severity(), path, path + ": " + code.message(), code.hint());
    return Optional.of(row.get().disposition());
  }

  private void add(Code code, Severity severity, TreePath path, String message, String hint) {
    diagnostics.add(
        Diagnostic.at(code, path, project.origin(path), message, hint).withSeverity(severity));
  }
}
