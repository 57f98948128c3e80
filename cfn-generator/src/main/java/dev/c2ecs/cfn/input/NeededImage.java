package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.model.Build;
import java.util.List;

/**
 * An image that a template names by a parameter, because the project builds it or adds files to it.
 * Images that are made of the same things are one: one value, one parameter.
 *
 * @param parameter the name of the parameter
 * @param service the service that the parameter is named after, one of those that run it
 * @param services the services that run it, sorted
 * @param platform the machine that it is for, {@code linux/amd64} or {@code linux/arm64}
 * @param base what it is made from
 * @param files what is added to it, configs first, as the first service asks for it; empty for a
 *     build as it is, and for an image that only an overlay names by a parameter
 * @param mounted what is mounted while those services run
 * @param fileLimit the most bytes that may be added
 */
public record NeededImage(
    String parameter,
    String service,
    List<String> services,
    String platform,
    Base base,
    List<AddedFile> files,
    List<MountedPlace> mounted,
    long fileLimit) {

  public NeededImage {
    services = List.copyOf(services);
    files = List.copyOf(files);
    mounted = List.copyOf(mounted);
  }

  /** Whether a service runs it. */
  public boolean isOf(String name) {
    return services.contains(name);
  }

  /** The same image, to be pushed under every name that stands beside its build. */
  public NeededImage pushedToItsNames() {
    return base instanceof Built built
        ? new NeededImage(
            parameter,
            service,
            services,
            platform,
            built.pushedToItsNames(),
            files,
            mounted,
            fileLimit)
        : this;
  }

  /** What an image is made from. */
  public sealed interface Base {}

  /**
   * A build. Equal values for one platform are one build, however many images are made from it.
   *
   * @param build how it is built, as the first service says it
   * @param service that service
   * @param services the services that say the same, sorted
   * @param names the names that these services give to what is built; they are only names here
   */
  public record Built(Build build, String service, List<String> services, List<Name> names)
      implements Base {

    public Built {
      services = List.copyOf(services);
      names = List.copyOf(names);
    }

    private Built pushedToItsNames() {
      return new Built(
          build,
          service,
          services,
          names.stream().map(name -> new Name(name.service(), name.image(), true)).toList());
    }
  }

  /**
   * A name that stands in {@code image} beside {@code build}.
   *
   * @param service the service
   * @param image the name
   * @param push whether the image is to be pushed there, {@code x-aws-push}
   */
  public record Name(String service, String image, boolean push) {}

  /**
   * An image of a registry, as it is written in the Compose file, with its digest behind it where
   * one is known.
   */
  public record OfRegistry(String image) implements Base {}
}
