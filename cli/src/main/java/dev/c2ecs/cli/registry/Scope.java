package dev.c2ecs.cli.registry;

/**
 * What somebody wants to do.
 *
 * @param repository the repository
 * @param actions {@code pull} or {@code pull,push}
 * @see <a href="https://distribution.github.io/distribution/spec/auth/scope/">Distribution, token
 *     scope documentation</a>
 */
record Scope(String repository, String actions) {

  static Scope pull(String repository) {
    return new Scope(repository, "pull");
  }

  static Scope push(String repository) {
    return new Scope(repository, "pull,push");
  }

  @Override
  public String toString() {
    return "repository:" + repository + ":" + actions;
  }
}
