package dev.c2ecs.cli;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.DockerLogins;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.cli.registry.ImageLookup;
import dev.c2ecs.cli.registry.ImageLookup.Found;
import dev.c2ecs.cli.registry.ImageLookup.Wanted;
import dev.c2ecs.cli.registry.LockedImage;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.RunClock;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  private static final int LARGEST = 16 * 1024 * 1024;

  @Override
  public String name() {
    return "lock";
  }

  @Override
  public boolean asksRegistries() {
    return true;
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
    LoadResult loaded = ComposeLoader.load(options.request(world, Optional.empty()));
    if (loaded.project().isEmpty()) {
      say(world, options, loaded, loaded.diagnostics());
      world.err().line("nothing is locked");
      return ExitCode.FAILED;
    }
    ComposeProject project = loaded.project().get();
    Path file = Path.of(project.directory()).resolve(ImageLock.FILE);
    ImageLock lock = read(file);
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
    List<Diagnostic> failures = failures(found);
    if (!failures.isEmpty()) {
      say(world, options, loaded, failures);
      world.err().line(check ? "the lock is not checked" : "nothing is written");
      return ExitCode.FAILED;
    }
    return check ? checked(world, given, found) : write(world, given, lookup, lock, found, file);
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

  private static ImageLock read(Path file) {
    try {
      if (!Files.exists(file)) {
        return ImageLock.none();
      }
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        return ImageLock.read(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      // said below
    }
    throw new Refusal(DeployCode.LOCK_FILE, ImageLock.FILE + " cannot be read");
  }

  /** The images of the services, each once. */
  private static List<Wanted> wanted(ComposeProject project, ParseResult given) {
    List<String> chosen = given.matchedPositionalValue(0, List.<String>of());
    for (String name : chosen) {
      if (!project.services().containsKey(name)) {
        throw new ParameterException(
            given.commandSpec().commandLine(), "there is no service " + name);
      }
    }
    if (!chosen.isEmpty() && given.hasMatchedOption("--prune")) {
      throw new ParameterException(
          given.commandSpec().commandLine(), "--prune looks at all services: leave SERVICE out");
    }
    Map<String, Set<Platform>> platforms = new TreeMap<>();
    Map<String, List<String>> services = new TreeMap<>();
    Set<String> named = new HashSet<>();
    project
        .services()
        .forEach(
            (name, service) -> {
              Optional<String> image = image(service);
              if (image.isPresent()) {
                platforms
                    .computeIfAbsent(image.get(), text -> new LinkedHashSet<>())
                    .add(service.platform().map(Platform::of).orElse(Platform.AMD64));
                services.computeIfAbsent(image.get(), text -> new ArrayList<>()).add(name);
                if (chosen.isEmpty() || chosen.contains(name)) {
                  named.add(image.get());
                }
              }
            });
    List<Wanted> wanted = new ArrayList<>();
    boolean update = given.hasMatchedOption("--update");
    platforms.forEach(
        (image, on) -> {
          if (named.contains(image)) {
            wanted.add(new Wanted(image, on, services.getOrDefault(image, List.of()), update));
          }
        });
    return wanted;
  }

  private static Optional<String> image(Service service) {
    return service.build().isPresent()
        ? Optional.empty()
        : service.image().filter(image -> !image.isEmpty());
  }

  private static List<Diagnostic> failures(List<Found> found) {
    List<Diagnostic> failures = new ArrayList<>();
    for (Found one : found) {
      one.failure()
          .map(e -> e.refusal("services." + one.wanted().services().get(0) + ".image"))
          .map(Refusal::diagnostics)
          .ifPresent(failures::addAll);
    }
    return failures;
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
      ImageLookup lookup,
      ImageLock old,
      List<Found> found,
      Path file)
      throws Failure {
    boolean quiet = given.hasMatchedOption("--quiet");
    ImageLock lock = lookup.locked(found);
    if (given.hasMatchedOption("--prune")) {
      lock = pruned(lock, found);
    }
    if (!quiet) {
      found.forEach(one -> news(world, one));
    }
    if (!Files.exists(file) || !lock.equals(old)) {
      new ResultOutput(world).write(Optional.of(file.toString()), lock.text());
      if (!quiet) {
        world
            .err()
            .line(
                "wrote "
                    + ImageLock.FILE
                    + ": "
                    + CommonWords.count(lock.images().size(), "image"));
      }
    } else if (!quiet) {
      world.err().line(ImageLock.FILE + " is as it should be");
    }
    return ExitCode.OK;
  }

  private static ImageLock pruned(ImageLock lock, List<Found> found) {
    Map<String, LockedImage> kept = new TreeMap<>(lock.images());
    kept.keySet().retainAll(found.stream().map(one -> one.wanted().text()).toList());
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
