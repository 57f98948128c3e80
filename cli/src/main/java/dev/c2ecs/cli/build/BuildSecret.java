package dev.c2ecs.cli.build;

/** A secret that instructions of a build may mount. Only its name is ever shown. */
public sealed interface BuildSecret {

  /** The name that {@code RUN --mount=type=secret,id=…} asks for. */
  String id();

  /**
   * A secret in a file.
   *
   * @param path the absolute path of the file
   */
  record OfFile(String id, String path) implements BuildSecret {}

  /**
   * A secret in a variable.
   *
   * @param variable the name of the variable
   * @param value its value
   */
  record OfVariable(String id, String variable, String value) implements BuildSecret {
    @Override
    public String toString() {
      return "OfVariable[id=" + id + ", variable=" + variable + "]";
    }
  }
}
