package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.registry.PushListener;
import dev.c2ecs.cli.registry.Pushed;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The registries that images are pushed to because their names say so and somebody asked. */
final class NamedRegistries {

  /** A private registry of ECR, of any account, region and partition. */
  private static final Pattern ECR =
      Pattern.compile("[0-9]{12}\\.dkr[.-]ecr(-fips)?\\.[a-z0-9.-]+");

  private final Session session;
  private final Registries registries;

  /**
   * Registries.
   *
   * @param registries enters them with the logins of docker's configuration
   */
  NamedRegistries(Session session, Registries registries) {
    this.session = session;
    this.registries = registries;
  }

  /** Whether a registry is one of ECR, which is entered with the credentials for AWS. */
  static boolean isOfEcr(String host) {
    return ECR.matcher(host).matches();
  }

  /** What goes where, line by line. */
  static List<String> lines(List<NamedImage> images) {
    List<String> lines = new ArrayList<>();
    for (NamedImage image : images) {
      for (RegistryReference name : image.names()) {
        lines.add("  image " + image.service() + " → " + text(name) + " (the registry it names)");
      }
    }
    return lines;
  }

  /**
   * Pushes images under all their names.
   *
   * @param host the registry of the account, whose images are scanned; empty when it is not asked
   * @param asked whether somebody has agreed to it; else only the digest that tasks name is put
   *     where it is missing, and no tag is moved
   * @return what is in the registry of the account then
   * @throws dev.c2ecs.cli.diagnostic.Refusal if a registry does not take one
   */
  List<ScannedImage> push(List<NamedImage> images, String host, boolean asked) {
    List<ScannedImage> there = new ArrayList<>();
    for (NamedImage image : images) {
      Digest digest = image.image().descriptor().digest();
      for (RegistryReference name : asked ? image.names() : List.of(image.digestOnly())) {
        Pushed pushed =
            session.busy("pushing the image of " + image.service(), () -> push(image, name));
        session
            .console()
            .line(
                "image "
                    + image.service()
                    + ": "
                    + ProjectRepositories.words(digest, pushed, text(name)));
        if (name.host().equals(host)) {
          there.add(
              new ScannedImage(
                  image.service(),
                  name.repository(),
                  digest,
                  ProjectRepositories.sent(session, pushed)));
        }
      }
    }
    return there;
  }

  private Pushed push(NamedImage image, RegistryReference name) {
    try {
      return registries
          .of(name)
          .push(image.image(), name.repository(), name.tag(), List.of(), PushListener.none());
    } catch (RegistryException e) {
      throw e.refusal(TreePath.of("services", image.service(), "image"));
    }
  }

  /** With its host, also that of Docker Hub: where something goes is not to be guessed. */
  private static String text(RegistryReference name) {
    return name.host() + "/" + name.repository() + name.tag().map(tag -> ":" + tag).orElse("");
  }
}
