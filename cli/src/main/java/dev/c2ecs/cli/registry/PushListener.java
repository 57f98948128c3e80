package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Descriptor;

/** Is told how a push goes on, by several threads. */
public interface PushListener {

  /** What became of a blob. */
  enum Outcome {
    /** The repository had it. */
    PRESENT,
    /** Another repository of the registry had it. */
    MOUNTED,
    /** It was sent. */
    SENT
  }

  /**
   * So many more bytes of a blob have been sent. After a broken connection all of it is sent again,
   * and told again.
   */
  void sent(Descriptor blob, long bytes);

  /** A blob is where it should be. */
  void done(Descriptor blob, Outcome outcome);

  /** Nobody listens. */
  static PushListener none() {
    return new PushListener() {
      @Override
      public void sent(Descriptor blob, long bytes) {}

      @Override
      public void done(Descriptor blob, Outcome outcome) {}
    };
  }
}
