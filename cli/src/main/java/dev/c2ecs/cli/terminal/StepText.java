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

  /** Where a part of the Compose file is written. */
  public interface Places {
    /** The position, {@code compose.yaml:4:3}; empty when it is not known. */
    String of(ComposeRef part);
  }

  private static final String STYLE = "1;31";
  private static final String ITEM = "    ";
  private static final String REST = "; the rest changes already";
  private static final int HANG = 2;
  private static final int HANG_OF_STEP = 3;

  private final List<StyledLine> lines = new ArrayList<>();
  private final Forecast forecast;
  private final Places places;
  private final int width;

  private StepText(Forecast forecast, Places places, int width) {
    this.forecast = forecast;
    this.places = places;
    this.width = width;
  }

  /**
   * The lines; none when nothing stands in the way.
   *
   * @param before the template that is deployed; empty when it is not known
   * @param width how wide lines may be
   */
  public static List<StyledLine> lines(
      Forecast forecast, Optional<Template> before, Places places, int width) {
    StepText text = new StepText(forecast, places, width);
    if (!forecast.obstacles().isEmpty()) {
      text.obstacles();
      if (forecast.takesTwoUpdates()) {
        text.steps(before.map(forecast::interrupted).orElse(List.of()));
      } else {
        text.wayOut();
      }
    }
    return List.copyOf(text.lines);
  }

  private void obstacles() {
    add(
        STYLE,
        forecast.takesTwoUpdates()
            ? "  AWS would refuse this as one update:"
            : "  AWS would refuse this, and no update between helps:",
        HANG);
    Set<String> sentences = new LinkedHashSet<>();
    forecast.obstacles().forEach(obstacle -> sentences.add(sentence(obstacle)));
    sentences.forEach(sentence -> add("", ITEM + sentence, HANG));
  }

  private String sentence(Obstacle obstacle) {
    String place = isOfProject(obstacle.origin()) ? "" : places.of(obstacle.origin());
    return CommonWords.harmless(
        (place.isEmpty() ? "" : place + ": ") + subject(obstacle) + obstacle.reason());
  }

  private static String subject(Obstacle obstacle) {
    if (isOfProject(obstacle.origin())) {
      return "";
    }
    boolean shared = obstacle.origin().kind() == ComposeRef.Kind.PROJECT;
    return (shared ? obstacle.id() : ComposeObject.of(obstacle.origin()).label()) + ": ";
  }

  /** What all share stands nowhere. */
  private static boolean isOfProject(ComposeRef origin) {
    return !origin.isKnown() || origin.equals(ComposeRef.PROJECT);
  }

  private void steps(List<Resource> interrupted) {
    Set<String> silent = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    for (Resource resource : interrupted) {
      (answers(resource) ? silent : others).add(label(resource));
    }
    others.removeAll(silent);
    add(STYLE, "  Two updates do it:", HANG);
    add("", ITEM + "1. " + first(silent, others), HANG_OF_STEP);
    add("", ITEM + "2. everything is as the file says", HANG_OF_STEP);
    if (!silent.isEmpty()) {
      add(
          "33",
          "  Meanwhile "
              + joined(silent)
              + (silent.size() == 1 ? " does" : " do")
              + " not answer. No data go for it.",
          HANG);
    }
    if (interrupted.stream().anyMatch(resource -> resource.is(ResourceType.LOAD_BALANCER))) {
      add("33", "  The load balancer comes back with another DNS name.", HANG);
    }
  }

  private static String first(Set<String> silent, Set<String> others) {
    if (!silent.isEmpty()) {
      return joined(silent) + (silent.size() == 1 ? " goes" : " go") + REST;
    }
    return others.isEmpty()
        ? "everything but what stands in the way; no service stops"
        : joined(others) + (others.size() == 1 ? " goes" : " go") + ", no service stops" + REST;
  }

  private static String joined(Set<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return last == 0
        ? all.get(0)
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }

  private void wayOut() {
    add(
        "",
        "  Take that change back. Or deploy this beside the old one, under another name:"
            + " `c2ecs deploy -p NAME`, move what is to stay, then `c2ecs down` of the old one.",
        HANG);
  }

  private static boolean answers(Resource resource) {
    return resource.is(ResourceType.SERVICE)
        || resource.is(ResourceType.LOAD_BALANCER)
        || resource.is(ResourceType.LISTENER);
  }

  /** The part of the file when all of it goes, else what goes of it. */
  private static String label(Resource resource) {
    ComposeRef origin = resource.origin();
    boolean shared = origin.kind() == ComposeRef.Kind.PROJECT;
    String of = shared ? "" : " of " + ComposeObject.of(origin).label();
    return CommonWords.harmless(
        answers(resource) && !shared ? ComposeObject.of(origin).label() : resource.id() + of);
  }

  private void add(String style, String text, int hang) {
    Columns.wrapped(text, width, hang).forEach(line -> lines.add(new StyledLine(style, line)));
  }
}
