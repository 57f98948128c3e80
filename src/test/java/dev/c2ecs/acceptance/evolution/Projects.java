package dev.c2ecs.acceptance.evolution;

import java.util.List;

/** Random projects as people have them: 1 to 6 services that know each other, most things plain. */
final class Projects {

  private Projects() {}

  /**
   * A project.
   *
   * @param seed the same seed gives the same project
   * @param theme what will be changed
   */
  static Draft of(long seed, Theme theme) {
    Dice dice = new Dice(seed);
    Draft draft = Draft.named("shop");
    int count = dice.between(1, 6);
    for (int i = 0; i < count; i++) {
      Kind.any(dice).add(draft, dice);
    }
    if (draft.members().size() > 1 && dice.oneOf(3)) {
      networks(draft, dice);
    }
    for (Member member : draft.members()) {
      decorate(draft, member, dice);
    }
    theme.prepare(draft, dice);
    // What a project has of the rest is what some changes make of it.
    for (int i = dice.between(0, 5); i > 0; i--) {
      Change.any(dice).apply(draft, dice);
    }
    return draft;
  }

  /** Two networks, with whoever names another in one of its own. */
  private static void networks(Draft draft, Dice dice) {
    draft.section("networks").put("front", Draft.map());
    draft
        .section("networks")
        .put("back", dice.oneOf(4) ? Draft.map("internal", true) : Draft.map());
    for (Member member : draft.members()) {
      if (member.has("network_mode")) {
        continue;
      }
      boolean open = !member.ports().isEmpty();
      if (open) {
        member.networks().put("front", Draft.map());
      }
      if (!open || dice.oneOf(2) || !member.environment().isEmpty()) {
        member.networks().put("back", Draft.map());
      }
    }
  }

  private static void decorate(Draft draft, Member member, Dice dice) {
    if (!member.isApart() && dice.oneOf(5)) {
      member.deploy().put("replicas", member.isStore() ? 1 : dice.between(1, 3));
    }
    if (dice.oneOf(5)) {
      Size.any(dice).write(member);
    }
    if (dice.oneOf(3)) {
      member.environment().put("LOG_LEVEL", dice.any("info", "debug", "warn"));
    }
    if (!member.isApart() && dice.oneOf(8)) {
      member
          .deploy()
          .put(
              "update_config",
              Draft.map("parallelism", 1, "order", dice.any("start-first", "stop-first")));
    }
    if (dice.oneOf(4) && member.runs()) {
      member.set("restart", dice.any("always", "unless-stopped"));
    }
    for (Member other : draft.members()) {
      boolean later = draft.members().indexOf(other) > draft.members().indexOf(member);
      if (later
          && dice.oneOf(10)
          && !other.isApart()
          && !draft.waits(other.name(), member.name())
          && !member.has("network_mode")) {
        member.needs(other.name(), "started");
      }
    }
  }

  /** Sizes that people ask for. */
  enum Size {
    SMALL("0.25", "512M"),
    MEDIUM("0.5", "1G"),
    LARGE("1", "2G"),
    HUGE("2", "8G");

    private final String cpus;
    private final String memory;

    Size(String cpus, String memory) {
      this.cpus = cpus;
      this.memory = memory;
    }

    static Size any(Dice dice) {
      return dice.pick(List.of(values())).orElseThrow();
    }

    void write(Member member) {
      member
          .deploy()
          .put("resources", Draft.map("limits", Draft.map("cpus", cpus, "memory", memory)));
    }
  }
}
