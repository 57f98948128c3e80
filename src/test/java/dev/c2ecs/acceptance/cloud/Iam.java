package dev.c2ecs.acceptance.cloud;

import java.util.Map;

/** Roles. IAM does not ask whether somebody still uses one. */
final class Iam {

  static final String ROLE = "AWS::IAM::Role";

  private Iam() {}

  static Map<String, Kind> kinds() {
    return Map.of(ROLE, new RoleKind());
  }

  private static final class RoleKind implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props.text("RoleName").orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      if (account.get(ROLE, created.physicalId).isPresent()) {
        throw new Refusal("EntityAlreadyExists", "Role with name " + created + " already exists.");
      }
    }
  }
}
