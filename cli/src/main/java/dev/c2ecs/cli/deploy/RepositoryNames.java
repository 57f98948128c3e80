package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The names of the repositories of a project: {@code PROJECT/SERVICE}. What ECR does not take is
 * written otherwise, with a mark of the whole name, so that two names stay two.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html">
 *     CreateRepository, repositoryName</a>
 */
public final class RepositoryNames {

  private static final int LONGEST_PART = 120;
  private static final int MARK = 8;

  private RepositoryNames() {}

  /** What the names of all repositories of a project start with. */
  public static String prefix(String project) {
    return part(project) + "/";
  }

  /** The repository of the image that is named after a service. */
  static String of(String project, String service) {
    return prefix(project) + part(service);
  }

  /** Letters in lower case and digits, with a single separator between them. */
  private static String part(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("([._-])[._-]+", "$1")
            .replaceAll("^[._-]+|[._-]+$", "");
    if (plain.equals(name) && plain.length() <= LONGEST_PART) {
      return plain;
    }
    String digits = Digest.of(name.getBytes(StandardCharsets.UTF_8)).text();
    String mark = digits.substring(digits.length() - MARK);
    String kept = plain.length() <= LONGEST_PART ? plain : plain.substring(0, LONGEST_PART);
    return kept.isEmpty() ? mark : kept.replaceAll("[._-]+$", "") + "-" + mark;
  }
}
