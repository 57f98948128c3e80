package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;

/**
 * Looks into what images are made of: files that are added, and builds. Whoever has the files of
 * the project does that: a translation opens none, and asks only for what is made.
 */
@FunctionalInterface
public interface ImageInspection {

  /** Nobody looks. */
  ImageInspection NONE = images -> List.of();

  /** What there is to say of the images that a template names by parameters. */
  List<Finding> of(List<NeededImage> images);

  /**
   * One thing to say.
   *
   * @param code its kind
   * @param path the Compose path of what it is about
   * @param message what is wrong, without any content
   * @param hint what to do
   */
  record Finding(Code code, TreePath path, String message, String hint) {}
}
