package dev.c2ecs.acceptance.cloud;

import java.util.Map;

/** Schedules. */
final class Scheduler {

  static final String SCHEDULE = "AWS::Scheduler::Schedule";

  private Scheduler() {}

  static Map<String, Kind> kinds() {
    return Map.of(SCHEDULE, new ScheduleKind());
  }

  private static final class ScheduleKind implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props
          .text("Name")
          .map(name -> props.textOr("default", "GroupName") + "/" + name)
          .orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      if (account.get(SCHEDULE, created.physicalId).isPresent()) {
        throw new Refusal("ConflictException", "Schedule " + created + " already exists.");
      }
      check(account, created.props);
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      check(account, wanted);
      return wanted;
    }

    private static void check(Account account, Props props) {
      account.existing(Iam.ROLE, props.textOr("", "Target", "RoleArn"), "ValidationException");
    }
  }
}
