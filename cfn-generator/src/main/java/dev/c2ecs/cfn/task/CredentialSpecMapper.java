package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.CredentialSpec;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code credential_spec}: the account of Active Directory that a container acts as, stored in S3
 * or in SSM.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-linux-gmsa.html">
 *     ECS, gMSA for Linux containers on Fargate</a>
 */
public final class CredentialSpecMapper implements Mapper {

  private static final String KIND = "credentialspecdomainless:";

  @Override
  public Contribution map(Plan plan) {
    List<Part> parts = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        Optional<CredentialSpec> spec = service.credentialSpec();
        String text = spec.isPresent() ? spec.get().config().or(spec.get()::file).orElse("") : "";
        if (text.contains("arn:")) {
          String name = KIND + text.substring(text.indexOf("arn:"));
          parts.add(
              Names.containerPart(
                  plan,
                  task,
                  Names.container(service),
                  Value.map("CredentialSpecs", Value.list(Value.text(name)))));
        }
      }
    }
    return Contribution.of(parts);
  }
}
