package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.build.Workplace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images that are made and not pushed yet, with the files that they are read from. */
final class PreparedImages implements AutoCloseable {

  private final List<PreparedImage> all;
  private final Optional<Workplace> workplace;

  /**
   * Images.
   *
   * @param workplace where their archives are, until it is closed
   */
  PreparedImages(List<PreparedImage> all, Optional<Workplace> workplace) {
    this.all = List.copyOf(all);
    this.workplace = workplace;
  }

  /** The images. */
  List<PreparedImage> all() {
    return all;
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
