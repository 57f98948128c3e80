package dev.c2ecs.cli.image;

/**
 * An image in an archive.
 *
 * @param pushable what a registry is given, with the digest that it will have there
 * @param base the same as something to add a layer to
 */
public record ArchivedImage(PushableImage pushable, BaseImage base) {

  /** Its configuration. */
  public ImageConfig config() {
    return base.config();
  }
}
