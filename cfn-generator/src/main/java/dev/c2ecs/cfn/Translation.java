package dev.c2ecs.cfn;

import dev.c2ecs.cfn.identity.KeptIds;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.cfn.support.SupportWalk;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of translating a project.
 *
 * @param template the template; empty when one of the diagnostics is an error
 * @param secrets the secrets that the template names, sorted by their parameters
 * @param images the images that the template names by a parameter, sorted by it
 * @param jobs the jobs that nobody runs by themselves, by name
 * @param kept the logical IDs that are kept from an earlier template
 * @param diagnostics all there is to say, sorted by position, equal ones merged
 * @param accepted those of them that the owner of the project accepts
 * @param leaves what becomes of each attribute of the project
 */
public record Translation(
    Optional<Template> template,
    List<NeededSecret> secrets,
    List<NeededImage> images,
    List<NeededJob> jobs,
    KeptIds kept,
    List<Diagnostic> diagnostics,
    List<AcceptedDiagnostic> accepted,
    List<SupportWalk.Leaf> leaves) {

  public Translation {
    secrets = List.copyOf(secrets);
    images = List.copyOf(images);
    jobs = List.copyOf(jobs);
    diagnostics = List.copyOf(diagnostics);
    accepted = List.copyOf(accepted);
    leaves = List.copyOf(leaves);
  }

  /** How the attributes of the project are accounted for. */
  public Coverage coverage() {
    return Coverage.of(leaves);
  }
}
