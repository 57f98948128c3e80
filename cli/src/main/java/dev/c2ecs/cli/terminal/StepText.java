package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Obstacle;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.stack.ComposeObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what stands in the way of an update, and by which steps it is possible all the same. */
public final class StepText {

  private static final String STYLE = "1;31";
  private static final int HANG = 2;

  private StepText() {}

  /**
   * The lines; none when nothing stands in the way.
   *
   * @param before the template that is deployed; empty when it is not known
   * @param width how wide lines may be
   */
  public static List<StyledLine> lines(Forecast forecast, Optional<Template> before, int width) {
    List<StyledLine> lines = new ArrayList<>();
    if (forecast.obstacles().isEmpty()) {
      return lines;
    }
    if (forecast.steps().size() < 2) {
      add(lines, STYLE, "  AWS would refuse this, and no update between helps:", width);
      for (Obstacle obstacle : forecast.obstacles()) {
        add(lines, "", "    " + sentence(obstacle), width);
      }
      add(
          lines,
          "",
          "  deploy it under another name, move what is to stay, then remove this one with `c2ecs"
              + " down`",
          width);
      return lines;
    }
    add(lines, STYLE, "  AWS would refuse this as one update; two updates do it:", width);
    for (Obstacle obstacle : forecast.obstacles()) {
      add(lines, "", "    because " + sentence(obstacle), width);
    }
    Set<String> still = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    for (Resource resource : before.map(forecast::interrupted).orElse(List.of())) {
      (stops(resource) ? still : others).add(label(resource));
    }
    others.removeAll(still);
    String first =
        still.isEmpty()
            ? others.isEmpty()
                ? "what stands in the way changes"
                : String.join(", ", others) + " without what stands in the way"
            : String.join(", ", still) + " goes";
    add(
        lines,
        "",
        "    first: " + first + (still.isEmpty() ? "" : ", and does not answer until the second"),
        width);
    add(lines, "", "    second: everything as the file says", width);
    return lines;
  }

  private static String sentence(Obstacle obstacle) {
    ComposeRef origin = obstacle.origin();
    String where = origin.isKnown() ? " (" + origin.path() + ")" : "";
    return CommonWords.harmless(obstacle.reason() + where);
  }

  private static boolean stops(Resource resource) {
    return resource.is(ResourceType.SERVICE)
        || resource.is(ResourceType.LOAD_BALANCER)
        || resource.is(ResourceType.LISTENER);
  }

  private static String label(Resource resource) {
    return CommonWords.harmless(ComposeObject.of(resource.origin()).label());
  }

  private static void add(List<StyledLine> lines, String style, String text, int width) {
    Columns.wrapped(text, width, HANG).forEach(line -> lines.add(new StyledLine(style, line)));
  }
}
