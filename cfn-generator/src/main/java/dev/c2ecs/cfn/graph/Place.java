package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has a place in a column: a box, or the lane on which lines pass the column. Its middle is
 * set by {@link Layout} as it finds a better one.
 */
final class Place {

  /** The room of a line that passes. */
  static final double LANE = 14;

  final @Nullable Box box;
  final int column;
  final String band;

  /** What keeps the order of things that nothing else orders. */
  final int number;

  final List<Place> left = new ArrayList<>();
  final List<Place> right = new ArrayList<>();
  double middle;

  Place(@Nullable Box box, int column, String band, int number) {
    this.box = box;
    this.column = column;
    this.band = band;
    this.number = number;
  }

  double height() {
    return box == null ? LANE : box.height();
  }

  /** Where it would like to be: in the middle of its neighbours on one side or both. */
  double wish(boolean toLeft, boolean toRight) {
    double sum = 0;
    int count = 0;
    for (Place place : toLeft ? left : List.<Place>of()) {
      sum += place.middle;
      count++;
    }
    for (Place place : toRight ? right : List.<Place>of()) {
      sum += place.middle;
      count++;
    }
    return count == 0 ? middle : sum / count;
  }
}
