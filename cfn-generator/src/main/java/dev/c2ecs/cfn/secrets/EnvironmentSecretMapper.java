package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of the secrets that hold the credentials of variables, and what is said of them.
 */
public final class EnvironmentSecretMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    EnvironmentKeys keys = plan.keys();
    EnvironmentFindings.names(plan.project(), findings);
    keys.reportDefaults(findings);
    List<Parameter> parameters = new ArrayList<>();
    for (NeededSecret secret : keys.inputs(plan.extensions().kms().secrets().value())) {
      parameters.addAll(SecretReferences.parameters(secret, keys.what(secret.parameters())));
      EnvironmentFindings.add(secret, findings);
    }
    return new Contribution(List.of(), parameters, List.of());
  }
}
