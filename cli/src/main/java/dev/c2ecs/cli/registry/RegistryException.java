package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.tree.TreePath;
import java.time.Duration;
import java.util.Optional;

/** Why a registry did not do what it was asked for. Nothing of it shows a credential. */
public final class RegistryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is the matter. */
  public enum Kind {
    /** There is no such image, repository or blob. */
    NOT_FOUND(DeployCode.IMAGE_NOT_FOUND),
    /** Credentials are missing, wrong, or not enough. */
    LOGIN(DeployCode.REGISTRY_LOGIN),
    /** The registry wants to be asked less often. */
    RATE_LIMIT(DeployCode.REGISTRY_RATE_LIMIT),
    /** It does not answer, or with errors of its own. */
    UNREACHABLE(DeployCode.REGISTRY_UNREACHABLE),
    /** It answers what no registry answers, or refuses what it was sent. */
    ANSWER(DeployCode.REGISTRY_ANSWER),
    /** A content is not what its digest says, or not whole. */
    CONTENT(DeployCode.REGISTRY_CONTENT),
    /** It leads to where nobody is led. */
    ADDRESS(DeployCode.REGISTRY_ADDRESS),
    /** The configuration of credentials cannot be used. */
    CONFIGURATION(DeployCode.REGISTRY_CONFIGURATION);

    private final DeployCode code;

    Kind(DeployCode code) {
      this.code = code;
    }
  }

  /** What to do when a registry does not answer. */
  public static final String CHECK_NETWORK =
      "check the name of the registry, the network and the proxy";

  private final Kind kind;
  private final boolean passing;
  private final transient Optional<Duration> pause;

  private RegistryException(Kind kind, String message, boolean passing, Optional<Duration> pause) {
    super(message, null, false, true);
    this.kind = kind;
    this.passing = passing;
    this.pause = pause;
  }

  /**
   * A failure that stays one however often it is tried.
   *
   * @param message what is wrong and what to do, for people
   */
  public RegistryException(Kind kind, String message) {
    this(kind, message, false, Optional.empty());
  }

  /** A failure that may be over in a moment. */
  static RegistryException passing(Kind kind, String message, Optional<Duration> pause) {
    return new RegistryException(kind, message, true, pause);
  }

  /** What is the matter. */
  public Kind kind() {
    return kind;
  }

  /** Whether the same may work a little later. */
  public boolean isPassing() {
    return passing;
  }

  /** How long the registry asks to wait. */
  Optional<Duration> pause() {
    return pause;
  }

  /** The same for the user of a command, as a diagnostic. */
  public Refusal refusal() {
    String hint = hint();
    return new Refusal(kind.code, getMessage() + (hint.isEmpty() ? "" : "\n" + hint));
  }

  /** The same about the part of the Compose file that says the image of a service. */
  public Refusal refusal(TreePath path) {
    String service = path.nameIn("services").orElse("");
    return new Refusal(kind.code, path, "the image of " + service + ": " + getMessage(), hint());
  }

  /** What to do; other messages say it themselves. */
  private String hint() {
    return kind == Kind.UNREACHABLE ? CHECK_NETWORK : "";
  }
}
