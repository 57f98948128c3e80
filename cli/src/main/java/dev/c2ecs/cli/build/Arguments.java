package dev.c2ecs.cli.build;

import dev.c2ecs.compose.model.Ulimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command of a build in the making, with what it needs beside it. */
final class Arguments {

  private static final String ARG_FILE = "build-args";
  private static final String DOCKERFILE = "Dockerfile";

  private final Path directory;
  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Path> links = new HashMap<>();

  Arguments(Path directory, List<String> command) {
    this.directory = directory;
    this.command = new ArrayList<>(command);
  }

  Arguments flag(String flag, boolean given) {
    return given ? add(flag) : this;
  }

  Arguments option(String flag, String value) {
    return add(flag).add(value);
  }

  Arguments option(String flag, Optional<String> value) {
    return value.map(text -> option(flag, text)).orElse(this);
  }

  Arguments options(String flag, Collection<String> values) {
    values.forEach(value -> option(flag, value));
    return this;
  }

  Arguments add(String word) {
    command.add(word);
    return this;
  }

  /** The file with the instructions, by its absolute path where it has one. */
  Arguments dockerfile(BuildRequest request) {
    return option("--file", dockerfileOf(request));
  }

  private String dockerfileOf(BuildRequest request) {
    if (request.instructions() instanceof Instructions.Inline inline) {
      files.put(DOCKERFILE, inline.text());
      return directory.resolve(DOCKERFILE).toString();
    }
    String path = ((Instructions.OfFile) request.instructions()).path();
    return request.isRemote() || BuildRequest.isRemote(path)
        ? path
        : Path.of(request.context()).resolve(path).normalize().toString();
  }

  /**
   * The build arguments. The value of one is in the environment of the builder, where other users
   * of the machine do not see it; if the builder reads a variable of the name itself, it is in a
   * file, and where there is no way for that, it is on the command line.
   *
   * @param fromFile whether the builder has {@code --build-arg-file}
   */
  Arguments buildArgs(Map<String, String> args, boolean fromFile) {
    StringBuilder lines = new StringBuilder();
    args.forEach(
        (name, value) -> {
          if (!BuilderVariables.contains(name)) {
            environment.put(name, value);
            option("--build-arg", name);
          } else if (fromFile && isLine(name, value)) {
            lines.append(name).append('=').append(value).append('\n');
          } else {
            option("--build-arg", name + "=" + value);
          }
        });
    if (!lines.isEmpty()) {
      files.put(ARG_FILE, lines.toString());
      option("--build-arg-file", directory.resolve(ARG_FILE).toString());
    }
    return this;
  }

  private static boolean isLine(String name, String value) {
    return !name.startsWith("#") && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
  }

  Arguments labels(Map<String, String> labels) {
    labels.forEach((name, value) -> option("--label", name + "=" + value));
    return this;
  }

  /** The secrets, all as files: a variable could have the name of a build argument. */
  Arguments secrets(List<BuildSecret> secrets) {
    for (int i = 0; i < secrets.size(); i++) {
      BuildSecret secret = secrets.get(i);
      option("--secret", "id=" + secret.id() + ",src=" + source(secret, "secret-" + i));
    }
    return this;
  }

  private String source(BuildSecret secret, String name) {
    if (secret instanceof BuildSecret.OfVariable variable) {
      files.put(name, variable.value());
      return directory.resolve(name).toString();
    }
    String path = ((BuildSecret.OfFile) secret).path();
    if (!Csv.isPlain(path)) {
      links.put(name, Path.of(path));
      return directory.resolve(name).toString();
    }
    return path;
  }

  /** The further contexts. */
  Arguments contexts(Map<String, NamedContext> contexts, Map<String, String> made) {
    contexts.forEach(
        (name, context) -> option("--build-context", name + "=" + address(context, name, made)));
    return this;
  }

  private static String address(NamedContext context, String name, Map<String, String> made) {
    if (context instanceof NamedContext.Place place) {
      return place.address();
    }
    String service = ((NamedContext.Made) context).service();
    String reference = made.get(service);
    if (reference == null) {
      throw new IllegalStateException(name + " comes before " + service);
    }
    return reference;
  }

  /** Names with addresses; a colon is what every version of the builders takes. */
  Arguments hosts(List<String> hosts) {
    for (String host : hosts) {
      int equals = host.indexOf('=');
      option(
          "--add-host",
          equals < 0 ? host : host.substring(0, equals) + ":" + host.substring(equals + 1));
    }
    return this;
  }

  Arguments ulimits(Map<String, Ulimit> ulimits) {
    ulimits.forEach(
        (name, limit) -> option("--ulimit", name + "=" + limit.soft() + ":" + limit.hard()));
    return this;
  }

  /** The command as it is now. */
  Invocation invocation() {
    return new Invocation(command, environment);
  }

  Map<String, String> files() {
    return files;
  }

  Map<String, Path> links() {
    return links;
  }
}
