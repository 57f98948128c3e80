package dev.c2ecs.cli.build;

import java.util.List;
import java.util.Set;

/**
 * {@code podman build}, and {@code podman save} of what it made.
 *
 * @param program the absolute path of podman
 * @param flags the flags that its build has
 * @see <a href="https://docs.podman.io/en/latest/markdown/podman-build.1.html">podman build</a>
 * @see <a href="https://docs.podman.io/en/latest/markdown/podman-save.1.html">podman save</a>
 */
public record Podman(String program, Set<String> flags) implements ContainerTool {

  public Podman {
    flags = Set.copyOf(flags);
  }

  @Override
  public String name() {
    return "podman";
  }

  @Override
  public List<Invocation> save(Recipe recipe, String id) {
    return List.of(
        Invocation.of(
            List.of(
                program,
                "save",
                "--quiet",
                // As it was built: in the format of OCI it would lose HEALTHCHECK and ONBUILD.
                "--format",
                "docker-archive",
                "--output",
                recipe.archive().toString(),
                id)));
  }
}
