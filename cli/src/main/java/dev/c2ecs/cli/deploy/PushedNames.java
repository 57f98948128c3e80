package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.images.ImageReference;
import dev.c2ecs.cfn.input.ImageInspection.Finding;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names beside {@code build} that somebody asked to push to, by {@code x-aws-push} or {@code
 * push --registry}. A name without a host would be one of Docker Hub, where it most likely is
 * somebody else's or public: it is not taken for an address.
 */
public final class PushedNames {

  private PushedNames() {}

  /**
   * The names that an image is pushed under, each once: those in {@code image}, then those in
   * {@code build.tags} that name a host. None when nobody asked for it.
   *
   * @throws Refusal if one cannot be pushed to
   */
  public static List<RegistryReference> of(NeededImage image) {
    if (!(image.base() instanceof NeededImage.Built built)) {
      return List.of();
    }
    List<RegistryReference> names = new ArrayList<>();
    for (NeededImage.Name name : built.names()) {
      if (name.push()) {
        add(names, target(name));
      }
    }
    if (!names.isEmpty()) {
      for (String tag : built.build().tags()) {
        if (ImageReference.namesHost(tag)) {
          add(names, tag(built.service(), tag));
        }
      }
    }
    return List.copyOf(names);
  }

  /** Whether the names that `x-aws-push` stands beside have hosts. */
  public static boolean areAddresses(NeededImage image) {
    return !(image.base() instanceof NeededImage.Built built)
        || built.names().stream()
            .allMatch(name -> !name.push() || ImageReference.namesHost(name.image()));
  }

  /** What stands against the names that an image is to be pushed under. */
  public static List<Finding> problems(NeededImage image) {
    try {
      of(image);
      return List.of();
    } catch (Refusal e) {
      return e.diagnostics().stream()
          .map(d -> new Finding(d.code(), d.path(), d.message(), d.hint()))
          .toList();
    }
  }

  private static void add(List<RegistryReference> names, RegistryReference name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  private static RegistryReference target(NeededImage.Name name) {
    TreePath place = TreePath.of("services", name.service(), "image");
    if (!ImageReference.namesHost(name.image())) {
      throw new Refusal(
          DeployCode.REGISTRY_NAME,
          place,
          "`" + name.image() + "` names no registry to push to",
          "write its host, `docker.io/" + name.image() + "` for Docker Hub");
    }
    return checked(place, name.image());
  }

  private static RegistryReference tag(String service, String tag) {
    return checked(TreePath.of("services", service, "build", "tags"), tag);
  }

  private static RegistryReference checked(TreePath place, String text) {
    Optional<RegistryReference> name = RegistryReference.parse(text);
    if (name.isEmpty()) {
      throw new Refusal(
          DeployCode.REGISTRY_NAME,
          place,
          "`" + text + "`: " + ImageReference.problem(text).orElse("no registry has it"),
          "correct the name");
    }
    if (name.get().digest().isPresent()) {
      throw new Refusal(
          DeployCode.REGISTRY_NAME,
          place,
          "`" + text + "` has a digest, which nobody knows before the image is built",
          "write a tag");
    }
    return name.get();
  }

  /**
   * Whether an image is pushed under its own names only. Files of the project, which may be for
   * nobody else, go nowhere but into repositories of the project.
   */
  static boolean isElsewhereOnly(NeededImage image) {
    return image.files().isEmpty() && !of(image).isEmpty();
  }
}
