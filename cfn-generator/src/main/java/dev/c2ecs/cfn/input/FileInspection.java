package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;

/**
 * Looks into the files that are added to an image. Whoever has the files of the project does that:
 * a translation opens none, and asks only for what is delivered.
 */
@FunctionalInterface
public interface FileInspection {

  /** Nobody looks. */
  FileInspection NONE = image -> List.of();

  /** What there is to say of the files of an image. */
  List<Finding> of(NeededImage image);

  /**
   * One thing to say.
   *
   * @param code its kind
   * @param path the Compose path of what delivers the file
   * @param message what is wrong, without any content
   * @param hint what to do
   */
  record Finding(Code code, TreePath path, String message, String hint) {}
}
