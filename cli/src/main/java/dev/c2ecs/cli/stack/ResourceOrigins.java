package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of the Compose file that resources come from.
 *
 * @param refs part by logical ID
 */
public record ResourceOrigins(Map<String, ComposeRef> refs) {

  /** Those of no resource. */
  public static final ResourceOrigins NONE = new ResourceOrigins(Map.of());

  public ResourceOrigins {
    refs = Map.copyOf(refs);
  }

  /** Those of a template. */
  public static ResourceOrigins of(Template template) {
    Map<String, ComposeRef> refs = new LinkedHashMap<>();
    for (Resource resource : template.resources()) {
      if (resource.origin().isKnown()) {
        refs.put(resource.id(), resource.origin());
      }
    }
    return new ResourceOrigins(refs);
  }

  /** These, and others for resources that are not among them. */
  public ResourceOrigins or(ResourceOrigins others) {
    Map<String, ComposeRef> all = new LinkedHashMap<>(others.refs);
    all.putAll(refs);
    return new ResourceOrigins(all);
  }

  /** The origin of a resource. */
  public ComposeRef ref(String logicalId) {
    return refs.getOrDefault(logicalId, ComposeRef.NONE);
  }

  /** The object that a resource belongs to. */
  public ComposeObject object(String logicalId) {
    return ComposeObject.of(ref(logicalId));
  }
}
