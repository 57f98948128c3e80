package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The logins of docker, else those of podman: of their files, and of the programs for credentials
 * that these name. The files are read when the first login is asked for.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/login/#credential-stores">docker
 *     login, credential stores</a>
 * @see <a
 *     href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md">containers-auth.json(5)</a>
 */
public final class DockerLogins implements RegistryLogins {

  /** Under what docker keeps the login of Docker Hub, since before there were others. */
  private static final String HUB_KEY = "https://index.docker.io/v1/";

  private static final int LARGEST = 4 * 1024 * 1024;

  private final Map<String, String> environment;
  private final Map<Path, Json.Obj> read = new LinkedHashMap<>();

  /** The logins that an environment leads to. */
  public DockerLogins(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public synchronized Optional<Login> of(String host) throws RegistryException {
    for (Path file : files()) {
      Optional<Login> login = login(file, host);
      if (login.isPresent()) {
        return login;
      }
    }
    return Optional.empty();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    Optional<Path> home = variable("HOME").or(() -> variable("USERPROFILE")).map(Path::of);
    variable("DOCKER_CONFIG")
        .map(Path::of)
        .or(() -> home.map(h -> h.resolve(".docker")))
        .ifPresent(directory -> files.add(directory.resolve("config.json")));
    variable("REGISTRY_AUTH_FILE")
        .map(Path::of)
        .or(() -> variable("XDG_RUNTIME_DIR").map(d -> Path.of(d, "containers", "auth.json")))
        .ifPresent(files::add);
    variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .or(() -> home.map(h -> h.resolve(".config")))
        .ifPresent(directory -> files.add(directory.resolve("containers").resolve("auth.json")));
    return files;
  }

  private Optional<Login> login(Path file, String host) throws RegistryException {
    Json.Obj configuration = configuration(file);
    Optional<String> helper =
        keys(host).stream()
            .flatMap(key -> configuration.map("credHelpers").text(key).stream())
            .findFirst()
            .or(() -> configuration.text("credsStore"))
            .filter(name -> !name.isEmpty());
    if (helper.isPresent()) {
      CredentialHelper program = new CredentialHelper(helper.get(), environment);
      for (String key : keys(host)) {
        Optional<Login> login = program.login(key);
        if (login.isPresent()) {
          return login;
        }
      }
    }
    Json.Obj logins = configuration.map("auths");
    for (String key : keys(host)) {
      Optional<Login> login = entry(file, host, logins.map(key));
      if (login.isPresent()) {
        return login;
      }
    }
    // docker takes a key that is an address of the same host too
    for (String key : logins.fields().keySet()) {
      if (!keys(host).contains(key) && hostOf(key).equals(host)) {
        Optional<Login> login = entry(file, host, logins.map(key));
        if (login.isPresent()) {
          return login;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> keys(String host) {
    return host.equals(RegistryReference.DOCKER_HUB)
        ? List.of(HUB_KEY, "index.docker.io", "docker.io", "registry-1.docker.io")
        : List.of(host);
  }

  /** The host of an address with scheme or path; a namespace of podman is not its host. */
  private static String hostOf(String key) {
    int scheme = key.indexOf("://");
    if (scheme < 0) {
      return "";
    }
    String rest = key.substring(scheme + 3);
    int slash = rest.indexOf('/');
    return (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
  }

  private static Optional<Login> entry(Path file, String host, Json.Obj entry)
      throws RegistryException {
    Optional<String> token = entry.text("identitytoken").filter(t -> !t.isEmpty());
    if (token.isPresent()) {
      return Optional.of(new Login.IdentityToken(token.get()));
    }
    Optional<String> encoded = entry.text("auth").filter(text -> !text.isEmpty());
    if (encoded.isEmpty()) {
      return entry
          .text("username")
          .filter(user -> !user.isEmpty())
          .map(user -> new Login.Password(user, entry.text("password").orElse("")));
    }
    try {
      String text =
          new String(Base64.getDecoder().decode(encoded.get().strip()), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        String password = text.substring(colon + 1).replaceAll("\0+$", "");
        return Optional.of(new Login.Password(text.substring(0, colon), password));
      }
    } catch (IllegalArgumentException e) {
      // said below, without the content
    }
    throw new RegistryException(
        Kind.CONFIGURATION,
        file
            + ": the login for "
            + host
            + " is not readable: "
            + Answers.dockerLogin(host)
            + " writes it anew");
  }

  private Json.Obj configuration(Path file) throws RegistryException {
    Json.Obj known = read.get(file);
    if (known != null) {
      return known;
    }
    Json.Obj configuration = Json.EMPTY;
    try {
      if (Files.isRegularFile(file)) {
        if (Files.size(file) > LARGEST) {
          throw new RegistryException(Kind.CONFIGURATION, file + " is larger than 4 MiB");
        }
        byte[] bytes = Files.readAllBytes(file);
        configuration =
            new String(bytes, StandardCharsets.UTF_8).isBlank()
                ? Json.EMPTY
                : Json.object(bytes)
                    .orElseThrow(
                        () -> new RegistryException(Kind.CONFIGURATION, file + " is no JSON"));
      }
    } catch (IOException e) {
      throw new RegistryException(Kind.CONFIGURATION, file + " cannot be read");
    }
    read.put(file, configuration);
    return configuration;
  }
}
