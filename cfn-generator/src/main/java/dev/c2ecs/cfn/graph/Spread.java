package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts things below each other in their order, each as near to where it would like to be as the
 * others let it: isotonic regression, in which those that are in each other's way form blocks.
 */
final class Spread {

  private Spread() {}

  /** Things that touch, with the place of the first of them. */
  private record Block(int first, int count, double sum) {
    double place() {
      return sum / count;
    }
  }

  /**
   * The middles of the things.
   *
   * @param wishes the middles that they would like to have, in their order
   * @param heights their heights, with the room between them
   * @param top where the first begins at the earliest
   * @param bottom where the last ends at the latest; there is room for all
   */
  static double[] of(double[] wishes, double[] heights, double top, double bottom) {
    int count = wishes.length;
    double[] offsets = new double[count];
    for (int i = 1; i < count; i++) {
      offsets[i] = offsets[i - 1] + (heights[i - 1] + heights[i]) / 2;
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Block block = new Block(i, 1, wishes[i] - offsets[i]);
      while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).place() > block.place()) {
        Block above = blocks.remove(blocks.size() - 1);
        block = new Block(above.first, above.count + block.count, above.sum + block.sum);
      }
      blocks.add(block);
    }
    double[] middles = new double[count];
    double least = count == 0 ? top : top + heights[0] / 2;
    double most = count == 0 ? bottom : bottom - heights[count - 1] / 2 - offsets[count - 1];
    for (Block block : blocks) {
      double place = Math.max(least, Math.min(most, block.place()));
      for (int i = block.first; i < block.first + block.count; i++) {
        middles[i] = place + offsets[i];
      }
    }
    return middles;
  }
}
