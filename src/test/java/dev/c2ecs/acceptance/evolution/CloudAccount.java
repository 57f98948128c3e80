package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.acceptance.cloud.CloudModel;
import dev.c2ecs.acceptance.cloud.Operation;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An account of the model that behaves like AWS. */
final class CloudAccount implements Account {

  private static final String OF = " of ";

  private final CloudModel model = new CloudModel();

  private static Outcome outcome(Operation operation) {
    return new Outcome(
        operation.succeeded(),
        operation.status(),
        operation
            .failure()
            .map(failure -> failure.logicalId() + ": " + failure.reason())
            .orElse(""));
  }

  @Override
  public Outcome deploy(String stack, Template template, Map<String, String> parameters) {
    return outcome(model.deploy(stack, template, parameters));
  }

  @Override
  public Outcome remove(String stack) {
    return outcome(model.remove(stack));
  }

  @Override
  public void breakNext(String id, String reason) {
    model.breakNext(id, reason);
  }

  @Override
  public void startTask(String stack, String taskDefinition) {
    model.startTask(stack, taskDefinition);
  }

  @Override
  public void stopTasks(String stack) {
    model.stopTasks(stack);
  }

  @Override
  public void renewServices(String stack, Set<String> ids) {
    model.renewServices(stack, ids);
  }

  @Override
  public Object contents(String stack) {
    return model.contents(stack);
  }

  @Override
  public List<Thing> outside() {
    return model.outside().stream()
        .map(thing -> new Thing(thing.logicalId(), thing.type()))
        .toList();
  }

  @Override
  public Map<String, String> data() {
    Map<String, String> data = new TreeMap<>();
    for (String line : model.data()) {
      int at = line.lastIndexOf(OF);
      data.put(line.substring(0, at), line.substring(at + OF.length()));
    }
    return data;
  }
}
