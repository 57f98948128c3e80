package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.MountedPlace;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.build.BuildRun;
import dev.c2ecs.cli.build.BuiltImage;
import dev.c2ecs.cli.build.Workplace;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.ArchivedImage;
import dev.c2ecs.cli.image.BaseImage;
import dev.c2ecs.cli.image.BaseTree;
import dev.c2ecs.cli.image.DeliveredFiles;
import dev.c2ecs.cli.image.FileLayer;
import dev.c2ecs.cli.image.ImageArchive;
import dev.c2ecs.cli.image.ImageBuilder;
import dev.c2ecs.cli.image.ImageException;
import dev.c2ecs.cli.image.ListingCache;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Makes the images of a project: builds, and layers of files on top of them or of images of
 * registries. Nothing is pushed, so that what they are is known before anybody is asked.
 */
final class ImageMaker {

  private final ImageWork work;
  private final Registries registries;
  private final String project;
  private final String registryHost;
  private final ConfigValues configs;

  /** What is added to each image, by its parameter. */
  private final Map<String, List<DeliveredFiles>> files = new HashMap<>();

  private final Map<String, NamedImage> named = new ConcurrentSkipListMap<>();
  private final ListingCache listings;

  /**
   * A maker.
   *
   * @param registries where base images come from
   * @param project the name of the project
   * @param registryHost the registry of the project's repositories; empty when none is needed
   * @param configs the contents of external configs
   */
  ImageMaker(
      ImageWork work,
      Registries registries,
      String project,
      String registryHost,
      ConfigValues configs) {
    this.work = work;
    this.registries = registries;
    this.project = project;
    this.registryHost = registryHost;
    this.configs = configs;
    this.listings = ListingCache.of(work.environment());
  }

  /**
   * Makes them.
   *
   * @throws Refusal if a build fails, a base image is not to be had, or files cannot be delivered
   */
  PreparedImages make() {
    // What can be wrong with files is known at once, and a build takes minutes.
    work.images()
        .forEach(
            image -> files.put(image.parameter(), LayerFiles.of(image, work.files(), configs)));
    Optional<Workplace> workplace = Optional.empty();
    try {
      Map<String, Path> archives = new HashMap<>();
      if (!work.builds().builds().isEmpty()) {
        workplace = Optional.of(Workplace.open(work.environment()));
        archives = build(workplace.get());
      }
      Map<String, Path> built = archives;
      // Registries are waited for: all images at once.
      List<Ahead<PreparedImage>> made =
          work.images().stream().map(image -> Ahead.of(() -> made(image, built))).toList();
      List<PreparedImage> all = made.stream().map(Ahead::get).toList();
      checkNames();
      return new PreparedImages(all, List.copyOf(named.values()), workplace);
    } catch (IOException e) {
      workplace.ifPresent(Workplace::close);
      throw new Refusal(DeployCode.BUILD_FAILED, "there is no place to build in: " + e);
    } catch (RuntimeException e) {
      workplace.ifPresent(Workplace::close);
      throw e;
    }
  }

  /** The archives by the services whose builds they are of. */
  private Map<String, Path> build(Workplace workplace) {
    Map<String, Path> archives = new HashMap<>();
    List<BuiltImage> built =
        new BuildRun(work.builder().orElseThrow(), workplace, work.environment(), work.screen())
            .run(work.builds());
    for (BuiltImage image : built) {
      image.build().services().forEach(service -> archives.put(service, image.archive()));
    }
    return archives;
  }

  private PreparedImage made(NeededImage image, Map<String, Path> archives) {
    Platform platform = Platform.of(image.platform());
    List<String> mountFrom = new ArrayList<>();
    PushableImage made;
    try {
      if (image.base() instanceof NeededImage.Built built) {
        Path archive = archives.get(built.service());
        if (archive == null) {
          throw new Refusal(
              DeployCode.IMAGE_MISSING,
              place(image),
              "the image of " + image.service() + " is not built",
              "give --image " + image.service() + "=URI");
        }
        ArchivedImage archived = ImageArchive.open(archive).image(platform);
        List<RegistryReference> names = PushedNames.of(image);
        if (!names.isEmpty()) {
          NamedImage pushed = new NamedImage(built.service(), archived.pushable(), names);
          named.put(built.service(), pushed);
          if (image.files().isEmpty()) {
            return new PreparedImage(
                image, pushed.image(), Optional.empty(), pushed.uri(), List.of());
          }
        }
        BaseImage base = archived.base();
        made =
            image.files().isEmpty()
                ? archived.pushable()
                : layered(base, BaseTree.read(base.manifest(), base.blobs()), image);
      } else {
        String text = ((NeededImage.OfRegistry) image.base()).image();
        RegistryReference reference =
            RegistryReference.parse(text)
                .orElseThrow(
                    () ->
                        new Refusal(
                            DeployCode.IMAGE_NOT_FOUND,
                            place(image),
                            "`" + text + "` is no image of a registry",
                            "correct its name"));
        if (reference.host().equals(registryHost)) {
          mountFrom.add(reference.repository());
        }
        BaseImage base = BaseImages.of(registries, reference, platform);
        made = layered(base, BaseTree.read(base.manifest(), base.blobs(), listings), image);
      }
    } catch (RegistryException e) {
      throw e.refusal(place(image));
    } catch (ImageException e) {
      throw failed(image, e);
    } catch (IOException e) {
      if (e.getCause() instanceof RegistryException cause) {
        throw cause.refusal(place(image));
      }
      throw new Refusal(
          DeployCode.IMAGE_BROKEN,
          place(image),
          "the image of " + image.service() + " cannot be read: " + e.getMessage(),
          "");
    }
    String repository = RepositoryNames.of(project, image.service());
    return new PreparedImage(
        image,
        made,
        Optional.of(repository),
        registryHost + "/" + repository + "@" + made.descriptor().digest(),
        mountFrom);
  }

  /** One name is one image: the second push would take it away from the first. */
  private void checkNames() {
    Map<RegistryReference, NamedImage> taken = new HashMap<>();
    for (NamedImage image : named.values()) {
      for (RegistryReference name : image.names()) {
        NamedImage other = taken.putIfAbsent(name, image);
        if (other != null
            && !other.image().descriptor().digest().equals(image.image().descriptor().digest())) {
          throw new Refusal(
              DeployCode.REGISTRY_NAME,
              TreePath.of("services", image.service(), "image"),
              "the images of "
                  + other.service()
                  + " and "
                  + image.service()
                  + " differ and have one name, "
                  + name,
              "give each its own");
        }
      }
    }
  }

  private PushableImage layered(BaseImage base, BaseTree tree, NeededImage image)
      throws IOException {
    FileLayer layer =
        FileLayer.of(
            tree,
            files.getOrDefault(image.parameter(), List.of()),
            image.mounted().stream().map(MountedPlace::target).distinct().toList());
    return ImageBuilder.withLayer(base, layer);
  }

  private static Refusal failed(NeededImage image, ImageException e) {
    DeployCode code =
        switch (e.problem()) {
          case BAD_PATH,
              HIDDEN,
              KIND_CONFLICT,
              SAME_TARGET,
              SPECIAL_FILE,
              CHANGED,
              TOO_LARGE,
              UNREADABLE,
              MISSING ->
              DeployCode.FILES_UNREADABLE;
          case NO_SUCH_PLATFORM, AMBIGUOUS -> DeployCode.IMAGE_NOT_FOUND;
          default -> DeployCode.IMAGE_BROKEN;
        };
    // A builder may take what it built for another platform from its cache.
    String hint =
        e.problem() == ImageException.Problem.NO_SUCH_PLATFORM
                && image.base() instanceof NeededImage.Built
            ? "`c2ecs build --no-cache " + image.service() + "` builds it anew"
            : code == DeployCode.FILES_UNREADABLE ? LayerFiles.remedy(e, image) : "";
    return new Refusal(
        code,
        code == DeployCode.FILES_UNREADABLE ? LayerFiles.place(image, e) : place(image),
        "the image of " + image.service() + ": " + e.words(),
        hint);
  }

  /** The part of the Compose file that says what an image is made from. */
  private static TreePath place(NeededImage image) {
    return image.base() instanceof NeededImage.Built built
        ? TreePath.of("services", built.service(), "build")
        : TreePath.of("services", image.service(), "image");
  }
}
