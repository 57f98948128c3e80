package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.build.Workplace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images that are made and not pushed yet, with the files that they are read from. */
final class PreparedImages implements AutoCloseable {

  private final List<PreparedImage> all;
  private final List<NamedImage> named;
  private final Optional<Workplace> workplace;

  /**
   * Images.
   *
   * @param named what is pushed to other registries
   * @param workplace where their archives are, until it is closed
   */
  PreparedImages(List<PreparedImage> all, List<NamedImage> named, Optional<Workplace> workplace) {
    this.all = List.copyOf(all);
    this.named = List.copyOf(named);
    this.workplace = workplace;
  }

  /** The images. */
  List<PreparedImage> all() {
    return all;
  }

  /** What is pushed to other registries, each image once. */
  List<NamedImage> named() {
    return named;
  }

  /** The parameters of the template that name them. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    all.forEach(image -> parameters.put(image.needed().parameter(), image.uri()));
    return parameters;
  }

  @Override
  public void close() {
    workplace.ifPresent(Workplace::close);
  }
}
