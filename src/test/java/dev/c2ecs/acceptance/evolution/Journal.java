package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An account that remembers what was done to it, so that there can be another one like it. */
final class Journal implements Account {

  private final Supplier<Account> empty;
  private final Account account;
  private final List<Consumer<Account>> done = new ArrayList<>();

  Journal(Supplier<Account> empty) {
    this.empty = empty;
    this.account = empty.get();
  }

  /** Another account to which the same was done. */
  Account copy() {
    Account copy = empty.get();
    done.forEach(operation -> operation.accept(copy));
    return copy;
  }

  private void remember(Consumer<Account> operation) {
    done.add(operation);
  }

  @Override
  public Outcome deploy(String stack, Template template, Map<String, String> parameters) {
    remember(other -> other.deploy(stack, template, parameters));
    return account.deploy(stack, template, parameters);
  }

  @Override
  public Outcome remove(String stack) {
    remember(other -> other.remove(stack));
    return account.remove(stack);
  }

  @Override
  public void breakNext(String id, String reason) {
    remember(other -> other.breakNext(id, reason));
    account.breakNext(id, reason);
  }

  @Override
  public void startTask(String stack, String taskDefinition) {
    remember(other -> other.startTask(stack, taskDefinition));
    account.startTask(stack, taskDefinition);
  }

  @Override
  public void renewServices(String stack, Set<String> ids) {
    remember(other -> other.renewServices(stack, ids));
    account.renewServices(stack, ids);
  }

  @Override
  public void stopTasks(String stack) {
    remember(other -> other.stopTasks(stack));
    account.stopTasks(stack);
  }

  @Override
  public Object contents(String stack) {
    return account.contents(stack);
  }

  @Override
  public List<Thing> outside() {
    return account.outside();
  }

  @Override
  public Map<String, String> data() {
    return account.data();
  }
}
