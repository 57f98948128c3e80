package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code x-aws-kms}: the execution role of a task may use the keys that its secrets are encrypted
 * with, through the service that has the secret and no other way. Without a key of the customer the
 * key is that of AWS, which needs no permission.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">
 *     ECS, task execution role: kms:Decrypt for a key of one's own</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">KMS,
 *     kms:ViaService</a>
 */
public final class SecretKeyMapper implements TaskMapper {

  private static final String SECRETS_MANAGER = "secretsmanager";
  private static final String SYSTEMS_MANAGER = "ssm";

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    Map<String, Set<String>> keys = new TreeMap<>();
    Optional<String> ofProject = plan.extensions().kms().secrets().value();
    if (plan.keys().isUsedBy(task)) {
      use(keys, SECRETS_MANAGER, ofProject);
    }
    for (Service service : task.containers()) {
      ServiceExtensions said = plan.extensions().of(service);
      if (said.pullCredentials().value().isPresent()) {
        use(keys, SECRETS_MANAGER, ofProject);
      }
      for (SecretFile file : SecretFile.of(service, plan)) {
        use(plan, keys, file.secret());
      }
      for (String text : said.secrets().orElse(Map.of()).values()) {
        use(plan, keys, text.split(":", 2)[0]);
      }
    }
    if (keys.isEmpty()) {
      return Contribution.NOTHING;
    }
    List<Value> statements = new ArrayList<>();
    keys.forEach((service, arns) -> statements.add(statement(service, arns)));
    return Contribution.of(Policies.part(plan.ids().executionRole(task), "keys", statements));
  }

  private static void use(Plan plan, Map<String, Set<String>> keys, String secret) {
    use(
        keys,
        ComposeSecrets.parameter(plan, secret).isPresent() ? SYSTEMS_MANAGER : SECRETS_MANAGER,
        plan.extensions().kmsOf(secret));
  }

  private static void use(Map<String, Set<String>> keys, String service, Optional<String> key) {
    if (key.isPresent()) {
      keys.computeIfAbsent(service, k -> new TreeSet<>()).add(key.get());
    }
  }

  private static Value statement(String service, Set<String> keys) {
    return Value.map(
        "Effect",
        "Allow",
        "Action",
        "kms:Decrypt",
        "Resource",
        keys.size() == 1 ? Value.text(keys.iterator().next()) : Value.texts(List.copyOf(keys)),
        "Condition",
        Value.map(
            "StringEquals",
            Value.map(
                "kms:ViaService", new Value.Sub(service + ".${AWS::Region}.${AWS::URLSuffix}"))));
  }
}
