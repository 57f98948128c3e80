package dev.c2ecs.acceptance.evolution;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody who changes a project is busy with: what there must be for it at first, and which
 * changes are more frequent then. Without it some changes would hardly find anything to change.
 */
enum Theme {
  ANYTHING(List.of(), EnumSet.noneOf(Change.class)),
  ROUTES(
      List.of(
          some(Kind.API), some(Kind.GRPC), some(Kind.WEB), Change.PORT_SHARED, Change.PORT_SHARED),
      EnumSet.range(Change.PORT_SHARED, Change.LISTENER_WISH)),
  DOMAINS(
      List.of(some(Kind.WEB), some(Kind.API), Change.PUBLISHED, Change.DOMAIN),
      EnumSet.of(
          Change.DOMAIN,
          Change.DOMAIN_MOVED,
          Change.HTTPS_ON,
          Change.HTTPS_OFF,
          Change.CERTIFICATE,
          Change.PORT_MOVED)),
  JOBS(
      List.of(some(Kind.API), some(Kind.WORKER), some(Kind.REPORT), some(Kind.MIGRATE)),
      EnumSet.of(
          Change.SCHEDULED, Change.SCHEDULE, Change.JOB, Change.SIDECAR, Change.NEED_CONDITION)),
  PORTS(
      List.of(some(Kind.API), Change.PUBLISHED, Change.PUBLISHED, Change.HTTPS_ON),
      EnumSet.range(Change.PUBLISHED, Change.LOOPBACK)),
  NAMES(
      List.of(
          some(Kind.API),
          some(Kind.WEB),
          Change.ALIAS_ADDED,
          Change.ALIAS_ADDED,
          Change.ALIAS_ADDED),
      EnumSet.range(Change.ALIAS_ADDED, Change.ADDRESS)),
  CONNECTED(
      List.of(
          some(Kind.API), some(Kind.WORKER), some(Kind.PROXY), Change.CONNECT_ON, Change.ADDRESS),
      EnumSet.range(Change.CONNECT_ON, Change.ADDRESS)),
  SECRETS(
      List.of(Change.SECRET_ADDED, Change.SECRET_ADDED, Change.CONFIG_ADDED),
      EnumSet.range(Change.SECRET_ADDED, Change.CONFIG_REMOVED)),
  DATA(
      List.of(Change.VOLUME_ADDED, Change.VOLUME_SHARED, Change.SERVICE_ADDED),
      EnumSet.range(Change.VOLUME_ADDED, Change.VOLUME_EXTERNAL)),
  NETWORKS(
      List.of(Change.SERVICE_ADDED, Change.NETWORK_ADDED, Change.NETWORK_JOINED),
      EnumSet.range(Change.NETWORK_ADDED, Change.NETWORK_EXPLICIT)),
  TASKS(
      List.of(
          some(Kind.API), Change.HEALTHCHECK, Change.SCALING_ON, Change.SPOT, Change.NEED_ADDED),
      EnumSet.range(Change.REPLICAS, Change.NEED_CONDITION)),
  SERVICES(
      List.of(Change.SERVICE_ADDED, Change.SERVICE_COPIED),
      EnumSet.range(Change.SERVICE_ADDED, Change.PROFILE)),
  PROJECT(List.of(), EnumSet.range(Change.TAGS, Change.OVERLAY_CLUSTER));

  private static final int USUAL = 3;
  private static final int FAVORED = 4;

  @SuppressWarnings("ImmutableEnumChecker") // of List.of, of methods without state
  private final List<Edit> before;

  @SuppressWarnings("ImmutableEnumChecker") // nobody adds to it
  private final Set<Change> often;

  Theme(List<Edit> before, Set<Change> often) {
    this.before = before;
    this.often = often;
  }

  /** That of a sequence, the same for the same seed; some have none. */
  static Theme of(long seed) {
    long at = Math.floorMod(seed, (long) values().length + USUAL);
    return at < values().length ? values()[(int) at] : ANYTHING;
  }

  /** One more service of a kind. */
  private static Edit some(Kind kind) {
    return (draft, dice) -> Optional.of(kind.add(draft, dice).name() + " is new");
  }

  /** Makes what there must be at first. */
  void prepare(Draft draft, Dice dice) {
    before.forEach(edit -> edit.apply(draft, dice));
  }

  /** Any change: every fourth time one that the theme is about. */
  Change any(Dice dice) {
    return !often.isEmpty() && dice.oneOf(FAVORED)
        ? dice.pick(often).orElseThrow()
        : Change.any(dice);
  }
}
