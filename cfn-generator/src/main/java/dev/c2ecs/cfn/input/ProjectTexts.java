package dev.c2ecs.cfn.input;

import java.util.List;

/**
 * Reads the texts of files and directories that are delivered to services. Whoever has the files of
 * the project does that: a translation opens none, and asks only for what is delivered.
 */
@FunctionalInterface
public interface ProjectTexts {

  /** Nobody reads. */
  ProjectTexts NONE = source -> List.of();

  /**
   * The texts at a source, without files that are binary or large.
   *
   * @param source an absolute path
   */
  List<String> at(String source);
}
