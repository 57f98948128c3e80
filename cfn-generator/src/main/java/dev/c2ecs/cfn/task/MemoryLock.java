package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.support.SupportCode;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The settings by which Elasticsearch and OpenSearch lock their memory. Fargate lets nobody do so,
 * and they refuse to start then; it does not swap either, which locking is there for.
 *
 * @see <a
 *     href="https://www.elastic.co/guide/en/elasticsearch/reference/current/setup-configuration-memory.html">
 *     Elasticsearch, disable swapping</a>
 */
public final class MemoryLock {

  static final String SETTING = "bootstrap.memory_lock";

  private static final Set<String> VARIABLES =
      Set.of(
          SETTING,
          "ES_SETTING_BOOTSTRAP_MEMORY__LOCK",
          "ELASTICSEARCH_LOCK_ALL_MEMORY",
          "OPENSEARCH_LOCK_ALL_MEMORY");

  private static final Set<String> ON = Set.of("true", "yes", "1");
  private static final String ARGUMENT = SETTING + "=";

  private MemoryLock() {}

  /** Whether a service says that it locks its memory. */
  public static boolean isOn(Service service) {
    List<String> command = service.command().orElse(List.of());
    return !variables(service).isEmpty() || !off(command).equals(command);
  }

  /** The variables of a service that switch it on. */
  static List<String> variables(Service service) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String value = variable.getValue().text().orElse("").toLowerCase(Locale.ROOT);
      if (VARIABLES.contains(variable.getKey()) && ON.contains(value)) {
        names.add(variable.getKey());
      }
    }
    return names;
  }

  /** Says that a setting of a service is switched off. */
  static void report(Service service, TreePath path, String setting, DiagnosticCollector findings) {
    findings.add(
        SupportCode.MEMORY_LOCK,
        path,
        setting + " of " + service.name() + " is switched off: Fargate lets nobody lock memory",
        "");
  }

  /** A command in which it is switched off. */
  static List<String> off(List<String> command) {
    List<String> words = new ArrayList<>();
    for (String word : command) {
      words.add(
          word.contains(ARGUMENT) ? word.replace(ARGUMENT + "true", ARGUMENT + "false") : word);
    }
    return words;
  }
}
