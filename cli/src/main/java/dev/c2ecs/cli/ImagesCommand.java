package dev.c2ecs.cli;

import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.live.LiveProject;
import dev.c2ecs.cli.live.RunningImage;
import dev.c2ecs.cli.live.Standing;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the images that the tasks of a project run. */
final class ImagesCommand implements LiveCommand {

  private static final List<String> HEADER =
      List.of("SERVICE", "REPOSITORY", "TAG", "DIGEST", "TASKS");
  private static final int REPOSITORY = 1;
  private static final int LEAST = 12;

  /** {@code sha256:} and as much of the rest as tells images apart. */
  private static final int SHORT_DIGEST = 19;

  @Override
  public String name() {
    return "images";
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "List the images that the tasks of a project run, with the digests that were pulled.",
            "c2ecs images",
            "c2ecs images --format json web")
        .addOption(Commands.flag("Only the digests", "-q", "--quiet"))
        .addOption(Commands.listFormat())
        .addPositional(Commands.arguments("SERVICE", "Services; all by default"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    TargetProject target = TargetProject.of(world, options, given);
    List<String> asked = given.matchedPositionalValue(0, List.of());
    List<RunningImage> images;
    int width = world.size().map(size -> size.now().columns()).orElse(Integer.MAX_VALUE);
    try (Session session = options.session(world, given)) {
      images =
          session.busy(
              "looking at what runs",
              () ->
                  RunningImage.of(
                      Standing.of(session, LiveProject.of(session, target.name()), asked)));
    }
    ResultOutput output = new ResultOutput(world);
    if (given.matchedOptionValue("--format", ListFormat.table) == ListFormat.json) {
      output.write(json(images));
    } else if (given.hasMatchedOption("--quiet")) {
      output.show(
          images.stream()
              .map(image -> image.digest() + "\n")
              .distinct()
              .collect(Collectors.joining()));
    } else {
      output.show(table(images, width));
    }
    return ExitCode.OK;
  }

  private static String table(List<RunningImage> images, int width) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    for (RunningImage image : images) {
      Optional<RegistryReference> name = RegistryReference.parse(image.image());
      rows.add(
          List.of(
              image.service(),
              name.map(RegistryReference::name).orElse(image.image()),
              name.flatMap(RegistryReference::tag).orElse(""),
              image.digest().substring(0, Math.min(SHORT_DIGEST, image.digest().length())),
              String.valueOf(image.tasks())));
    }
    return TextTable.of(rows, REPOSITORY, LEAST, width);
  }

  private static String json(List<RunningImage> images) {
    return JsonText.write(
        out -> {
          out.writeStartArray();
          for (RunningImage image : images) {
            out.writeStartObject();
            out.writeStringProperty("Service", image.service());
            out.writeStringProperty("Image", image.image());
            out.writeStringProperty("Digest", image.digest());
            out.writeNumberProperty("Tasks", image.tasks());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }
}
