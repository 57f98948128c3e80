package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cli.stack.ComposeObject;

/** Says that two services write the same file system for a while. */
public final class OverlapText {

  private OverlapText() {}

  /** The line. */
  public static StyledLine line(Overlap overlap) {
    return new StyledLine(
        "1;33",
        "  warning: for a while "
            + (overlap.isReplaced()
                ? "the old and the new " + ComposeObject.of(overlap.coming()).label()
                : ComposeObject.of(overlap.leaving()).label()
                    + " and "
                    + ComposeObject.of(overlap.coming()).label())
            + " both write "
            + overlap.fileSystem()
            + ", which only one may: the new one is created before the old one goes. Take the old"
            + " one out of the file, deploy, put the new one in, deploy");
  }
}
