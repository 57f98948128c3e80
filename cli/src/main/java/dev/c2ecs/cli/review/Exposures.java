package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.exposure.PublicResource;
import java.util.ArrayList;
import java.util.List;

/**
 * What faces the Internet on the two sides of a comparison.
 *
 * @param before the ports of the first side
 * @param after those of the second
 * @param opens the ports of the second that the first does not have in the same way; none where one
 *     of the sides has errors
 * @param closes the ports of the first that the second does not have in the same way, likewise
 * @param opened the ports of the second that are reached from outside and were not before, whatever
 *     their service was called; a redirect leads to none
 * @param resources the resources that face the Internet otherwise than by a port, and did not
 *     before
 */
public record Exposures(
    List<Exposure> before,
    List<Exposure> after,
    List<Exposure> opens,
    List<Exposure> closes,
    List<Exposure> opened,
    List<PublicResource> resources) {

  public Exposures {
    before = List.copyOf(before);
    after = List.copyOf(after);
    opens = List.copyOf(opens);
    closes = List.copyOf(closes);
    opened = List.copyOf(opened);
    resources = List.copyOf(resources);
  }

  /** Those of two sides. */
  static Exposures of(Side before, Side after, List<Rename> renames) {
    boolean whole = before.isWhole() && after.isWhole();
    List<Exposure> old = Exposure.of(before.compared());
    List<Exposure> now = Exposure.of(after.compared());
    return new Exposures(
        old,
        now,
        whole ? onlyIn(now, old) : List.of(),
        whole ? onlyIn(old, now) : List.of(),
        opened(old, now, renames),
        opened(PublicResource.of(before.compared()), PublicResource.of(after.compared())));
  }

  private static List<Exposure> onlyIn(List<Exposure> all, List<Exposure> others) {
    return all.stream()
        .filter(one -> others.stream().noneMatch(other -> one.isSameAs(other)))
        .toList();
  }

  private static List<Exposure> opened(
      List<Exposure> before, List<Exposure> after, List<Rename> renames) {
    List<Exposure> known = new ArrayList<>();
    for (Exposure one : before) {
      known.add(one);
      renames.stream()
          .filter(rename -> rename.before().equals(one.service()))
          .forEach(rename -> known.add(one.of(rename.after())));
    }
    return after.stream()
        .filter(one -> !one.service().isEmpty())
        .filter(one -> known.stream().allMatch(one::opensBeyond))
        .toList();
  }

  private static List<PublicResource> opened(
      List<PublicResource> before, List<PublicResource> after) {
    return after.stream()
        .filter(
            one ->
                before.stream()
                    .noneMatch(old -> old.id().equals(one.id()) && old.words().equals(one.words())))
        .toList();
  }
}
