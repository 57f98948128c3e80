package dev.c2ecs.cli.build;

import dev.c2ecs.cfn.images.DockerfileStages;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.compose.diagnostic.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for the files that a build names, so that a missing one is said before anything begins. */
final class Inputs {

  private static final String CREATE = "create it, or correct the path";
  private static final String LET_READ = "create it, let it be read, or correct the path";

  private static final int LONGEST_DOCKERFILE = 1 << 20;

  private final BuildRequest request;
  private final List<Problem> problems = new ArrayList<>();

  private Inputs(BuildRequest request) {
    this.request = request;
  }

  static List<Problem> problems(BuildRequest request) {
    Inputs inputs = new Inputs(request);
    inputs.look();
    return List.copyOf(inputs.problems);
  }

  private void look() {
    Optional<Path> context = Optional.empty();
    if (!request.isRemote()) {
      context = at(request.context()).filter(Files::isDirectory);
      if (context.isEmpty()) {
        add("context", "there is no directory " + request.context() + " to build", CREATE);
      }
    }
    text(context).flatMap(DockerfileStages::of).ifPresent(this::stages);
    request
        .contexts()
        .forEach(
            (name, source) -> {
              if (source instanceof NamedContext.Place place
                  && !BuildRequest.isRemote(place.address())
                  && !is(place.address(), Files::exists)) {
                add(
                    "additional_contexts/" + name,
                    "there is nothing at " + place.address() + " to build with",
                    CREATE);
              }
            });
    for (BuildSecret secret : request.secrets()) {
      if (secret instanceof BuildSecret.OfFile file && !is(file.path(), Files::isReadable)) {
        add(
            "secrets",
            "the build secret " + file.id() + " cannot be read from " + file.path(),
            LET_READ);
      }
    }
    request.ssh().forEach(this::keys);
  }

  /** The text of the Dockerfile; empty when it is none of this machine, or is not there. */
  private Optional<String> text(Optional<Path> context) {
    if (request.instructions() instanceof Instructions.Inline inline) {
      return Optional.of(inline.text());
    }
    String name = ((Instructions.OfFile) request.instructions()).path();
    if (context.isEmpty() || BuildRequest.isRemote(name)) {
      return Optional.empty();
    }
    Optional<Path> named = at(name).map(context.get()::resolve);
    Optional<Path> file = named.filter(Files::isRegularFile);
    if (file.isEmpty() && name.equals("Dockerfile")) {
      // buildx takes a Dockerfile in lower case too.
      file = Optional.of(context.get().resolve("dockerfile")).filter(Files::isRegularFile);
    }
    if (file.isEmpty()) {
      add(
          "dockerfile",
          "there is no file " + named.map(Path::normalize).orElse(context.get()),
          near(context.get(), name));
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      return Optional.of(new String(in.readNBytes(LONGEST_DOCKERFILE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      add("dockerfile", "the file " + file.get().normalize() + " cannot be read", "let it be read");
      return Optional.empty();
    }
  }

  /** What to do about a Dockerfile that is not there: perhaps another one is. */
  private static String near(Path context, String name) {
    Path named = context.resolve(name);
    Path parent = named.getParent();
    List<String> names = new ArrayList<>();
    if (parent != null && Files.isDirectory(parent)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, Files::isRegularFile)) {
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      } catch (IOException | DirectoryIteratorException e) {
        // what cannot be listed offers nothing
      }
    }
    return NearestName.hint(
        String.valueOf(named.getFileName()),
        names,
        "create it, or name the one that there is with `dockerfile`");
  }

  private void stages(DockerfileStages stages) {
    if (stages.count() == 0) {
      add("dockerfile", "the Dockerfile has no FROM", "begin it with `FROM IMAGE`");
      return;
    }
    request
        .target()
        .filter(target -> !stages.has(target))
        .ifPresent(
            target ->
                add(
                    "target",
                    "the Dockerfile has no stage " + target,
                    stages.names().isEmpty()
                        ? "name one: `FROM IMAGE AS " + target + "`"
                        : "its stages are "
                            + String.join(", ", stages.names().stream().sorted().toList())));
  }

  /** An agent or keys, {@code id=path,path}. */
  private void keys(String ssh) {
    int equals = ssh.indexOf('=');
    if (equals < 0) {
      return;
    }
    for (String key : ssh.substring(equals + 1).split(",", -1)) {
      if (!key.isEmpty() && !is(key, Files::isReadable)) {
        add(
            "ssh",
            "the SSH key or agent "
                + ssh.substring(0, equals)
                + " of the build cannot be read from "
                + key,
            LET_READ);
      }
    }
  }

  private static Optional<Path> at(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean is(String name, Predicate<Path> wanted) {
    return at(name).filter(wanted).isPresent();
  }

  private void add(String attribute, String words, String hint) {
    problems.add(new Problem(DeployCode.BUILD_INPUT, attribute, words, hint));
  }
}
