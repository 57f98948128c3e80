package dev.c2ecs.cli.diagnostic;

import dev.c2ecs.cfn.input.ImageInspection.Finding;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;

/**
 * What is wrong, as diagnostics, when a command cannot do what it was asked for. Who finds it knows
 * the part of the Compose file at most; whoever knows the files adds where that stands ({@link
 * #in}).
 */
public final class Refusal extends DeployFailure {
  private static final long serialVersionUID = 1L;

  private final DeployCode code;
  private final transient List<Diagnostic> diagnostics;
  private final transient Map<String, String> sources;

  /**
   * A refusal for one reason.
   *
   * @param words what is wrong and what to do; a list may follow on lines of its own
   */
  public Refusal(DeployCode code, String words) {
    this(code, List.of(words));
  }

  /** A refusal for several reasons of one kind. */
  public Refusal(DeployCode code, List<String> reasons) {
    this(
        code,
        String.join("\n", reasons),
        reasons.stream().map(words -> diagnostic(code, words)).toList(),
        Map.of());
  }

  /**
   * A refusal because of a part of the Compose file.
   *
   * @param path the part
   * @param words what is wrong
   * @param hint what to do, perhaps on several lines; empty when the words say it
   */
  public Refusal(DeployCode code, TreePath path, String words, String hint) {
    this(
        code,
        hint.isEmpty() ? words : words + (hint.indexOf('\n') < 0 ? ": " : "\n") + hint,
        List.of(new Diagnostic(code, code.severity(), words, hint, path, List.of())),
        Map.of());
  }

  private Refusal(
      DeployCode code, String message, List<Diagnostic> diagnostics, Map<String, String> sources) {
    super(message);
    this.code = code;
    this.diagnostics = List.copyOf(diagnostics);
    this.sources = Map.copyOf(sources);
  }

  /**
   * A refusal for what was found in files of the project.
   *
   * @param code the kind of the first
   * @param found one at least
   */
  public static Refusal of(DeployCode code, List<Finding> found) {
    return placed(
        code,
        found.stream()
            .map(
                one ->
                    new Diagnostic(
                        one.code(),
                        one.code().severity(),
                        one.message(),
                        one.hint(),
                        one.path(),
                        List.of()))
            .toList());
  }

  /** A refusal for reasons that have places in the files already. */
  public static Refusal placed(DeployCode code, List<Diagnostic> diagnostics) {
    return new Refusal(
        code,
        String.join("\n", diagnostics.stream().map(Diagnostic::message).toList()),
        diagnostics,
        Map.of());
  }

  private static Diagnostic diagnostic(DeployCode code, String words) {
    int end = words.indexOf('\n');
    return end < 0
        ? Diagnostic.general(code, words, "")
        : Diagnostic.general(code, words.substring(0, end), words.substring(end + 1).stripIndent());
  }

  /**
   * The same, with where in the files it is.
   *
   * @param project the project
   * @param texts the texts of its files by their names
   */
  public Refusal in(ComposeProject project, Map<String, String> texts) {
    List<Diagnostic> placed =
        diagnostics.stream()
            .map(
                one ->
                    one.path().depth() == 0 || !one.locations().isEmpty()
                        ? one
                        : Diagnostic.at(
                            one.code(),
                            one.path(),
                            project.origin(one.path()),
                            one.message(),
                            one.hint()))
            .toList();
    return new Refusal(code, String.valueOf(getMessage()), placed, texts);
  }

  /** The diagnostics, one for each reason. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** The texts of the files that the diagnostics are about, as far as they are known. */
  public Map<String, String> sources() {
    return sources;
  }

  @Override
  public String reason() {
    return code.id() + ": " + super.reason();
  }

  @Override
  public boolean isExpired() {
    return code == DeployCode.SESSION_ENDED;
  }

  @Override
  public DeployFailure inOtherWords(String words) {
    TreePath path = diagnostics.isEmpty() ? TreePath.ROOT : diagnostics.get(0).path();
    return path.depth() == 0 ? new Refusal(code, words) : new Refusal(code, path, words, "");
  }

  @Override
  public DeployFailure atLast(String words) {
    return inOtherWords(words);
  }
}
