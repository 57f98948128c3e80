package dev.c2ecs.cfn.identity;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What an equal logical ID alone does not keep, and what nobody can tell. */
final class LikeNotes {

  private LikeNotes() {}

  /** The notes about an earlier template, a sentence each. */
  static List<String> of(Template planned, Template old, Pairs pairs) {
    List<String> notes = new ArrayList<>();
    doubts(pairs, notes);
    mountTargets(planned, old, notes);
    directories(planned, old, pairs, notes);
    return notes;
  }

  private static void doubts(Pairs pairs, List<String> notes) {
    for (Pairs.Doubt doubt : pairs.doubts()) {
      notes.add(
          String.join(" and ", doubt.theirs())
              + (doubt.theirs().size() == 1 ? " could be " : " could each be ")
              + String.join(" or ", doubt.ours())
              + " ("
              + doubt.what()
              + "): nobody can tell which, so that only an equal ID stays");
    }
  }

  /** Where an old template writes subnets out, the new one has to be given them in their order. */
  private static void mountTargets(Template planned, Template old, List<String> notes) {
    TreeSet<String> subnets = new TreeSet<>();
    for (Resource target : old.ofType(ResourceType.MOUNT_TARGET)) {
      if (target.properties().entries().get("SubnetId") instanceof Value.Text subnet) {
        subnets.add(subnet.text());
      }
    }
    String parameter = LogicalIds.parameter(ParameterSource.Network.FILE_SYSTEM_SUBNETS);
    if (!subnets.isEmpty() && !planned.ofType(ResourceType.MOUNT_TARGET).isEmpty()) {
      notes.add(
          "mount targets stay only in the subnets that they are in: deploy with `--parameter "
              + parameter
              + "="
              + String.join(",", subnets)
              + "`, as many as there are zones (`"
              + Keys.ZONES
              + "`)");
    }
  }

  /** A file system stays, but a task sees only the directory that its access point leads to. */
  private static void directories(Template planned, Template old, Pairs pairs, List<String> notes) {
    for (Resource point : planned.ofType(ResourceType.ACCESS_POINT)) {
      String now = TemplateLinks.text(point, "RootDirectory", "Path");
      String their = pairs.byOurs().getOrDefault(point.id(), "");
      old.resource(their)
          .map(before -> TemplateLinks.text(before, "RootDirectory", "Path"))
          .map(path -> path.isEmpty() ? "/" : path)
          .filter(path -> !path.equals(now))
          .ifPresent(
              path ->
                  notes.add(
                      their
                          + " leads to "
                          + path
                          + " in the earlier template and to "
                          + now
                          + " here, where the files are not seen: `driver_opts: {root_directory: "
                          + path
                          + "}` on the volume keeps it"));
    }
  }
}
