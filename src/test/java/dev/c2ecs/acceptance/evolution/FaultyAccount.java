package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An account in which one thing goes wrong that must never. */
final class FaultyAccount implements Account {

  /** What goes wrong. */
  enum Fault {
    CREATION_FAILS,
    UPDATES_FAIL,
    UPDATES_CANNOT_BE_BROKEN,
    ROLLBACK_FAILS,
    ROLLBACK_LEADS_ELSEWHERE,
    DATA_VANISH,
    UPDATES_ARE_FORGOTTEN,
    THINGS_ARE_LEFT,
    REMOVAL_FAILS,
    REMOVAL_TAKES_ALL
  }

  private final LedgerAccount account = new LedgerAccount();
  private final Fault fault;
  private int deployments;
  private int rollbacks;
  private boolean isBroken;
  private boolean isRemoved;

  FaultyAccount(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Outcome deploy(String stack, Template template, Map<String, String> parameters) {
    deployments++;
    boolean update = deployments > 1;
    boolean broken = isBroken;
    isBroken = false;
    if (fault == Fault.CREATION_FAILS) {
      return new Outcome(false, "ROLLBACK_COMPLETE", "Web: it fails");
    }
    if (fault == Fault.UPDATES_FAIL && update && !broken) {
      return new Outcome(false, "UPDATE_ROLLBACK_COMPLETE", "Web: it fails");
    }
    if (fault == Fault.UPDATES_ARE_FORGOTTEN && update && !broken) {
      return new Outcome(true, "UPDATE_COMPLETE", "");
    }
    Outcome outcome = account.deploy(stack, template, parameters);
    if (!outcome.succeeded()) {
      rollbacks++;
      if (fault == Fault.ROLLBACK_FAILS) {
        return new Outcome(false, "UPDATE_ROLLBACK_FAILED", outcome.reason());
      }
    }
    return outcome;
  }

  @Override
  public Outcome remove(String stack) {
    isRemoved = true;
    return fault == Fault.REMOVAL_FAILS
        ? new Outcome(false, "DELETE_FAILED", "Web: it is in use")
        : account.remove(stack);
  }

  @Override
  public void breakNext(String id, String reason) {
    isBroken = true;
    if (fault != Fault.UPDATES_CANNOT_BE_BROKEN) {
      account.breakNext(id, reason);
    }
  }

  @Override
  public void startTask(String stack, String taskDefinition) {
    account.startTask(stack, taskDefinition);
  }

  @Override
  public void stopTasks(String stack) {
    account.stopTasks(stack);
  }

  @Override
  public void renewServices(String stack, Set<String> ids) {
    account.renewServices(stack, ids);
  }

  @Override
  public Object contents(String stack) {
    return fault == Fault.ROLLBACK_LEADS_ELSEWHERE && rollbacks > 0
        ? List.of()
        : account.contents(stack);
  }

  @Override
  public List<Thing> outside() {
    List<Thing> outside = new ArrayList<>(account.outside());
    if (fault == Fault.THINGS_ARE_LEFT && deployments > 1) {
      outside.add(new Thing("Leftover", "AWS::EC2::SecurityGroup"));
    }
    return fault == Fault.REMOVAL_TAKES_ALL && isRemoved ? List.of() : outside;
  }

  @Override
  public Map<String, String> data() {
    return fault == Fault.DATA_VANISH && deployments > 1 && !isBroken
        ? new TreeMap<>()
        : account.data();
  }
}
