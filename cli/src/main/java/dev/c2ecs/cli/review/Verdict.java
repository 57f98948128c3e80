package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.MovedMount;
import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.stack.ComposeObject;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The first line of a comment: the worst that a change does, in one sentence. */
final class Verdict {

  /** How an outage is said. */
  static final String STOPS = "stops or does not answer for a while";

  private static final int MOST_NAMES = 3;
  private static final int MOST_POLICIES = 5;

  /** Managed policies that allow nearly everything are not to hide behind many others. */
  private static final Comparator<String> BROAD_FIRST =
      Comparator.comparing(name -> !name.matches("(?i).*(admin|power|full).*"));

  private static final String SERVICE = "service ";
  private static final Set<String> KINDS = Set.of("service", "job", "volume", "network", "secret");

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
      return "**A new project** with " + CommonWords.count(services, "service") + ". " + access();
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
          + ". `deploy` makes a second stack, with empty volumes; the old one stays, and costs."
          + moved();
    }
    String access = access();
    return worse()
            .map(words -> (words + " " + meanwhile() + access).strip())
            .orElseGet(() -> (access + " " + ordinary()).strip())
        + moved();
  }

  private String moved() {
    return comparison
        .moved()
        .map(one -> " " + Markdown.sentence(one.words().replaceFirst("^t", "T")) + ".")
        .orElse("");
  }

  /** What is worse than anybody who may more, or a service that stops. */
  private Optional<String> worse() {
    return Optional.of(severe()).filter(words -> !words.isEmpty());
  }

  /** What stops beside what is worse, which would hide it; of two updates the steps say it. */
  private String meanwhile() {
    if (!comparison.forecast().obstacles().isEmpty()) {
      return "";
    }
    Set<String> stops = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      boolean stays = entry.object().kind() == ComposeRef.Kind.SERVICE && !entry.leaves();
      boolean out =
          entry.changes().stream()
              .flatMap(one -> Stream.concat(Stream.of(one.assessment()), one.also().stream()))
              .anyMatch(one -> one.consequence() == Consequence.OUTAGE && !one.isLasting());
      if (stays && out) {
        stops.add(entry.label());
      }
    }
    for (String service : comparison.rebuilt(NewContent.Meaning.STOPS)) {
      stops.add(SERVICE + service);
    }
    List<String> parts = new ArrayList<>();
    part(parts, stops, STOPS, "stop or do not answer for a while");
    return parts.isEmpty() ? "" : "**" + parts.get(0) + ".** ";
  }

  private String severe() {
    if (!comparison.forecast().obstacles().isEmpty()) {
      return comparison.forecast().takesTwoUpdates()
          ? "**AWS would refuse this as one update; two do it**, see below."
          : "**AWS would refuse this, and no update between helps**, see below.";
    }
    Set<String> refused = reasons(Consequence.WILL_FAIL);
    if (!refused.isEmpty()) {
      return "**Perhaps AWS refuses this**: " + Markdown.text(String.join("; ", refused)) + ".";
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
          + " may not start on the files of another version**: "
          + Markdown.text(String.join("; ", reasons(Consequence.OTHER_VERSION)))
          + ".";
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
    return "";
  }

  private Set<String> reasons(Consequence consequence) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      for (Preview.Assessed assessed : entry.changes()) {
        List<Assessment> all = new ArrayList<>(List.of(assessed.assessment()));
        all.addAll(assessed.also());
        all.stream()
            .filter(one -> one.consequence() == consequence)
            .forEach(one -> reasons.addAll(one.parts()));
      }
    }
    return reasons;
  }

  private String ordinary() {
    Set<String> gone = new LinkedHashSet<>();
    Set<String> stops = new LinkedHashSet<>();
    Set<String> rolls = new TreeSet<>();
    Set<String> comes = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    Set<String> ends = new LinkedHashSet<>();
    Set<String> begins = new LinkedHashSet<>();
    Set<String> lasting = new LinkedHashSet<>();
    Set<String> ended = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      String label = entry.label();
      boolean service = entry.object().kind() == ComposeRef.Kind.SERVICE;
      if (entry.leaves()) {
        (service ? gone : others).add(label);
      } else if (entry.ends() || entry.begins()) {
        (entry.ends() ? ends : begins).add(label);
      } else {
        switch (entry.isNew() ? Consequence.NEW : entry.consequence()) {
          case OUTAGE -> {
            entry.lasting().forEach(words -> lasting.add(label + ": " + words));
            if (!entry.isOutForGood()) {
              stops.add(label);
            } else if (entry.lasting().contains(Assessment.STOPS_FOR_GOOD)) {
              ended.add(label);
            } else if (restarts(entry)) {
              rolls.add(label);
            }
          }
          case NEW -> (service && entry.isNew() ? comes : others).add(changed(entry));
          default ->
              (restarts(entry) || entry.consequence() == Consequence.REPLACED ? rolls : others)
                  .add(restarts(entry) ? label : changed(entry));
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
      for (Set<String> set : List.of(stops, rolls, comes, others)) {
        set.remove(SERVICE + job);
        set.remove("job " + job);
      }
    }
    rolls.removeAll(stops);
    rolls.removeAll(comes);
    rolls.removeAll(ended);
    List<String> parts = new ArrayList<>();
    part(parts, stops, STOPS, "stop or do not answer for a while");
    lasting.stream().limit(MOST_NAMES).map(Markdown::text).forEach(parts::add);
    if (lasting.size() > MOST_NAMES) {
      parts.add(lasting.size() - MOST_NAMES + " more do not answer as they did");
    }
    part(parts, ends, "does not run all the time any more", "do not run all the time any more");
    part(parts, gone, "goes", "go");
    part(parts, comes, "is new", "are new");
    part(parts, begins, "runs all the time from now on", "run all the time from now on");
    part(parts, rolls, "restarts (rolling restart)", "restart (rolling restart)");
    part(parts, runs, "runs", "run");
    String perhaps = perhaps();
    if (!parts.isEmpty()) {
      return ("**" + String.join("; ", parts) + ".** " + perhaps).strip();
    }
    if (others.isEmpty()) {
      return perhaps.isEmpty() ? "**Nothing that runs changes.**" : perhaps;
    }
    return ("**Nothing restarts**: "
            + names(others)
            + " "
            + (others.size() == 1 ? "changes. " : "change. ")
            + perhaps)
        .strip();
  }

  /** What follows if something differs that is not known here; empty where all is known. */
  private String perhaps() {
    Set<String> stops = services(NewContent.Meaning.STOPS);
    Set<String> rolls = services(NewContent.Meaning.RESTARTS);
    Set<String> runs = services(NewContent.Meaning.RUNS);
    rolls.removeAll(stops);
    List<String> parts = new ArrayList<>();
    part(parts, stops, STOPS, "stop or do not answer for a while");
    part(parts, rolls, "restarts (rolling restart)", "restart (rolling restart)");
    part(parts, runs, "runs again", "run again");
    return parts.isEmpty()
        ? ""
        : "**If what cannot be read here differs, see below: " + String.join("; ", parts) + ".**";
  }

  private Set<String> services(NewContent.Meaning meaning) {
    Set<String> services = new LinkedHashSet<>();
    comparison.perhapsRebuilt(meaning).forEach(one -> services.add(SERVICE + one));
    return services;
  }

  private static boolean restarts(Preview.Entry entry) {
    return entry.changes().stream()
        .anyMatch(a -> a.assessment().consequence() == Consequence.ROLLING);
  }

  /** What changes without a restart; of what all share what of it. */
  private static String changed(Preview.Entry entry) {
    if (entry.object().kind() != ComposeRef.Kind.PROJECT || entry.isNew()) {
      return entry.label();
    }
    List<String> subjects = entry.told().stream().map(TemplateChange::subject).distinct().toList();
    List<String> shown =
        subjects.isEmpty()
            ? entry.changes().stream().map(a -> a.change().logicalId()).toList()
            : subjects;
    return shown.isEmpty() ? entry.label() : String.join(", ", shown) + " of the project";
  }

  private static void part(List<String> parts, Set<String> labels, String one, String many) {
    if (!labels.isEmpty()) {
      parts.add(names(labels) + " " + (labels.size() == 1 ? one : many));
    }
  }

  /** Who may more than before, and what is less safe, which never hides behind something worse. */
  private String access() {
    List<String> words = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    Set<String> ordinary = new LinkedHashSet<>();
    for (Exposure one : comparison.exposures().opened()) {
      if (Exposure.isEverybody(one.cidr())) {
        String port = one.service() + (one.port() == 0 ? "" : " port " + one.port());
        Optional<String> reason = comparison.reason(one);
        (reason.isPresent() ? known : ordinary)
            .add(port + reason.map(why -> " (" + why + ")").orElse(""));
      }
    }
    Set<String> opened = new LinkedHashSet<>(known);
    opened.addAll(ordinary);
    comparison.exposures().resources().forEach(one -> opened.add(one.id()));
    if (!opened.isEmpty()) {
      words.add("**Opens to the Internet: " + names(opened) + ".**");
    }
    List<String> policies = policies();
    if (!policies.isEmpty()) {
      words.add("**" + Markdown.text(String.join("; ", policies)) + ".**");
    }
    Set<String> helpers = helpers();
    if (!helpers.isEmpty()) {
      words.add("**Another image runs first in tasks: " + names(helpers) + ".**");
    }
    Set<String> wider = wider();
    if (!wider.isEmpty()) {
      words.add("**Permissions widen: " + names(wider) + ".**");
    }
    Set<String> met = network();
    if (!met.isEmpty()) {
      words.add("**More can be reached: " + names(met) + ".**");
    }
    Set<String> unprotected = labels(Consequence.UNPROTECTED);
    if (!unprotected.isEmpty()) {
      List<String> why =
          reasons(Consequence.UNPROTECTED).stream().map(CommonWords::harmless).toList();
      words.add(
          "**Less safe than before: "
              + names(unprotected)
              + "** ("
              + Markdown.text(Names.shown(why, MOST_NAMES))
              + ").");
    }
    return String.join(" ", words);
  }

  /**
   * Who gets managed policies, all of them by their names: {@code api gets AdministratorAccess}.
   */
  private List<String> policies() {
    List<String> lines = new ArrayList<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      Set<String> policies = new LinkedHashSet<>();
      for (Preview.Assessed assessed : entry.changes()) {
        List<Assessment> all = new ArrayList<>(List.of(assessed.assessment()));
        all.addAll(assessed.also());
        all.stream()
            .filter(one -> !one.isStarting())
            .forEach(one -> policies.addAll(one.policies()));
      }
      if (!policies.isEmpty()) {
        List<String> names = policies.stream().sorted(BROAD_FIRST).toList();
        String who = entry.object().name();
        lines.add(
            CommonWords.harmless(
                (who.isEmpty() ? entry.label() : who)
                    + " gets "
                    + Names.shown(names, MOST_POLICIES)));
      }
    }
    return lines;
  }

  /** Who is reached by more, or reaches more, but for what opens to the Internet. */
  private Set<String> network() {
    Set<String> labels = labels(Consequence.NETWORK_WIDER);
    comparison
        .exposures()
        .opened()
        .forEach(one -> labels.remove(ComposeRef.Kind.SERVICE.word() + " " + one.service()));
    if (!comparison.exposures().opened().isEmpty()) {
      labels.remove(ComposeRef.Kind.LOAD_BALANCER.word());
    }
    return labels;
  }

  private Set<String> labels(Consequence consequence) {
    Set<String> labels = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      if (entry.changes().stream().anyMatch(a -> a.has(consequence))) {
        labels.add(entry.label());
      }
    }
    return labels;
  }

  /** The images that run in tasks before their containers, and did not. */
  private Set<String> helpers() {
    Set<String> images = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      entry.told().stream()
          .filter(TemplateChange::isHelperImage)
          .forEach(change -> images.add(change.after().orElse("")));
    }
    return images;
  }

  private Set<String> wider() {
    Set<String> labels = new LinkedHashSet<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      boolean more =
          entry.changes().stream()
              .filter(a -> a.has(Consequence.PERMISSIONS_WIDER))
              .anyMatch(a -> !a.assessment().isStarting());
      if (more) {
        labels.add(entry.label());
      }
    }
    comparison.secrets().stream()
        .filter(NewSecret::isWider)
        .forEach(one -> labels.add("secret " + one.name()));
    return labels;
  }

  /** Several of one kind share the word for it: {@code services api and jobs}. */
  private static String names(Set<String> labels) {
    List<String> all = List.copyOf(labels);
    String kind = all.isEmpty() ? "" : all.get(0).substring(0, all.get(0).indexOf(' ') + 1);
    boolean alike =
        all.size() > 1
            && KINDS.contains(kind.strip())
            && all.stream().allMatch(label -> label.startsWith(kind));
    List<String> words =
        all.stream()
            .map(label -> alike ? label.substring(kind.length()) : label)
            .map(CommonWords::harmless)
            .map(Markdown::text)
            .toList();
    int last = words.size() - 1;
    if (!alike) {
      return Names.shown(words, MOST_NAMES);
    }
    return kind.strip()
        + "s "
        + (words.size() > MOST_NAMES
            ? Names.shown(words, MOST_NAMES)
            : String.join(", ", words.subList(0, last)) + " and " + words.get(last));
  }
}
