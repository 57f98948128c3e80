package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for the files that a build names, so that a missing one is said before anything begins. */
final class Inputs {

  private Inputs() {}

  static List<Problem> problems(BuildRequest request) {
    List<Problem> problems = new ArrayList<>();
    if (!request.isRemote()) {
      Path context = Path.of(request.context());
      if (!Files.isDirectory(context)) {
        problems.add(missing("context", "there is no directory " + context + " to build"));
      } else {
        dockerfile(request, context, problems);
      }
    }
    request
        .contexts()
        .forEach(
            (name, source) -> {
              if (source instanceof NamedContext.Place place
                  && !BuildRequest.isRemote(place.address())
                  && !Files.exists(Path.of(place.address()))) {
                problems.add(
                    missing(
                        "additional_contexts/" + name,
                        "there is nothing at " + place.address() + " to build with"));
              }
            });
    for (BuildSecret secret : request.secrets()) {
      if (secret instanceof BuildSecret.OfFile file && !Files.isReadable(Path.of(file.path()))) {
        problems.add(
            missing(
                "secrets",
                "the build secret " + file.id() + " cannot be read from " + file.path()));
      }
    }
    return problems;
  }

  private static void dockerfile(BuildRequest request, Path context, List<Problem> problems) {
    if (!(request.instructions() instanceof Instructions.OfFile file)
        || BuildRequest.isRemote(file.path())) {
      return;
    }
    Path path = context.resolve(file.path());
    // buildx takes a Dockerfile in lower case too.
    boolean lower =
        file.path().equals("Dockerfile") && Files.isRegularFile(context.resolve("dockerfile"));
    if (!Files.isRegularFile(path) && !lower) {
      problems.add(missing("dockerfile", "there is no file " + path.normalize()));
    }
  }

  private static Problem missing(String attribute, String words) {
    return new Problem(DeployCode.BUILD_INPUT, attribute, words, "");
  }
}
