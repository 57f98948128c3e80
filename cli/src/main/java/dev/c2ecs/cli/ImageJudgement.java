package dev.c2ecs.cli;

import dev.c2ecs.cfn.input.ImageInspection;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.build.BuildOptions;
import dev.c2ecs.cli.deploy.LayerFiles;
import dev.c2ecs.cli.deploy.ProjectFiles;
import dev.c2ecs.cli.deploy.PushedNames;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands against the images of a project before a builder, a registry or AWS is asked: files,
 * names, and builds.
 *
 * @param request the project, to be loaded with what its images build on
 * @param files what files are delivered from
 * @param toNames whether images are pushed under the names that stand beside their builds
 * @param builds what the command line says about builds; empty when nothing is to be built
 */
record ImageJudgement(
    LoadRequest request, ProjectFiles files, boolean toNames, Optional<BuildOptions> builds)
    implements ImageInspection {

  @Override
  public List<Finding> of(List<NeededImage> images) {
    List<Finding> findings = new ArrayList<>();
    Set<String> built = new TreeSet<>();
    for (NeededImage image : images) {
      findings.addAll(LayerFiles.findings(image, files));
      // A name without a host beside `x-aws-push` was said where extensions are read.
      if (PushedNames.areAddresses(image)) {
        findings.addAll(PushedNames.problems(toNames ? image.pushedToItsNames() : image));
      }
      if (image.base() instanceof NeededImage.Built base) {
        built.add(base.service());
      }
    }
    if (builds.isPresent() && !built.isEmpty()) {
      builds(built, builds.get(), findings);
    }
    return findings;
  }

  private void builds(Set<String> services, BuildOptions options, List<Finding> findings) {
    LoadResult loaded = Builds.load(request, List.copyOf(services), request.options().postponed());
    if (loaded.project().isPresent()) {
      Builds.judged(loaded, services, options).diagnostics().stream()
          .map(d -> new Finding(d.code(), d.path(), d.message(), d.hint()))
          .forEach(findings::add);
    }
  }
}
