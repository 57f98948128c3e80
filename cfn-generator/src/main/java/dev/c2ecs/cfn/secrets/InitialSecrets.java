package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.DataStores;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which services read a declared secret only before they have data: {@code POSTGRES_PASSWORD_FILE:
 * /run/secrets/db_password}, or the same variable by {@code x-aws-secrets}.
 *
 * @see <a href="https://hub.docker.com/_/postgres">postgres, Docker secrets: {@code _FILE} behind
 *     the variables that initialise</a>
 */
final class InitialSecrets {

  /** Behind the name of a variable whose value is in a file; Grafana has two underscores. */
  private static final List<String> SUFFIXES = List.of("__FILE", "_FILE");

  private InitialSecrets() {}

  /** The services of a project, sorted. */
  static List<String> services(Plan plan, String secret) {
    TreeSet<String> services = new TreeSet<>();
    for (Service service : plan.project().services().values()) {
      if (readsFile(service, secret, plan) || takesVariable(service, secret, plan)) {
        services.add(service.name());
      }
    }
    return List.copyOf(services);
  }

  private static boolean readsFile(Service service, String secret, Plan plan) {
    for (SecretFile file : SecretFile.of(service, plan)) {
      String place = SecretFile.DIRECTORY + "/" + file.name();
      for (Map.Entry<String, EnvironmentValue> entry : service.environment().entrySet()) {
        if (file.secret().equals(secret)
            && entry.getValue().text().filter(place::equals).isPresent()
            && isInitial(service, entry.getKey())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInitial(Service service, String variable) {
    return SUFFIXES.stream()
        .filter(variable::endsWith)
        .map(suffix -> variable.substring(0, variable.length() - suffix.length()))
        .anyMatch(plain -> DataStores.initialises(service, plain));
  }

  private static boolean takesVariable(Service service, String secret, Plan plan) {
    return plan.extensions().of(service).secrets().orElse(Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue().split(":", 2)[0].equals(secret))
        .anyMatch(entry -> DataStores.initialises(service, entry.getKey()));
  }
}
