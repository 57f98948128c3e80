package dev.c2ecs.cli.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the repository of a directory comes from, as its configuration says.
 *
 * @param url the address of its remote {@code origin}, as it is written
 * @param prefix the directory seen from the root of the repository, empty for that itself
 */
public record GitRemote(String url, String prefix) {

  /**
   * Asks git.
   *
   * @param environment the variables of the process, whose {@code PATH} finds git
   * @return empty when there is no git, no repository, or no such remote
   */
  public static Optional<GitRemote> of(Path directory, Map<String, String> environment) {
    Optional<Git> git = Git.of(environment);
    Optional<String> url = git.flatMap(asked -> asked.setting(directory, "remote.origin.url"));
    if (git.isEmpty() || url.isEmpty()) {
      return Optional.empty();
    }
    try {
      String prefix = git.get().line(directory, "rev-parse", "--show-prefix");
      return Optional.of(new GitRemote(url.get().strip(), prefix.strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
