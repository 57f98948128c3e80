package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cfn.cost.PricingChanges;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.ImageWords;
import dev.c2ecs.cfn.diff.Overlap;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.graph.Graph;
import dev.c2ecs.cfn.loadbalancing.OpenedPort;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.deploy.SourcePositions;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What differs between two sides of a project.
 *
 * @param forecast what an update from one to the other does; nothing when one of them has errors
 * @param preview the same by the parts of the Compose file
 * @param overlaps file systems that two services write for a while
 * @param renames what has another name only
 * @param contents what is made of other files
 * @param images the images of services that have another one, come or go
 * @param secrets credentials that come, go or have another value
 * @param acceptances what is accepted from now on, or not any more
 * @param exposures what faces the Internet
 * @param graph the architecture, with what came and went
 * @param diagnostics in which diagnostics they differ
 */
public record Comparison(
    Side before,
    Side after,
    Forecast forecast,
    Preview preview,
    List<Overlap> overlaps,
    List<Rename> renames,
    List<NewContent> contents,
    List<ServiceImage> images,
    List<NewSecret> secrets,
    List<NewAcceptance> acceptances,
    Exposures exposures,
    Graph graph,
    DiagnosticChanges diagnostics) {

  public Comparison {
    overlaps = List.copyOf(overlaps);
    renames = List.copyOf(renames);
    contents = List.copyOf(contents);
    images = List.copyOf(images);
    secrets = List.copyOf(secrets);
    acceptances = List.copyOf(acceptances);
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
    boolean compared = before.template().isPresent() && after.template().isPresent();
    Forecast forecast =
        whole
            ? Forecast.of(before.compared(), given, after.compared(), now)
                .withImages(
                    before.compared(),
                    ServiceImage.bases(before),
                    after.compared(),
                    ServiceImage.bases(after))
            : Forecast.NONE;
    List<Template> templates = List.of(before.compared(), after.compared());
    Forecast told =
        forecast.with(WrittenChanges.of(before, after, Preview.of(forecast, templates)));
    UnaryOperator<String> concealed =
        text -> before.concealed().known(after.concealed().known(text));
    told =
        told.with(WrittenCredentials.of(before, after, Preview.of(told, templates)))
            .concealed(concealed);
    List<Rename> renames =
        before.project().isPresent() && after.project().isPresent()
            ? Rename.between(before.project().get(), before.compared(), after.project().get())
            : List.of();
    Exposures exposures = Exposures.of(before, after, renames);
    return new Comparison(
        before,
        after,
        told,
        Preview.of(told, templates),
        whole ? Overlap.between(before.compared(), after.compared()) : List.of(),
        renames,
        compared
            ? changed(before, after).stream().map(one -> one.concealed(concealed)).toList()
            : List.of(),
        whole ? ServiceImage.between(before, after) : List.of(),
        compared ? NewSecret.between(before, after) : List.of(),
        NewAcceptance.between(before, after),
        exposures,
        Graph.between(
            Graph.of(before.compared(), before.jobs()), Graph.of(after.compared(), after.jobs())),
        DiagnosticChanges.of(before, after, exposures));
  }

  /** What services that both sides have are made of, where that differs. */
  private static List<NewContent> changed(Side before, Side after) {
    List<NewContent> changed = new ArrayList<>();
    Set<ContentPrints.Thing> things = new TreeSet<>(before.prints().keySet());
    things.addAll(after.prints().keySet());
    for (ContentPrints.Thing thing : things) {
      String service = thing.service();
      ContentPrints.Print old = before.prints().get(thing);
      ContentPrints.Print now = after.prints().get(thing);
      NewContent.Meaning meaning = after.restarts(service);
      if (thing.isOption() && before.has(service) && after.has(service)) {
        old = old == null && now != null ? now.none() : old;
        now = now == null && old != null ? old.none() : now;
      }
      boolean comes = thing.comes() && before.has(service) && after.has(service);
      int known = changed.size();
      if (old != null && now != null && now.isUnknownBeside(old)) {
        changed.add(NewContent.unknown(service, old, now, meaning));
      } else if (old != null && now != null && !old.text().equals(now.text())) {
        changed.add(NewContent.changed(service, old, now, meaning));
      } else if (old == null && now != null && comes) {
        changed.add(NewContent.of(service, now, NewContent.Change.ADDED, meaning));
      } else if (old != null && now == null && comes) {
        changed.add(NewContent.of(service, old, NewContent.Change.REMOVED, meaning));
      }
      if (thing.isOption() && changed.size() > known) {
        // an option is a text of the file, in which a variable may have a value that nobody shows
        changed.set(
            known,
            changed
                .get(known)
                .concealed(text -> before.concealed().text(after.concealed().text(text))));
      }
    }
    return changed;
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

  /** Why a port would not be open to the Internet if nobody had asked for it. */
  public Optional<String> reason(Exposure opened) {
    return after.project().flatMap(project -> OpenedPort.reason(project, opened));
  }

  /** The parameters that are new and that only whoever deploys can give. */
  public List<Parameter> needs() {
    Set<String> known = new HashSet<>();
    before.compared().parameters().forEach(old -> known.add(old.name()));
    return before.isWhole() && after.isWhole()
        ? after.compared().parameters().stream()
            .filter(one -> !known.contains(one.name()) && one.defaultValue().isEmpty())
            .toList()
        : List.of();
  }

  /** Whether both sides are there and are two projects, which are two stacks. */
  public boolean isOtherProject() {
    return before.project().isPresent()
        && after.project().isPresent()
        && !before.project().get().name().equals(after.project().get().name());
  }

  /** The project whose stack stays, since the second side is another one or none. */
  public Optional<String> leftStack() {
    boolean isLeft = isOtherProject() || after.absent();
    return before.project().filter(project -> isLeft).map(ComposeProject::name);
  }

  /** The same as it is for a stack that is made beside another one, of which nothing is. */
  public Comparison alone() {
    return of(Side.absent(before.name(), before.concealed()), after);
  }

  /** What the change says itself of what it costs. */
  public PricingChanges pricing() {
    if (!before.isWhole() || !after.isWhole() || after.absent()) {
      return PricingChanges.NONE;
    }
    PricingChanges all =
        PricingChanges.between(
            before.project().map(CostSettings::of).orElse(CostSettings.DEFAULTS),
            isOtherProject() ? Side.absent("", before.concealed()).compared() : before.compared(),
            after.project().map(CostSettings::of).orElse(CostSettings.DEFAULTS),
            after.compared());
    // a template does not tell what was said beside it
    boolean isKnown = before.absent() || before.project().isPresent();
    return isKnown ? all : new PricingChanges(List.of(), List.of(), all.resources());
  }

  /** Where the project was before, when it was somewhere else. */
  public Optional<MovedProject> moved() {
    return before.project().isPresent() && after.project().isPresent()
        ? MovedProject.of(before.project().get(), after.project().get())
        : Optional.empty();
  }

  /** What runs again of itself: jobs whose own lines or files changed, and new ones. */
  public Set<String> jobsThatRun() {
    Set<String> names = new TreeSet<>();
    after.jobs().forEach(job -> names.add(job.service()));
    Set<String> running = new TreeSet<>();
    preview.objects().stream()
        .filter(entry -> !entry.goes())
        .map(entry -> entry.object().name())
        .forEach(running::add);
    running.addAll(rebuilt(NewContent.Meaning.RUNS));
    names.retainAll(running);
    return names;
  }

  /** The services for which another content, of files or of credentials, means this. */
  public Set<String> rebuilt(NewContent.Meaning meaning) {
    Set<String> services = new TreeSet<>();
    contents.stream()
        .filter(one -> !one.isUnknown() && one.meaning() == meaning)
        .forEach(one -> services.add(one.service()));
    secrets.stream()
        .filter(one -> !one.isUnknown())
        .forEach(one -> services.addAll(one.follows().getOrDefault(meaning, Set.of())));
    return services;
  }

  /** The services for which this follows if something differs that cannot be read here. */
  public Set<String> perhapsRebuilt(NewContent.Meaning meaning) {
    Set<String> services = new TreeSet<>();
    contents.stream()
        .filter(one -> one.isUnknown() && one.meaning() == meaning)
        .forEach(one -> services.add(one.service()));
    secrets.stream()
        .filter(NewSecret::isUnknown)
        .forEach(one -> services.addAll(one.follows().getOrDefault(meaning, Set.of())));
    return services;
  }

  /** The images of services that are new, in few words, by their names. */
  public Map<String, String> newImages() {
    Map<String, String> news = new TreeMap<>();
    for (ServiceImage image : images) {
      if (image.before().isEmpty() && image.after().isPresent()) {
        news.put(image.service(), ImageWords.brief(image.after().get()));
      }
    }
    return news;
  }

  /** Names that texts still hold and that lead to nobody now, those of what is renamed left out. */
  public List<GoneName> goneNames() {
    return before.project().isPresent() && after.project().isPresent()
        ? GoneName.between(before.project().get(), after.project().get()).stream()
            .filter(gone -> renames.stream().noneMatch(one -> one.before().equals(gone.name())))
            .toList()
        : List.of();
  }

  /** Other names of images that are built. */
  public List<UnusedImageName> unusedImageNames() {
    return before.project().isPresent() && after.project().isPresent()
        ? UnusedImageName.between(before.project().get(), after.project().get())
        : List.of();
  }

  /** Whether neither a resource nor anything that it is made of changes. */
  public boolean changesNothing() {
    return preview.objects().isEmpty() && contents.isEmpty() && secrets.isEmpty();
  }

  /** Whether there is neither another diagnostic nor a name that means something else. */
  public boolean saysNothingBeside() {
    return diagnostics.isNothing() && goneNames().isEmpty() && unusedImageNames().isEmpty();
  }

  /** Whether there is nothing to tell a reviewer. */
  public boolean isNothing() {
    // the networks of a job that deploy runs are in no template
    return changesNothing()
        && acceptances.isEmpty()
        && Reach.changes(graph).isEmpty()
        && saysNothingBeside()
        && before.absent() == after.absent()
        && !isOtherProject()
        && pricing().isNothing()
        && before.isWhole() == after.isWhole()
        && (after.isWhole() || before.sources().equals(after.sources()));
  }
}
