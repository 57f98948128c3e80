package dev.c2ecs.cli.live;

import dev.c2ecs.cli.aws.LiveTasks;
import dev.c2ecs.cli.aws.LiveTasks.Place;
import dev.c2ecs.cli.stack.TaskView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks for the tasks of a project, with as few calls as its cluster allows. */
final class TaskList {

  private final LiveProject project;
  private final LiveTasks tasks;

  TaskList(LiveProject project, LiveTasks tasks) {
    this.project = project;
    this.tasks = tasks;
  }

  /** The tasks that run or are being started. */
  List<TaskView> running() {
    return ours(tasks::running);
  }

  /** The tasks that stopped within about an hour or are being stopped. */
  List<TaskView> stopped() {
    return ours(tasks::stopped);
  }

  private List<TaskView> ours(Function<Place, List<TaskView>> look) {
    Map<String, TaskView> found = new LinkedHashMap<>();
    for (Place place : places()) {
      look.apply(place).forEach(task -> found.putIfAbsent(task.arn(), task));
    }
    return found.values().stream().filter(task -> project.member(task).isPresent()).toList();
  }

  /** A cluster of its own is asked as a whole; in one that others use too, each member is. */
  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    project.ownCluster().map(Place::all).ifPresent(places::add);
    for (Member member : project.members()) {
      boolean known =
          member.cluster().isEmpty()
              || project.ownCluster().filter(member.cluster()::equals).isPresent();
      if (!known && member.kind() == Member.Kind.SERVICE) {
        places.add(new Place(member.cluster(), member.name(), ""));
      } else if (!known && !member.definition().isEmpty()) {
        places.add(new Place(member.cluster(), "", member.family()));
      }
    }
    return places;
  }
}
