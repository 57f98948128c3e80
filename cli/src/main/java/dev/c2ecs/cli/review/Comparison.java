package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.deploy.SourcePositions;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two sides of a project.
 *
 * @param forecast what an update from one to the other does; nothing when one of them has errors
 * @param preview the same by the parts of the Compose file
 * @param overlaps file systems that two services write for a while
 * @param renames what has another name only
 * @param contents what is made of other files
 * @param news the diagnostics that only the second side has, infos last
 * @param fixed those that only the first has
 */
public record Comparison(
    Side before,
    Side after,
    Forecast forecast,
    Preview preview,
    List<Overlap> overlaps,
    List<Rename> renames,
    List<NewContent> contents,
    List<Diagnostic> news,
    List<Diagnostic> fixed) {

  public Comparison {
    overlaps = List.copyOf(overlaps);
    renames = List.copyOf(renames);
    contents = List.copyOf(contents);
    news = List.copyOf(news);
    fixed = List.copyOf(fixed);
  }

  /** Compares two sides; parameters have the same values on both. */
  public static Comparison of(Side before, Side after) {
    return of(before, Map.of(), after, Map.of());
  }

  /**
   * Compares two sides.
   *
   * @param given the parameters that the first was deployed with
   * @param now the parameters that the second will be deployed with
   */
  public static Comparison of(
      Side before, Map<String, String> given, Side after, Map<String, String> now) {
    boolean whole = before.isWhole() && after.isWhole();
    Forecast forecast =
        whole ? Forecast.of(before.compared(), given, after.compared(), now) : Forecast.NONE;
    return new Comparison(
        before,
        after,
        forecast,
        Preview.of(forecast),
        whole ? Overlap.between(before.compared(), after.compared()) : List.of(),
        before.project().isPresent() && after.project().isPresent()
            ? Rename.between(before.project().get(), after.project().get())
            : List.of(),
        changed(before.prints(), after.prints()),
        without(after.diagnostics(), before.diagnostics()),
        without(before.diagnostics(), after.diagnostics()));
  }

  /** What both sides have, with another content. */
  private static List<NewContent> changed(
      Map<ContentPrints.Thing, String> before, Map<ContentPrints.Thing, String> after) {
    List<NewContent> changed = new ArrayList<>();
    after.forEach(
        (thing, print) -> {
          String old = before.get(thing);
          if (old != null && !old.equals(print)) {
            changed.add(NewContent.of(thing, old, print));
          }
        });
    return changed;
  }

  /** Those of one list that another one lacks; where they stand and how they count is no matter. */
  private static List<Diagnostic> without(List<Diagnostic> all, List<Diagnostic> others) {
    Set<String> known = new HashSet<>();
    others.forEach(other -> known.add(key(other)));
    List<Diagnostic> left = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      for (Diagnostic one : all) {
        if (one.severity() == severity && !known.contains(key(one))) {
          left.add(one);
        }
      }
    }
    return left;
  }

  /** Infos name what they are of by the dozen: the first of a kind is news, another one is not. */
  private static String key(Diagnostic diagnostic) {
    String code = diagnostic.severity() + " " + diagnostic.code().id();
    return diagnostic.severity() == Severity.INFO ? code : code + " " + diagnostic.path();
  }

  /**
   * Where a part of the project is written, on the second side or, when it is gone, on the first.
   *
   * @return {@code compose.yaml:4}; empty when that is not known
   */
  public String place(ComposeRef part) {
    boolean gone = after.project().filter(now -> now.at(part.path()).isPresent()).isEmpty();
    return new SourcePositions((gone ? before : after).project())
        .of(part)
        .map(at -> at.file() + ":" + at.line())
        .orElse("");
  }

  /** What faces the Internet before. */
  public List<Exposure> exposedBefore() {
    return Exposure.of(before.compared());
  }

  /** What faces the Internet afterwards. */
  public List<Exposure> exposedAfter() {
    return Exposure.of(after.compared());
  }

  /** What reaches everybody that did not before. */
  public List<Exposure> opened() {
    Set<String> known = new LinkedHashSet<>();
    exposedBefore().forEach(one -> known.add(one.service() + " " + one.port() + " " + one.cidr()));
    return exposedAfter().stream()
        .filter(one -> !known.contains(one.service() + " " + one.port() + " " + one.cidr()))
        .toList();
  }

  /** The services whose tasks start again only because of other files. */
  public Set<String> rebuilt() {
    Set<String> services = new TreeSet<>();
    contents.forEach(one -> services.add(one.service()));
    return services;
  }

  /** Whether there is nothing to tell a reviewer. */
  public boolean isNothing() {
    return preview.objects().isEmpty()
        && contents.isEmpty()
        && news.isEmpty()
        && fixed.isEmpty()
        && before.absent() == after.absent()
        && before.isWhole() == after.isWhole()
        && (after.isWhole() || before.sources().equals(after.sources()));
  }
}
