package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Value;
import java.util.Set;

/**
 * Why AWS would not carry out an update.
 *
 * @param id the logical ID of the resource that fails
 * @param origin the part of the Compose file that it comes from
 * @param reason why, in a sentence without its end
 * @param remedy what has to happen before
 */
public record Obstacle(String id, ComposeRef origin, String reason, Remedy remedy) {

  /** What the first of two updates has to do. */
  public sealed interface Remedy {

    /**
     * Resources go, and what cannot be without them; the second update makes them again.
     *
     * @param ids their logical IDs
     */
    record TakeOut(Set<String> ids) implements Remedy {
      public TakeOut {
        ids = Set.copyOf(ids);
      }
    }

    /**
     * A resource stays as it is; the second update changes it.
     *
     * @param id its logical ID
     */
    record Delay(String id) implements Remedy {}

    /**
     * A property is given up explicitly; the second update leaves it out.
     *
     * @param id the logical ID of the resource
     * @param property the property
     * @param value the value that gives it up
     */
    record GiveUp(String id, String property, Value value) implements Remedy {}

    /** No update helps: the stack has to be made anew. */
    record None() implements Remedy {}
  }
}
