package dev.c2ecs.compose.diagnostic;

import java.util.Collection;
import java.util.List;

/** What is said when somebody asks for a service that a project does not have. */
public final class UnknownService {

  private static final int FEW = 10;

  private UnknownService() {}

  /**
   * The error.
   *
   * @param name the name that was asked for
   * @param services the names of the services that there are
   */
  public static Diagnostic of(String name, Collection<String> services) {
    return Diagnostic.general(
        ReadCode.REFERENCE,
        name.isEmpty() ? "a service is asked for by an empty name" : "there is no service " + name,
        NearestName.hint(name, services, known(services)));
  }

  /**
   * The error about a service that is there, when no profile enables it.
   *
   * @param name its name
   */
  public static Diagnostic disabled(String name) {
    return Diagnostic.general(
        ReadCode.REFERENCE,
        "no active profile enables the service " + name,
        "enable its profile with --profile");
  }

  private static String known(Collection<String> services) {
    List<String> names = List.copyOf(services);
    return names.isEmpty()
        ? "the project has no services, or no profile enables them"
        : "the services are "
            + String.join(", ", names.subList(0, Math.min(FEW, names.size())))
            + (names.size() > FEW ? ", …" : "");
  }
}
