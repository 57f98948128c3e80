package dev.c2ecs.cli.build;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The variables that a builder, its runtime or what it starts reads for itself: a build argument of
 * such a name must not be one of its environment. The names are those of the manuals of buildx,
 * podman and buildah, of the library that Go programs are made with, of git, ssh and the dynamic
 * linker, and of the clouds whose caches BuildKit knows.
 */
final class BuilderVariables {

  private static final Set<String> NAMES =
      Set.of(
          "HOME",
          "PATH",
          "PATHEXT",
          "USER",
          "USERNAME",
          "LOGNAME",
          "SHELL",
          "PWD",
          "TERM",
          "LANG",
          "LANGUAGE",
          "TZ",
          "TMPDIR",
          "TMP",
          "TEMP",
          "APPDATA",
          "LOCALAPPDATA",
          "PROGRAMDATA",
          "SYSTEMROOT",
          "WINDIR",
          "COMSPEC",
          "USERPROFILE",
          "BASH_ENV",
          "KUBECONFIG",
          "GNUPGHOME",
          "GODEBUG",
          "GOGC",
          "GOMAXPROCS",
          "GOMEMLIMIT",
          "GOTRACEBACK",
          "GOCOVERDIR",
          "SOURCE_DATE_EPOCH",
          "NO_COLOR",
          "DBUS_SESSION_BUS_ADDRESS",
          "NOTIFY_SOCKET");

  private static final List<String> STARTS =
      List.of(
          "LD_",
          "DYLD_",
          "LC_",
          "DOCKER_",
          "BUILDX_",
          "BUILDKIT_",
          "EXPERIMENTAL_BUILDKIT_",
          "BUILDAH_",
          "PODMAN_",
          "CONTAINER_",
          "CONTAINERS_",
          "_CONTAINERS_",
          "NETAVARK_",
          "REGISTRY_",
          "REGISTRIES_",
          "STORAGE_",
          "XDG_",
          "SSH_",
          "SSL_CERT_",
          "GIT_",
          "OTEL_",
          "KUBERNETES_",
          "AWS_",
          "AZURE_",
          "GOOGLE_",
          "ACTIONS_",
          "LISTEN_");

  private static final String PROXY = "_PROXY";

  private BuilderVariables() {}

  /** Whether a name is one of them. Windows does not tell upper and lower case apart. */
  static boolean contains(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return NAMES.contains(upper)
        || upper.endsWith(PROXY)
        || STARTS.stream().anyMatch(upper::startsWith);
  }
}
