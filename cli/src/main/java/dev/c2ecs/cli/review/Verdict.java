package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.stack.ComposeObject;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The first line of a comment: the worst that a change does, in one sentence. */
final class Verdict {

  /** How an outage is said. */
  static final String STOPS = "stops or does not answer for a while";

  private static final int MOST_NAMES = 3;
  private static final String SERVICE = "service ";

  private final Comparison comparison;

  private Verdict(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The sentence, in Markdown. */
  static String of(Comparison comparison) {
    return new Verdict(comparison).sentence();
  }

  private String sentence() {
    Side before = comparison.before();
    Side after = comparison.after();
    if (after.absent()) {
      return "**The project is gone.** Its stack stays until somebody runs `c2ecs down`.";
    }
    int errors = after.errors().size();
    if (!after.isWhole()) {
      return "**This cannot be deployed**: " + CommonWords.count(errors, "error") + ", see below.";
    }
    if (before.absent()) {
      int services = after.project().map(project -> project.services().size()).orElse(0);
      return "**A new project** with " + CommonWords.count(services, "service") + "." + access();
    }
    if (!before.isWhole()) {
      return "**What an update does is not known**: "
          + Markdown.text(before.name())
          + " has no template, "
          + CommonWords.count(before.errors().size(), "error")
          + " there.";
    }
    if (comparison.isOtherProject()) {
      return "**Another project**: "
          + Markdown.code(before.project().orElseThrow().name())
          + " becomes "
          + Markdown.code(after.project().orElseThrow().name())
          + ". `deploy` makes a second stack, with empty volumes; the old one stays, and costs.";
    }
    return worst() + access();
  }

  private String worst() {
    if (!comparison.forecast().obstacles().isEmpty()) {
      return comparison.forecast().takesTwoUpdates()
          ? "**AWS would refuse this as one update; two do it**, see below."
          : "**AWS would refuse this, and no update between helps**, see below.";
    }
    Set<String> lost = labels(Consequence.DATA_LOSS);
    if (!lost.isEmpty()) {
      return "**Data are deleted**: " + names(lost) + ".";
    }
    Set<String> empty = labels(Consequence.EMPTY);
    for (MovedMount moved : comparison.forecast().difference().moved()) {
      empty.add(ComposeObject.of(moved.afterOrigin()).label());
    }
    if (!empty.isEmpty()) {
      return "**"
          + names(empty)
          + (empty.size() == 1 ? " starts" : " start")
          + " empty**; the old data stay in the account.";
    }
    Set<String> others = labels(Consequence.OTHER_FILES);
    if (!others.isEmpty()) {
      return "**"
          + names(others)
          + (others.size() == 1 ? " finds" : " find")
          + " other files**; those that were there stay in the account.";
    }
    Set<String> versions = labels(Consequence.OTHER_VERSION);
    if (!versions.isEmpty()) {
      return "**"
          + names(versions)
          + " may not start on the files of another version**, see below.";
    }
    if (!comparison.overlaps().isEmpty()) {
      Set<String> twice = new TreeSet<>();
      comparison.overlaps().forEach(o -> twice.add(ComposeObject.of(o.coming()).label()));
      return "**Two tasks write the same files for a while**: " + names(twice) + ".";
    }
    Set<String> address = labels(Consequence.NEW_ADDRESS);
    if (!address.isEmpty()) {
      return "**The address of the load balancer changes**: " + names(address) + ".";
    }
    return ordinary();
  }

  private String ordinary() {
    Set<String> gone = new LinkedHashSet<>();
    Set<String> stops = new LinkedHashSet<>();
    Set<String> rolls = new TreeSet<>();
    Set<String> comes = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    Set<String> ends = new LinkedHashSet<>();
    Set<String> begins = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      String label = entry.object().label();
      boolean service = entry.object().kind() == ComposeRef.Kind.SERVICE;
      if (entry.goes()) {
        (service ? gone : others).add(label);
      } else if (entry.ends() || entry.begins()) {
        (entry.ends() ? ends : begins).add(label);
      } else {
        switch (entry.isNew() ? Consequence.NEW : entry.consequence()) {
          case OUTAGE -> stops.add(label);
          case NEW -> (service ? comes : others).add(label);
          default -> {
            boolean tasks =
                entry.changes().stream()
                    .anyMatch(a -> a.assessment().consequence() == Consequence.ROLLING);
            (tasks || entry.consequence() == Consequence.REPLACED ? rolls : others).add(label);
          }
        }
      }
    }
    for (String service : comparison.rebuilt(NewContent.Meaning.STOPS)) {
      stops.add(SERVICE + service);
    }
    for (String service : comparison.rebuilt(NewContent.Meaning.RESTARTS)) {
      rolls.add(SERVICE + service);
    }
    Set<String> runs = new LinkedHashSet<>();
    comparison.jobsThatRun().forEach(job -> runs.add("job " + job));
    for (String job : comparison.jobsThatRun()) {
      List.of(stops, rolls, comes, others).forEach(set -> set.remove(SERVICE + job));
    }
    rolls.removeAll(stops);
    rolls.removeAll(comes);
    List<String> parts = new ArrayList<>();
    part(parts, stops, STOPS, "stop or do not answer for a while");
    part(parts, ends, "does not run all the time any more", "do not run all the time any more");
    part(parts, gone, "goes", "go");
    part(parts, comes, "is new", "are new");
    part(parts, begins, "runs all the time from now on", "run all the time from now on");
    part(parts, rolls, "restarts, task by task", "restart, task by task");
    part(parts, runs, "runs", "run");
    if (parts.isEmpty()) {
      return others.isEmpty()
          ? "**Nothing that runs changes.**"
          : "**Nothing restarts**: "
              + names(others)
              + " "
              + (others.size() == 1 ? "changes." : "change.");
    }
    return "**" + String.join("; ", parts) + ".**";
  }

  private static void part(List<String> parts, Set<String> labels, String one, String many) {
    if (!labels.isEmpty()) {
      parts.add(names(labels) + " " + (labels.size() == 1 ? one : many));
    }
  }

  /** Who may more than before, and what is less safe, which never hides behind something worse. */
  private String access() {
    List<String> words = new ArrayList<>();
    Set<String> opened = new LinkedHashSet<>();
    for (Exposure one : comparison.opened()) {
      if (Exposure.isEverybody(one.cidr())) {
        opened.add(one.service() + (one.port() == 0 ? "" : " port " + one.port()));
      }
    }
    comparison.openedResources().forEach(one -> opened.add(one.id()));
    if (!opened.isEmpty()) {
      words.add("**Opens to the Internet: " + names(opened) + ".**");
    }
    Set<String> wider = wider();
    if (!wider.isEmpty()) {
      words.add("**Permissions widen: " + names(wider) + ".**");
    }
    Set<String> unprotected = labels(Consequence.UNPROTECTED);
    if (!unprotected.isEmpty()) {
      words.add("**No longer kept when it goes: " + names(unprotected) + ".**");
    }
    return words.isEmpty() ? "" : " " + String.join(" ", words);
  }

  private Set<String> labels(Consequence consequence) {
    Set<String> labels = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      if (entry.changes().stream().anyMatch(a -> a.has(consequence))) {
        labels.add(entry.object().label());
      }
    }
    return labels;
  }

  private Set<String> wider() {
    Set<String> labels = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      boolean more =
          entry.changes().stream()
              .filter(a -> a.has(Consequence.PERMISSIONS_WIDER))
              .anyMatch(a -> !a.assessment().starting());
      if (more) {
        labels.add(entry.object().label());
      }
    }
    return labels;
  }

  private static String names(Set<String> labels) {
    List<String> shown =
        labels.stream().limit(MOST_NAMES).map(CommonWords::harmless).map(Markdown::text).toList();
    int more = labels.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
