package dev.c2ecs.cli;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cli.source.GitRemote;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a project comes from whose name is only that of its folder: the repository, so that two
 * folders of one name are told apart. Never a path of a machine.
 */
final class ProjectSource {

  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^@/]*@)?([^/:@]+)(?::\\d+)?/+(.+)");

  /** The short form of SSH, {@code git@host:owner/repository}. */
  private static final Pattern SHORT = Pattern.compile("(?:[^@/:]+@)?([^/:@]{2,}):(?!//)/*(.+)");

  /**
   * What a tag may not have.
   *
   * @see <a href="https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html">Tagging AWS
   *     resources, naming limits</a>
   */
  private static final Pattern NOT_IN_A_TAG = Pattern.compile("[^\\p{L}\\p{N} _.:/=+@-]");

  private ProjectSource() {}

  /**
   * The source of a project.
   *
   * @param given the name of {@code -p}
   * @param environment the variables of the process, whose {@code PATH} finds git
   * @return empty when the project has a name of its own, or nobody can tell where it comes from
   */
  static Optional<String> of(
      ComposeProject project, Optional<String> given, Map<String, String> environment) {
    if (!isNamedByFolder(project, given)) {
      return Optional.empty();
    }
    return GitRemote.of(Path.of(project.directory()), environment)
        .flatMap(
            remote -> repository(remote.url()).map(repository -> tag(repository, remote.prefix())));
  }

  /** Whether nobody chose the name of a project. */
  static boolean isNamedByFolder(ComposeProject project, Optional<String> given) {
    boolean written =
        project.at(TreePath.of("name")).map(Node::origin).filter(Origin::known).isPresent();
    String folder = project.directory().substring(project.directory().lastIndexOf('/') + 1);
    String normal =
        folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
    return given.filter(name -> !name.isEmpty()).isEmpty()
        && !written
        && project.name().equals(normal);
  }

  private static String tag(String repository, String prefix) {
    String path = prefix.replaceAll("/+$", "");
    String whole =
        NOT_IN_A_TAG.matcher(path.isEmpty() ? repository : repository + "/" + path).replaceAll("-");
    return whole.substring(0, Math.min(whole.length(), Limits.TAG_VALUE));
  }

  /**
   * Host, owner and repository of a URL of git, {@code github.com/owner/repository}; empty for a
   * path of a machine.
   */
  static Optional<String> repository(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      matcher = SHORT.matcher(url);
      if (!matcher.matches()) {
        return Optional.empty();
      }
    }
    String path =
        matcher.group(2).replaceAll("[?#].*$", "").replaceAll("/+$", "").replaceAll("\\.git$", "");
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(matcher.group(1).toLowerCase(Locale.ROOT) + "/" + path);
  }
}
