package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.CredentialSpec;
import dev.c2ecs.compose.model.Service;
import java.util.Optional;

/**
 * {@code credential_spec}: the account of Active Directory that a container acts as, stored in S3
 * or in SSM.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-linux-gmsa.html">
 *     ECS, gMSA for Linux containers on Fargate</a>
 */
public final class CredentialSpecMapper implements ContainerMapper {

  private static final String KIND = "credentialspecdomainless:";

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Optional<CredentialSpec> spec = service.credentialSpec();
    String text = spec.isPresent() ? spec.get().config().or(spec.get()::file).orElse("") : "";
    if (!text.contains("arn:")) {
      return Contribution.NOTHING;
    }
    String name = KIND + text.substring(text.indexOf("arn:"));
    return Contribution.of(
        TaskParts.containerPart(
            plan,
            task,
            TaskNames.container(service),
            Value.map("CredentialSpecs", Value.list(Value.text(name)))));
  }
}
