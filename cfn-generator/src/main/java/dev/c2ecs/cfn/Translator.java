package dev.c2ecs.cfn;

import dev.c2ecs.cfn.assembly.Assembler;
import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Overlay;
import dev.c2ecs.cfn.assembly.ProjectTags;
import dev.c2ecs.cfn.check.AccountQuotas;
import dev.c2ecs.cfn.check.TemplateChecks;
import dev.c2ecs.cfn.cost.OwnPrices;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.AddressRules;
import dev.c2ecs.cfn.discovery.OwnInterfaces;
import dev.c2ecs.cfn.exposure.ExposureNote;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.identity.EarlierIds;
import dev.c2ecs.cfn.identity.KeptIds;
import dev.c2ecs.cfn.images.LockRules;
import dev.c2ecs.cfn.images.MovingTags;
import dev.c2ecs.cfn.input.ImageInspection;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.job.JobRestarts;
import dev.c2ecs.cfn.job.JobsToRun;
import dev.c2ecs.cfn.loadbalancing.FirstLogins;
import dev.c2ecs.cfn.loadbalancing.OverlaidListeners;
import dev.c2ecs.cfn.loadbalancing.OwnAddresses;
import dev.c2ecs.cfn.loadbalancing.PublicAddress;
import dev.c2ecs.cfn.network.DockerAddressScan;
import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.network.OutgoingMail;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.Planner;
import dev.c2ecs.cfn.plan.TagValues;
import dev.c2ecs.cfn.routing.RoutedProject;
import dev.c2ecs.cfn.secrets.CredentialScan;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.secrets.ShellCredentials;
import dev.c2ecs.cfn.service.OverlaidRollout;
import dev.c2ecs.cfn.storage.CopiesApart;
import dev.c2ecs.cfn.storage.LostStores;
import dev.c2ecs.cfn.storage.MovedPaths;
import dev.c2ecs.cfn.storage.NetworkedFiles;
import dev.c2ecs.cfn.support.Acceptance;
import dev.c2ecs.cfn.support.DynamicReferenceScan;
import dev.c2ecs.cfn.support.EncodingScan;
import dev.c2ecs.cfn.support.SupportWalk;
import dev.c2ecs.cfn.task.HealthTimes;
import dev.c2ecs.cfn.task.HostNames;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates a Compose project to a CloudFormation template. */
public final class Translator {

  private Translator() {}

  /** The steps of loading a project that is translated: what extensions name is in use, too. */
  public static LoadOptions loading(LoadOptions asked) {
    return asked.toBuilder().secretsKey(Optional.of(Keys.SECRETS)).build();
  }

  /**
   * Translates a project.
   *
   * @param given the project as it is read
   * @param surroundings what is known beside the Compose files
   * @param accepted codes of diagnostics that are accepted beside those of the project itself
   */
  public static Translation translate(
      ComposeProject given, Surroundings surroundings, Collection<String> accepted) {
    DiagnosticCollector routing = new DiagnosticCollector(given);
    ComposeProject routed = RoutedProject.of(given, routing);
    SupportWalk.Result walk = SupportWalk.walk(routed);
    ProjectCredentials credentials = ProjectCredentials.of(routed);
    ComposeProject project = ShellCredentials.of(routed, credentials, routing);
    DiagnosticCollector findings = new DiagnosticCollector(project);
    EncodingScan.scan(project, findings);
    CredentialScan.scan(project, credentials, findings);
    DockerAddressScan.scan(project, findings);
    OutgoingMail.scan(project, findings);
    MovedPaths.report(project, findings);
    OwnInterfaces.report(project, findings);
    Plan plan = Planner.plan(project, credentials, surroundings, findings);
    DockerAddressScan.scan(project, plan.discovery().texts(), findings);
    MovingTags.report(plan, findings);
    LockRules.check(plan, findings);
    HealthTimes.report(plan, findings);
    HostNames.report(plan, findings);
    LostStores.report(plan, findings);
    NetworkedFiles.report(plan, findings);
    CopiesApart.report(plan, findings);
    AddressRules.check(plan, findings);
    PublicAddress.check(plan, findings);
    FirstLogins.report(plan, findings);
    OwnAddresses.report(plan, findings);
    Contribution contribution = Mappers.map(plan, findings);
    Template planned =
        ProjectTags.apply(
            Assembler.assemble("Compose project " + project.name(), contribution),
            TagValues.of(plan.extensions().tags(), findings));
    DynamicReferenceScan.scan(project, planned, findings);
    Map<String, String> retired = plan.ids().retired(project, plan.loadBalancing());
    EarlierIds earlier = surroundings.earlier();
    KeptIds named = KeptIds.of(planned, planned, earlier, retired, project.name());
    Template overlaid =
        Overlay.apply(
            planned, project, name -> ParameterSources.of(plan, name), retired, named, findings);
    KeptIds kept =
        planned.equals(overlaid)
            ? named
            : KeptIds.of(planned, overlaid, earlier, retired, project.name());
    OverlaidListeners listeners = new OverlaidListeners(plan, planned, overlaid);
    Template template = listeners.follow();
    template = planned.equals(overlaid) ? template : OverlaidRollout.follow(planned, template);
    TemplateReferences references = TemplateReferences.of(template);
    template = template.withoutUnused(NetworkPlan.SUBNETS, references);
    AccountQuotas.check(template, findings);
    ExposureNote.add(template, project, findings);
    OwnPrices.check(kept.apply(template), project, findings);
    List<NeededImage> images = ParameterSources.images(plan, template);
    for (ImageInspection.Finding found : surroundings.inspection().of(images)) {
      findings.add(found.code(), found.path(), found.message(), found.hint());
    }
    List<Diagnostic> diagnostics =
        new ArrayList<>(JobRestarts.withoutJobs(plan, walk.diagnostics()));
    diagnostics.addAll(surroundings.beside());
    diagnostics.addAll(routing.all());
    diagnostics.addAll(findings.without(PolicyCode.PORT_TLS, listeners.encrypted()));
    Acceptance.Result acceptance = Acceptance.apply(given, accepted, diagnostics);
    List<Diagnostic> decided = Diagnostic.sorted(acceptance.diagnostics());
    Template written = kept.apply(template);
    if (!Diagnostic.anyError(decided)) {
      List<Diagnostic> all = new ArrayList<>(decided);
      all.addAll(
          TemplateChecks.check(
              written, kept.isEmpty() ? references : TemplateReferences.of(written), project));
      decided = Diagnostic.sorted(all);
    }
    Optional<Template> result =
        Diagnostic.anyError(decided) ? Optional.empty() : Optional.of(written);
    if (result.isEmpty()) {
      return new Translation(
          result,
          List.of(),
          List.of(),
          List.of(),
          kept,
          decided,
          acceptance.accepted(),
          walk.decided(decided));
    }
    return new Translation(
        result,
        ParameterSources.secrets(template),
        images,
        JobsToRun.of(plan, template, references).stream().map(kept::apply).toList(),
        kept,
        decided,
        acceptance.accepted(),
        walk.decided(decided));
  }
}
