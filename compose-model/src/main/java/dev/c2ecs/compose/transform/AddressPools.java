package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.NodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Merges the address pools of a network. Pools with the same subnet are one. An override with other
 * subnets takes the place of the base, whose pools it merges into where the same subnet comes up
 * again; the results of this are those of docker compose, also where they surprise.
 */
final class AddressPools {

  /** A pool that may change while it already stands in the result. */
  private static final class Pool {
    private Mapping value;
    private String subnet;

    Pool(Mapping value) {
      this.value = value;
      this.subnet = subnet(value);
    }

    void become(Mapping newValue) {
      value = newValue;
      subnet = subnet(newValue);
    }

    /** The subnet with its kind; the same for all pools without one. */
    private static String subnet(Mapping pool) {
      return pool.get("subnet").filter(node -> !node.isNull()).map(NodeText::of).orElse("");
    }
  }

  private AddressPools() {}

  /** The pools of the result; none when one of the two lists has none. */
  static List<Mapping> merge(
      List<Mapping> base, List<Mapping> override, BinaryOperator<Mapping> merge) {
    List<Pool> later = override.stream().map(Pool::new).toList();
    List<Pool> result = new ArrayList<>();
    for (Mapping before : base) {
      Pool pool = new Pool(before);
      for (Pool other : later) {
        if (!other.subnet.equals(pool.subnet) && place(result, other) < 0) {
          result.add(other);
          continue;
        }
        pool.become(merge.apply(pool.value, other.value));
        int place = place(result, pool);
        if (place < 0) {
          result.add(pool);
        } else {
          result.set(place, pool);
        }
      }
    }
    return result.stream().map(pool -> pool.value).toList();
  }

  private static int place(List<Pool> pools, Pool wanted) {
    for (int i = 0; i < pools.size(); i++) {
      if (pools.get(i).subnet.equals(wanted.subnet)) {
        return i;
      }
    }
    return -1;
  }
}
