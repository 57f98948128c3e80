package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.check.Rule.Violation;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** How large a template may be, with the services that make it so. */
final class SizeRules implements Rule {

  /** Only benchmarks of large projects say otherwise. */
  private static final boolean LIMITED = !"off".equals(System.getProperty("c2ecs.limits"));

  private static final int NAMED = 3;

  @Override
  public void check(Template template, Consumer<Violation> found) {
    if (!LIMITED) {
      return;
    }
    if (template.resources().size() > Limits.RESOURCES) {
      quota(
          template.resources().size() + " resources",
          Integer.toString(Limits.RESOURCES),
          largest(template, resource -> 1, "resources"),
          found);
    }
    if (template.parameters().size() > Limits.PARAMETERS) {
      quota(
          template.parameters().size() + " parameters",
          Integer.toString(Limits.PARAMETERS),
          parameters(template),
          found);
    }
    if (template.outputs().size() > Limits.PARAMETERS) {
      quota(
          template.outputs().size() + " outputs",
          Integer.toString(Limits.PARAMETERS),
          outputs(template),
          found);
    }
    long bytes = 0;
    for (Resource resource : template.resources()) {
      bytes += TextSize.of(resource.properties());
    }
    if (bytes > Limits.TEMPLATE_BYTES) {
      quota(
          Limits.words((int) Math.min(bytes, Integer.MAX_VALUE)) + " bytes or more",
          "1 MB",
          largest(template, resource -> TextSize.of(resource.properties()), "bytes"),
          found);
    }
  }

  private static void quota(String has, String takes, String largest, Consumer<Violation> found) {
    found.accept(
        new Violation(
            CheckCode.QUOTA,
            "",
            "the template has "
                + has
                + ", CloudFormation takes "
                + takes
                + (largest.isEmpty() ? "" : "; the largest services: " + largest)));
  }

  private static String largest(Template template, ToLongFunction<Resource> size, String unit) {
    Map<String, Long> sizes = new TreeMap<>();
    for (Resource resource : template.resources()) {
      count(resource.origin(), size.applyAsLong(resource), sizes);
    }
    return words(sizes, unit);
  }

  private static String parameters(Template template) {
    Map<String, Set<String>> users = new HashMap<>();
    for (Resource resource : template.resources()) {
      if (resource.origin().kind() == ComposeRef.Kind.SERVICE) {
        users
            .computeIfAbsent(resource.origin().name(), name -> new HashSet<>())
            .addAll(References.within(resource.properties()));
      }
    }
    Map<String, Long> sizes = new TreeMap<>();
    users.forEach(
        (service, names) ->
            sizes.put(
                service,
                template.parameters().stream()
                    .map(Parameter::name)
                    .filter(names::contains)
                    .count()));
    return words(sizes, "parameters");
  }

  private static String outputs(Template template) {
    Map<String, Long> sizes = new TreeMap<>();
    for (Output output : template.outputs()) {
      count(output.origin(), 1, sizes);
    }
    return words(sizes, "outputs");
  }

  private static void count(ComposeRef origin, long size, Map<String, Long> sizes) {
    if (origin.kind() == ComposeRef.Kind.SERVICE) {
      sizes.merge(origin.name(), size, Long::sum);
    }
  }

  private static String words(Map<String, Long> sizes, String unit) {
    List<Map.Entry<String, Long>> all = new ArrayList<>(sizes.entrySet());
    all.sort((a, b) -> Long.compare(b.getValue(), a.getValue()));
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Long> entry : all.subList(0, Math.min(NAMED, all.size()))) {
      words.add(
          entry.getKey() + " (" + Limits.words((int) (long) entry.getValue()) + " " + unit + ")");
    }
    return String.join(", ", words);
  }
}
