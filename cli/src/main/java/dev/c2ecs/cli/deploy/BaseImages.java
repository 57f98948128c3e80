package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.BaseImage;
import dev.c2ecs.cli.image.BlobSource;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.ImageConfig;
import dev.c2ecs.cli.image.Manifest;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.FetchedManifest;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.Registry;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** Images of registries that files are added to. */
final class BaseImages {

  private BaseImages() {}

  /** Layers of a registry, which checks what it hands out. */
  private record OfRegistry(Registry registry, String repository) implements BlobSource {
    @Override
    public InputStream open(Descriptor part) throws IOException {
      try {
        return registry.blob(repository, part);
      } catch (RegistryException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public boolean isVerified() {
      return true;
    }
  }

  /**
   * The image for a platform; of its layers nothing is fetched yet.
   *
   * @throws RegistryException if there is none
   * @throws IOException if its configuration is none
   */
  static BaseImage of(Registries registries, RegistryReference reference, Platform platform)
      throws RegistryException, IOException {
    Registry registry = registries.of(reference);
    String repository = reference.repository();
    FetchedManifest fetched = registry.manifest(repository, reference.wanted());
    if (fetched.isIndex()) {
      FetchedManifest index = fetched;
      Descriptor one =
          index
              .imageFor(platform)
              .orElseThrow(
                  () ->
                      new RegistryException(
                          RegistryException.Kind.NOT_FOUND,
                          reference.text()
                              + " has nothing for "
                              + platform
                              + "; it has "
                              + platforms(index)));
      fetched = registry.manifest(repository, one.digest().text());
    }
    Manifest manifest = fetched.manifest();
    ImageConfig config = ImageConfig.read(registry.smallBlob(repository, manifest.config()));
    if (!platform.runs(config.platform())) {
      throw new RegistryException(
          RegistryException.Kind.NOT_FOUND,
          reference.text() + " is for " + config.platform() + ", not for " + platform);
    }
    return new BaseImage(manifest, config, new OfRegistry(registry, repository));
  }

  private static String platforms(FetchedManifest index) {
    try {
      return index.platforms().stream().map(Platform::toString).collect(Collectors.joining(", "));
    } catch (RegistryException e) {
      return "none that can be read";
    }
  }
}
