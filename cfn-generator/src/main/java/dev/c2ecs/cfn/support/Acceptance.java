package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.diagnostic.SecretCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the owner of a project accepts with {@code x-aws-accept}: an accepted error becomes a
 * warning, an accepted warning an info; an acceptance that matches nothing is a warning itself.
 */
public final class Acceptance {

  private static final String KEY = Keys.ACCEPT;

  /** Errors of policies that leave something out, so that going on makes sense. */
  private static final Set<PolicyCode> ACCEPTABLE =
      EnumSet.of(
          PolicyCode.HOST_PATH,
          PolicyCode.DEVELOPER_CREDENTIALS,
          PolicyCode.SOURCE_MISSING,
          PolicyCode.DATA_FILE,
          PolicyCode.FILES_HIDDEN,
          PolicyCode.FILES_ABSENT,
          PolicyCode.IMAGE_PLATFORM,
          PolicyCode.SECRET_TARGET,
          PolicyCode.EXTERNAL_VOLUME,
          PolicyCode.VOLUME_OPTION,
          PolicyCode.NOTHING_OPEN,
          PolicyCode.TOO_MANY_PORTS,
          PolicyCode.PORT_UDP_HEALTH);

  private final ComposeProject project;
  private final Set<String> given;
  private final Map<String, TreePath> places = new TreeMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final List<AcceptedDiagnostic> accepted = new ArrayList<>();

  /**
   * Diagnostics as the owner accepts them.
   *
   * @param diagnostics all of them
   * @param accepted those of them that are accepted
   */
  public record Result(List<Diagnostic> diagnostics, List<AcceptedDiagnostic> accepted) {
    public Result {
      diagnostics = List.copyOf(diagnostics);
      accepted = List.copyOf(accepted);
    }
  }

  private Acceptance(ComposeProject project, Collection<String> given) {
    this.project = project;
    this.given = Set.copyOf(given);
    collect("", project.tree().mapping(KEY), TreePath.of(KEY));
    for (Service service : project.services().values()) {
      collect(service.name(), service.tree().mapping(KEY), service.path().child(KEY));
    }
  }

  private void collect(String service, Optional<Mapping> accepted, TreePath path) {
    if (accepted.isPresent()) {
      for (String code : accepted.get().entries().keySet()) {
        places.put(service + "/" + code, path.child(code));
      }
    }
  }

  /**
   * The diagnostics as the owner accepts them.
   *
   * @param given codes accepted on the command line
   */
  public static Result apply(
      ComposeProject project, Collection<String> given, List<Diagnostic> diagnostics) {
    Acceptance acceptance = new Acceptance(project, given);
    List<Diagnostic> result = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      result.add(acceptance.lowered(diagnostic));
    }
    result.addAll(acceptance.unused());
    return new Result(result, acceptance.accepted);
  }

  private Diagnostic lowered(Diagnostic diagnostic) {
    String code = diagnostic.code().id();
    Optional<TreePath> place = Optional.empty();
    for (String key : List.of("/" + code, diagnostic.service() + "/" + code)) {
      if (places.containsKey(key)) {
        used.add(key);
        place = Optional.of(places.get(key));
      }
    }
    if ((place.isEmpty() && !given.contains(code)) || !isAcceptable(diagnostic)) {
      return diagnostic;
    }
    accepted.add(
        new AcceptedDiagnostic(
            diagnostic.code(),
            diagnostic.path(),
            diagnostic.message(),
            place.isPresent(),
            place.map(this::reason).orElse("")));
    return switch (diagnostic.severity()) {
      case ERROR -> diagnostic.withSeverity(Severity.WARNING);
      case WARNING, INFO -> diagnostic.withSeverity(Severity.INFO);
    };
  }

  /** A variable may hold anything, and nobody looks at reasons for credentials. */
  private String reason(TreePath path) {
    return project.origin(path).variables().isEmpty()
        ? project
            .at(path)
            .map(node -> node instanceof Scalar scalar ? Masked.whole(scalar.text()) : "")
            .orElse("")
        : "";
  }

  private static boolean isAcceptable(Diagnostic diagnostic) {
    return diagnostic.severity() != Severity.ERROR
        || diagnostic.code() instanceof SupportCode
        || diagnostic.code() == PublishingCode.PROXY_LABEL
        || diagnostic.code() == SecretCode.DYNAMIC_REFERENCE
        || (diagnostic.code() instanceof PolicyCode policy && ACCEPTABLE.contains(policy));
  }

  private static String hint(TreePath path) {
    String unknown = AllCodes.unknown(path.key());
    return unknown.isEmpty() ? "remove it" : unknown;
  }

  private List<Diagnostic> unused() {
    List<Diagnostic> result = new ArrayList<>();
    places.forEach(
        (key, path) -> {
          if (!used.contains(key)) {
            result.add(
                Diagnostic.at(
                    PolicyCode.UNUSED_ACCEPTANCE,
                    path,
                    project.origin(path),
                    path + " matches nothing",
                    hint(path)));
          }
        });
    return result;
  }
}
