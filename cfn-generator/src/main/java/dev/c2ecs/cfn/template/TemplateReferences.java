package dev.c2ecs.cfn.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the functions of a template name, found in one walk. Parameters can be left out of the
 * template without a change here.
 *
 * @param ofResources the names by logical ID, without those of {@code DependsOn}
 * @param ofOutputs the names in the values of the outputs, in their order
 */
public record TemplateReferences(
    Map<String, Set<String>> ofResources, List<Set<String>> ofOutputs) {

  /** The references of a template. */
  public static TemplateReferences of(Template template) {
    Map<String, Set<String>> ofResources = new LinkedHashMap<>();
    for (Resource resource : template.resources()) {
      ofResources.put(resource.id(), References.within(resource.properties()));
    }
    List<Set<String>> ofOutputs = new ArrayList<>();
    for (Output output : template.outputs()) {
      ofOutputs.add(References.within(output.value()));
    }
    return new TemplateReferences(ofResources, ofOutputs);
  }

  /** Whether something names a resource or parameter. */
  public boolean use(String name) {
    for (Set<String> names : ofResources.values()) {
      if (names.contains(name)) {
        return true;
      }
    }
    for (Set<String> names : ofOutputs) {
      if (names.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
