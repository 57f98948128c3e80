package dev.c2ecs.cli;

import dev.c2ecs.cfn.images.PulledImages;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.storage.LockedMounts;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.DockerLogins;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.cli.registry.ImageLookup;
import dev.c2ecs.cli.registry.ImageLookup.Found;
import dev.c2ecs.cli.registry.ImageLookup.Wanted;
import dev.c2ecs.cli.registry.LockedImage;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.source.DeliveredPaths;
import dev.c2ecs.cli.source.ProjectSources;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.RunClock;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Writes down which images the texts of a project mean. */
final class LockCommand implements Command {

  @Override
  public String name() {
    return "lock";
  }

  @Override
  public boolean asksRegistries() {
    return true;
  }

  @Override
  public Optional<String> different() {
    return Optional.of("With --check: a tag has moved, or an image is not in the file");
  }

  @Override
  public List<String> unused() {
    return List.of("--progress");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Write "
                + ImageLock.FILE
                + ": the digests of the images of a project and what is to know of them, from their"
                + " registries. What it has is kept, and tags that have moved are named. Services"
                + " that are built are left out. Logins are those of docker and podman.",
            "c2ecs lock",
            "c2ecs lock --check",
            "c2ecs lock --update web db")
        .addPositional(Commands.arguments("SERVICE", "Only the images of these services"))
        .addOption(
            Commands.flag(
                "Write nothing; the exit code is 3 when a tag has moved, or an image is not in"
                    + " the file",
                "--check"))
        .addOption(Commands.flag("Follow tags that have moved", "--update"))
        .addOption(Commands.flag("Remove images that no service names", "--prune"))
        .addOption(ImagePlanning.insecure("--insecure"))
        .addOption(Commands.flag("Say only what makes it fail", "-q", "--quiet"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    LoadResult loaded = Loading.of(options.request(world, Optional.empty()));
    if (loaded.project().isEmpty()) {
      say(world, options, loaded, loaded.diagnostics());
      world.err().line("nothing is locked");
      return ExitCode.FAILED;
    }
    ComposeProject project = loaded.project().get();
    List<Diagnostic> unknown =
        AskedServices.unknown(project, given.matchedPositionalValue(0, List.<String>of()));
    if (!unknown.isEmpty()) {
      say(world, options, loaded, unknown);
      world.err().line("nothing is locked");
      return ExitCode.FAILED;
    }
    Path file = LockFile.of(project);
    ImageLock lock = LockFile.read(project, FileAccess.system()).orElseGet(ImageLock::none);
    List<Wanted> wanted = wanted(project, given);
    RunClock clock = world.simulation().map(Simulation::pace).orElseGet(RunClock::system);
    Registries registries =
        Registries.of(
            world.environment(),
            new DockerLogins(world.environment()),
            new HashSet<>(given.matchedOptionValue("--insecure", List.<String>of())),
            clock);
    ImageLookup lookup = new ImageLookup(registries, lock);
    boolean check = given.hasMatchedOption("--check");
    List<Found> found = look(lookup, wanted, check);
    List<Diagnostic> failures = failures(found, project);
    if (!failures.isEmpty()) {
      say(world, options, loaded, failures);
      world.err().line(check ? "the lock is not checked" : "nothing is written");
      return ExitCode.FAILED;
    }
    if (check) {
      return checked(world, given, found);
    }
    ImageLock next = lookup.locked(found);
    if (given.hasMatchedOption("--prune")) {
      next = pruned(next, found, disabled(world, options, project));
    }
    Surroundings known =
        ProjectSources.of(
            project,
            options.request(world, Optional.empty()).fileAccess(),
            world.environment(),
            new DeliveredPaths(world.environment()));
    boolean all = given.matchedPositionalValue(0, List.<String>of()).isEmpty();
    if (!given.hasMatchedOption("--update") || !all) {
      known = known.withData(lock.mounts());
    }
    next = next.withMounts(LockedMounts.of(project, known));
    return write(world, given, next, lock, found, file);
  }

  private static List<Found> look(ImageLookup lookup, List<Wanted> wanted, boolean check) {
    try {
      return lookup.look(wanted, check);
    } catch (RegistryException e) {
      throw e.refusal();
    }
  }

  private static void say(
      RunContext world, GlobalOptions options, LoadResult loaded, List<Diagnostic> all) {
    world
        .err()
        .print(new DiagnosticText(new SourceLines(loaded.sources()), options.color(world)).of(all));
  }

  /** The images of the services, each once. */
  private static List<Wanted> wanted(ComposeProject project, ParseResult given) {
    List<String> chosen = given.matchedPositionalValue(0, List.<String>of());
    if (!chosen.isEmpty() && given.hasMatchedOption("--prune")) {
      throw new ParameterException(
          given.commandSpec().commandLine(), "--prune looks at all services: leave SERVICE out");
    }
    boolean update = given.hasMatchedOption("--update");
    return PulledImages.of(project).images().values().stream()
        .filter(image -> chosen.isEmpty() || chosen.stream().anyMatch(image.services()::contains))
        .map(
            image ->
                new Wanted(
                    image.text(),
                    image.platforms().stream().map(Platform::of).toList(),
                    List.copyOf(image.services()),
                    image.mounts(),
                    update))
        .toList();
  }

  private static List<Diagnostic> failures(List<Found> found, ComposeProject project) {
    List<Diagnostic> failures = new ArrayList<>();
    for (Found one : found) {
      one.failure()
          .map(e -> e.refusal(TreePath.of("services", one.wanted().services().get(0), "image")))
          .map(refusal -> refusal.in(project, Map.of()).diagnostics())
          .ifPresent(failures::addAll);
    }
    return Diagnostic.sorted(failures);
  }

  private static int checked(RunContext world, ParseResult given, List<Found> found)
      throws Failure {
    StringBuilder text = new StringBuilder();
    for (Found one : found) {
      if (one.locked().isEmpty()) {
        text.append(one.wanted().text()).append(" is not in ").append(ImageLock.FILE).append('\n');
      } else if (one.hasMoved()) {
        text.append(moved(one)).append('\n');
      }
    }
    new ResultOutput(world).show(text.toString());
    if (text.isEmpty() && !given.hasMatchedOption("--quiet")) {
      world.err().line(CommonWords.count(found.size(), "image") + " as in " + ImageLock.FILE);
    }
    return text.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
  }

  private static String moved(Found one) {
    return one.wanted().text()
        + " moved, "
        + one.locked().map(d -> d.brief() + "…").orElse("")
        + " → "
        + one.current().map(d -> d.brief() + "…").orElse("");
  }

  private static int write(
      RunContext world,
      ParseResult given,
      ImageLock lock,
      ImageLock old,
      List<Found> found,
      Path file)
      throws Failure {
    boolean quiet = given.hasMatchedOption("--quiet");
    if (!quiet) {
      found.forEach(one -> news(world, one));
    }
    if (!Files.exists(file) || !lock.equals(old)) {
      new ResultOutput(world).write(Overwriting.Target.kept(file), lock.text());
      if (!quiet) {
        world
            .err()
            .line(
                "wrote "
                    + shown(world, file)
                    + ": "
                    + CommonWords.count(lock.images().size(), "image"));
      }
    } else if (!quiet) {
      world.err().line(shown(world, file) + " is as it should be");
    }
    return ExitCode.OK;
  }

  /** The file as seen from the working directory, or its whole path when it is not below that. */
  private static String shown(RunContext world, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path here = world.workingDirectory().toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole).toString() : whole.toString();
  }

  /** The images of services that no profile enables now, and of the others. */
  private static Set<String> disabled(
      RunContext world, GlobalOptions options, ComposeProject project) {
    return project.disabled().isEmpty()
        ? Set.of()
        : Loading.of(
                options.request(world, Optional.empty()).toBuilder().profiles(List.of("*")).build())
            .project()
            .map(all -> PulledImages.of(all).images().keySet())
            .orElse(Set.of());
  }

  private static ImageLock pruned(ImageLock lock, List<Found> found, Set<String> more) {
    Map<String, LockedImage> kept = new TreeMap<>(lock.images());
    Set<String> named = new HashSet<>(more);
    found.forEach(one -> named.add(one.wanted().text()));
    kept.keySet().retainAll(named);
    return new ImageLock(kept, lock.others());
  }

  private static void news(RunContext world, Found one) {
    String image = one.wanted().text();
    if (one.locked().isEmpty()) {
      world.err().line(image + " is " + one.current().map(d -> d.brief() + "…").orElse(""));
    } else if (one.hasMoved()) {
      String services = String.join(" ", one.wanted().services());
      world
          .err()
          .line(
              moved(one)
                  + (one.wanted().renewed()
                      ? ""
                      : ": `c2ecs lock --update " + services + "` follows it"));
    }
    for (Platform platform : one.wanted().platforms()) {
      if (one.entry().filter(entry -> !entry.runsOn(platform)).isPresent()) {
        world.err().line("warning: " + image + " has nothing for " + platform);
      }
    }
  }
}
