package dev.c2ecs.cli.diagnostic;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;

/** What is wrong, as diagnostics, when a command cannot do what it was asked for. */
public final class Refusal extends DeployFailure {
  private static final long serialVersionUID = 1L;

  private final DeployCode code;
  private final transient List<Diagnostic> diagnostics;

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
    super(String.join("\n", reasons));
    this.code = code;
    this.diagnostics = reasons.stream().map(words -> diagnostic(code, words)).toList();
  }

  private Refusal(DeployCode code, String words, List<Diagnostic> diagnostics) {
    super(words);
    this.code = code;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** A refusal for reasons that have places in the files. */
  public static Refusal of(DeployCode code, List<Diagnostic> diagnostics) {
    return new Refusal(
        code,
        String.join("\n", diagnostics.stream().map(Diagnostic::message).toList()),
        diagnostics);
  }

  private static Diagnostic diagnostic(DeployCode code, String words) {
    int end = words.indexOf('\n');
    return end < 0
        ? Diagnostic.general(code, words, "")
        : Diagnostic.general(code, words.substring(0, end), words.substring(end + 1).stripIndent());
  }

  /** The diagnostics, one for each reason. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
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
    return new Refusal(code, words);
  }

  @Override
  public DeployFailure atLast(String words) {
    return new Refusal(code, words);
  }
}
