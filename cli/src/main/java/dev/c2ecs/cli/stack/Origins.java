package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Compose paths that resources come from.
 *
 * @param paths path by logical ID
 */
public record Origins(Map<String, String> paths) {

  /** What {@code convert} writes above each resource. */
  private static final Pattern COMMENT =
      Pattern.compile("^ {2}# (\\S.*)\\n {2}([A-Za-z0-9]+):$", Pattern.MULTILINE);

  public Origins {
    paths = Map.copyOf(paths);
  }

  /** Those of a template. */
  public static Origins of(Template template) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (Resource resource : template.resources()) {
      paths.put(resource.id(), resource.origin());
    }
    return new Origins(paths);
  }

  /** Those that the comments in the text of a template name; none for other people's templates. */
  public static Origins ofText(String text) {
    Map<String, String> paths = new LinkedHashMap<>();
    Matcher matcher = COMMENT.matcher(text);
    while (matcher.find()) {
      paths.put(matcher.group(2), matcher.group(1));
    }
    return new Origins(paths);
  }

  /** These, and others for resources that are not among them. */
  public Origins or(Origins others) {
    Map<String, String> all = new LinkedHashMap<>(others.paths);
    all.putAll(paths);
    return new Origins(all);
  }

  /** The Compose path of a resource, empty when it is not known. */
  public String path(String logicalId) {
    return paths.getOrDefault(logicalId, "");
  }

  /** The object that a resource belongs to. */
  public ComposeObject object(String logicalId) {
    return ComposeObject.of(path(logicalId));
  }
}
