package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project as it is deployed: the one way from a project to its stacks, from there to its {@link
 * DeployedServices services} and to their tasks.
 *
 * @param stacks its stacks, the one that holds the others first; none when nothing is deployed
 */
public record DeployedProject(List<DeployedStack> stacks) {

  /** Nothing is deployed. */
  static final DeployedProject NOTHING = new DeployedProject(List.of());

  private static final Template NO_TEMPLATE = new Template("", List.of(), List.of(), List.of());

  public DeployedProject {
    stacks = List.copyOf(stacks);
  }

  /**
   * Asks for the templates of a project.
   *
   * @param root its stack
   * @throws DeployFailure if one may not be read, or AWS does not answer
   */
  public static DeployedProject read(Session session, StackInfo root) {
    return new DeployedProject(List.of(DeployedStack.read(session, root)));
  }

  /** The same for whoever can do without: nothing when the templates may not be read. */
  static DeployedProject readIfAllowed(Session session, StackInfo root) {
    try {
      return read(session, root);
    } catch (DeployFailure e) {
      if (e.isDenied()) {
        return NOTHING;
      }
      throw e;
    }
  }

  /** The sentence about a look that failed. */
  static String failed(DeployFailure e) {
    return "what runs could not be looked at: " + e.reason();
  }

  /** Where the resources of its stacks come from. */
  ResourceOrigins origins() {
    ResourceOrigins all = ResourceOrigins.NONE;
    for (DeployedStack stack : stacks) {
      all = all.or(stack.origins());
    }
    return all;
  }

  /**
   * Asks for what the templates made, to look at what runs of it.
   *
   * @throws DeployFailure if a call is refused, or a template cannot be read
   */
  DeployedServices services(Session session) {
    List<DeployedServices.OfStack> services = new ArrayList<>();
    for (DeployedStack stack : stacks) {
      services.add(DeployedServices.OfStack.of(session, stack));
    }
    return new DeployedServices(services);
  }

  /** Its template, which a new one replaces; empty when there is none, or none that can be read. */
  Optional<Template> template() {
    return stacks.stream().findFirst().flatMap(DeployedStack::template);
  }

  /**
   * What a new template does.
   *
   * @param now the parameters that it will be deployed with
   * @param images the images that it names by a parameter; of those that are deployed only what
   *     stands in the template is known
   */
  Forecast forecast(Template next, Map<String, String> now, Collection<NeededImage> images) {
    if (stacks.isEmpty()) {
      return Forecast.of(NO_TEMPLATE, Map.of(), next, now);
    }
    // A value that nobody tells is taken for the same: nothing is refused for what is not known.
    Map<String, String> given = new LinkedHashMap<>(now);
    given.putAll(stacks.get(0).info().parameters());
    return template()
        .map(
            old ->
                Forecast.of(old, given, next, now).withImages(old, Map.of(), next, bases(images)))
        .orElse(Forecast.NONE);
  }

  /** What images are made from that no build makes, by the names of their containers. */
  private static Map<String, String> bases(Collection<NeededImage> images) {
    Map<String, String> bases = new LinkedHashMap<>();
    for (NeededImage image : images) {
      if (image.base() instanceof NeededImage.OfRegistry base) {
        image.services().forEach(service -> bases.put(TaskNames.container(service), base.image()));
      }
    }
    return bases;
  }

  /** What faces the Internet now. */
  List<Exposure> exposures() {
    return template().map(Exposure::of).orElse(List.of());
  }

  /** Where, on the way to a new template, two services write to what only one may. */
  List<Overlap> overlaps(Template next) {
    return template().map(old -> Overlap.between(old, next)).orElse(List.of());
  }

  /** What its template costs in a month; empty when there is none that can be read. */
  Optional<CostEstimate> cost(String region, CostSettings settings) {
    return template()
        .map(old -> CostEstimate.of(old, stacks.get(0).info().parameters(), region, settings));
  }

  /** Whether a text stands in one of its templates. */
  boolean mentions(String text) {
    return stacks.stream().anyMatch(stack -> stack.text().contains(text));
  }
}
