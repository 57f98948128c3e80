package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.ImageArchive;
import dev.c2ecs.cli.image.ImageException;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/** One build of a run, from the files that it needs to its archive. */
final class OneBuild {

  private static final int LONGEST_LINE = 8_192;
  private static final Duration SIGNAL_ARRIVES = Duration.ofMillis(300);
  private static final int BLOCK = 512;
  private static final int MAGIC_AT = 257;
  private static final String MAGIC = "ustar";
  private static final String FULL = "no space left on device";

  /**
   * What came of it.
   *
   * @param reference how a further context names it
   */
  record Made(BuiltImage image, String reference) {}

  /** The run is being stopped: another build says why. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Builder builder;
  private final Workplace workplace;
  private final Map<String, String> environment;
  private final BuildScreen screen;
  private final Queue<Invocation> after;
  private final BuildRequest request;
  private final HiddenValues hidden;

  /**
   * A build.
   *
   * @param after takes what is to be done when the run has ended
   */
  OneBuild(
      Builder builder,
      BuildRequest request,
      Workplace workplace,
      Map<String, String> environment,
      BuildScreen screen,
      Queue<Invocation> after) {
    this.builder = builder;
    this.workplace = workplace;
    this.environment = environment;
    this.screen = screen;
    this.after = after;
    this.request = request;
    this.hidden = HiddenValues.of(request);
  }

  /**
   * Builds.
   *
   * @param directory an empty private directory
   * @param shared whether another build needs the image
   * @param references how the images that it builds on are named
   */
  Made run(ImageBuild build, Path directory, boolean shared, Map<String, String> references) {
    String name = build.name();
    try {
      Made made = run(build, build.request(), directory, shared, references);
      if (build.request().noCache() || isFor(build.request().platform(), made)) {
        return made;
      }
      // buildah 1.28 does not ask for the platform when it looks into its cache.
      screen.line(
          name,
          "the cache has it for another platform: it is built again without the cache for "
              + build.request().platform());
      Path again = Files.createDirectory(directory.resolve("again"));
      return run(build, build.request().withoutCache(), again, shared, references);
    } catch (IOException e) {
      if (workplace.processes().isStopped()) {
        throw new Stopped();
      }
      throw new Refusal(
          DeployCode.BUILD_FAILED,
          place(name),
          "the image of " + name + " was not built: " + reason(e),
          remedy(name));
    }
  }

  /** Whether an image is for the platform that was asked for; one that is broken is said later. */
  private static boolean isFor(Platform platform, Made made) throws IOException {
    try {
      ImageArchive.open(made.image().archive()).image(platform);
      return true;
    } catch (ImageException e) {
      return e.problem() != ImageException.Problem.NO_SUCH_PLATFORM;
    }
  }

  private Made run(
      ImageBuild build,
      BuildRequest request,
      Path directory,
      boolean shared,
      Map<String, String> references)
      throws IOException {
    String name = build.name();
    Recipe recipe = builder.recipe(request, directory, references);
    for (Map.Entry<String, String> file : recipe.files().entrySet()) {
      Workplace.write(directory.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, Path> link : recipe.links().entrySet()) {
      Files.createSymbolicLink(directory.resolve(link.getKey()), link.getValue());
    }
    after.addAll(builder.cleanUp(recipe));
    run(name, recipe.build(), directory);
    String id = recipe.idFile().isPresent() ? id(name, recipe.idFile().get()) : "";
    List<Invocation> rest = new ArrayList<>(builder.save(recipe, id));
    if (shared) {
      recipe.share().ifPresent(rest::add);
    }
    for (Invocation invocation : rest) {
      run(name, invocation, directory);
    }
    long bytes = check(name, recipe.archive());
    return new Made(new BuiltImage(build, recipe.archive(), bytes), builder.reference(recipe, id));
  }

  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.toLowerCase(Locale.ROOT).contains(FULL)
        ? "the disk is full: TMPDIR names another place"
        : e.getClass().getSimpleName() + ": " + message;
  }

  private void run(String name, Invocation invocation, Path directory) throws IOException {
    Process process = workplace.processes().start(invocation, directory, environment);
    int code;
    try {
      read(name, process.getInputStream());
      code = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    } finally {
      workplace.processes().ended(process);
    }
    if (workplace.processes().isStopped()
        || (code != 0 && workplace.isInterrupted(SIGNAL_ARRIVES))) {
      throw new Stopped();
    }
    if (code != 0) {
      throw failed(name, code);
    }
  }

  /** Shows what a builder prints; a line of progress ends where the next one is drawn over it. */
  private void read(String name, InputStream stream) throws IOException {
    Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
    StringBuilder line = new StringBuilder();
    char[] buffer = new char[LONGEST_LINE];
    try {
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        for (int i = 0; i < count; i++) {
          char c = buffer[i];
          if (c == '\n' || line.length() == LONGEST_LINE) {
            show(name, line);
            line.setLength(0);
          } else if (c == '\r') {
            line.append(c);
          } else {
            if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
              line.setLength(0);
            }
            line.append(c);
          }
        }
      }
    } catch (IOException e) {
      if (!workplace.processes().isStopped()) {
        throw e;
      }
    }
    if (line.length() > 0) {
      show(name, line);
    }
  }

  private void show(String name, StringBuilder line) {
    builder.shown(line.toString(), request).ifPresent(shown -> screen.line(name, hidden.in(shown)));
  }

  private Refusal failed(String name, int code) {
    List<String> lines = screen.lastLines(name);
    String how = code > 128 ? "was killed by signal " + (code - 128) : "ended with " + code;
    StringBuilder words = new StringBuilder("the image of " + name + " was not built: ");
    words.append(builder.name()).append(' ').append(how);
    if (String.join("\n", lines).toLowerCase(Locale.ROOT).contains(FULL)) {
      words.append(", a disk is full");
    }
    // What was shown a moment ago is not said again.
    return new Refusal(
        DeployCode.BUILD_FAILED,
        place(name),
        words.toString(),
        (screen.isQuiet() ? String.join("\n", lines) + "\n" : "") + remedy(name));
  }

  private static String remedy(String name) {
    return "correct what its last lines name; `c2ecs build " + name + "` builds it alone";
  }

  private static TreePath place(String service) {
    return TreePath.of("services", service, "build");
  }

  private String id(String name, Path file) throws IOException {
    try {
      String id = Files.readString(file).strip();
      if (!id.isEmpty()) {
        return id;
      }
    } catch (NoSuchFileException e) {
      // The same as an empty one.
    }
    throw new Refusal(
        DeployCode.BUILD_ARCHIVE,
        place(name),
        "the image of " + name + " is not known: " + builder.name() + " wrote no identity of it",
        "");
  }

  /** The size of an archive, after a look at its beginning. */
  private long check(String name, Path archive) throws IOException {
    String what = "the archive of the image of " + name + " ";
    if (!Files.isRegularFile(archive)) {
      throw new Refusal(
          DeployCode.BUILD_ARCHIVE,
          place(name),
          what + "is not there: " + builder.name() + " wrote none",
          "let it write where it can: TMPDIR names the directory");
    }
    byte[] block;
    try (InputStream in = Files.newInputStream(archive)) {
      block = in.readNBytes(BLOCK);
    }
    boolean tar =
        block.length == BLOCK
            && MAGIC.equals(new String(block, MAGIC_AT, MAGIC.length(), StandardCharsets.US_ASCII));
    if (!tar) {
      throw new Refusal(
          DeployCode.BUILD_ARCHIVE, place(name), what + "is none that can be read", "");
    }
    return Files.size(archive);
  }
}
