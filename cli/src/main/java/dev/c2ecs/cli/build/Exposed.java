package dev.c2ecs.cli.build;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds credentials where others can read them: on the command line of a builder, which every user
 * of the machine sees, and in an image.
 */
final class Exposed {

  private static final String USE_SECRETS =
      "make it one of `build.secrets`, and mount it: `RUN --mount=type=secret,id=…`";

  private final ComposeProject project;
  private final ProjectCredentials credentials;

  Exposed(ComposeProject project, ProjectCredentials credentials) {
    this.project = project;
    this.credentials = credentials;
  }

  List<Problem> problems(Service service, BuildRequest request) {
    List<Problem> problems = new ArrayList<>();
    request.args().forEach((name, value) -> arg(service, name, value, problems));
    request
        .labels()
        .forEach(
            (name, value) -> {
              if (isCredential(service, "labels", name, value)) {
                problems.add(
                    exposed(
                        "labels/" + name,
                        "the label "
                            + name
                            + " looks like a credential, and everybody who can pull an image reads"
                            + " its labels",
                        "take it out"));
              }
            });
    caches("cache_from", request.cacheFrom(), problems);
    caches("cache_to", request.cacheTo(), problems);
    address("context", request.context(), problems);
    request
        .contexts()
        .forEach(
            (name, context) -> {
              if (context instanceof NamedContext.Place place) {
                address("additional_contexts/" + name, place.address(), problems);
              }
            });
    return problems;
  }

  private void arg(Service service, String name, String value, List<Problem> problems) {
    if (name.isEmpty()
        || name.contains("=")
        || name.indexOf('\0') >= 0
        || value.indexOf('\0') >= 0) {
      problems.add(
          new Problem(
              DeployCode.BUILD_INPUT,
              "args",
              "a build argument has a name or a value that no program can be given",
              "take it out"));
      return;
    }
    if (!isCredential(service, "args", name, value)) {
      return;
    }
    problems.add(
        BuilderVariables.contains(name)
            ? exposed(
                "args/" + name,
                "the build argument "
                    + name
                    + " looks like a credential, and has the name of a variable that builders read"
                    + " themselves",
                USE_SECRETS)
            : new Problem(
                DeployCode.BUILD_ARG_CREDENTIAL,
                "args/" + name,
                "the build argument "
                    + name
                    + " looks like a credential, and stays readable in the history of the image",
                USE_SECRETS));
  }

  private boolean isCredential(Service service, String attribute, String name, String value) {
    TreePath path = service.path().child("build").child(attribute).child(name);
    return Credentials.looksLike(name, value)
        || (!value.isEmpty()
            && project.at(path).isPresent()
            && credentials.isCredential(name, Optional.of(value), project.origin(path)));
  }

  private static void caches(String attribute, List<String> caches, List<Problem> problems) {
    for (String cache : caches) {
      for (Map.Entry<String, String> field : Csv.fields(cache).entrySet()) {
        if (Credentials.looksLike(field.getKey(), field.getValue())) {
          problems.add(
              exposed(
                  attribute,
                  "the parameter " + field.getKey() + " of the cache looks like a credential",
                  "leave it out: builders find it in their environment"));
        }
      }
    }
  }

  private static void address(String attribute, String address, List<Problem> problems) {
    if (BuildRequest.isRemote(address) && Credentials.isContent(address)) {
      problems.add(
          exposed(
              attribute,
              "the address of the context has a credential in it",
              "take it out, and use SSH or the build secret GIT_AUTH_TOKEN"));
    }
  }

  private static Problem exposed(String attribute, String words, String hint) {
    return new Problem(DeployCode.BUILD_CREDENTIAL, attribute, words, hint);
  }
}
