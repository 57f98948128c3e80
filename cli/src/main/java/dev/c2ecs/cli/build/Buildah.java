package dev.c2ecs.cli.build;

import java.util.List;
import java.util.Set;

/**
 * {@code buildah build}, and {@code buildah push} of what it made to an archive. Building straight
 * to an archive would leave the last step out of the cache: each build would have a new digest.
 *
 * @param program the absolute path of buildah
 * @param flags the flags that its build has
 * @see <a href="https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md">buildah
 *     build</a>
 * @see <a href="https://github.com/containers/buildah/blob/main/docs/buildah-push.1.md">buildah
 *     push</a>
 */
public record Buildah(String program, Set<String> flags) implements ContainerTool {

  public Buildah {
    flags = Set.copyOf(flags);
  }

  @Override
  public String name() {
    return "buildah";
  }

  @Override
  public List<Invocation> save(Recipe recipe, String id) {
    return List.of(
        Invocation.of(
            List.of(
                program,
                "push",
                "--quiet",
                // As it was built: in the format of OCI it would lose HEALTHCHECK and ONBUILD.
                "--format",
                "v2s2",
                id,
                // Without the directory, which the build runs in: what follows a colon is a name.
                "oci-archive:" + recipe.archive().getFileName())));
  }
}
