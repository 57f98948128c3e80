package dev.c2ecs.acceptance.evolution;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets and configs. */
final class SecretEdits {

  private SecretEdits() {}

  static Optional<String> added(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> !m.has("network_mode")))
        .map(
            member -> {
              String secret = draft.fresh("secrets", dice.any("token", "db-pass", "signing-key"));
              String file = "./" + secret + ".txt";
              draft.files().put(file, "content 1");
              draft.section("secrets").put(secret, Draft.map("file", file));
              member.list("secrets").add(Draft.map("source", secret));
              return member.name() + " has the secret " + secret;
            });
  }

  static Optional<String> removed(Draft draft, Dice dice) {
    return draft
        .any("secrets", dice)
        .map(
            secret -> {
              draft.section("secrets").remove(secret);
              for (Member member : draft.members()) {
                member.list("secrets").removeIf(s -> secret.equals(Draft.asMap(s).get("source")));
                member.map("x-aws-secrets").values().removeIf(secret::equals);
              }
              return "the secret " + secret + " is gone";
            });
  }

  static Optional<String> renamed(Draft draft, Dice dice) {
    return renamed(draft, dice, "secrets");
  }

  static Optional<String> configRenamed(Draft draft, Dice dice) {
    return renamed(draft, dice, "configs");
  }

  private static Optional<String> renamed(Draft draft, Dice dice, String section) {
    return draft
        .any(section, dice)
        .map(
            old -> {
              String now = draft.fresh(section, dice.any("renamed", "other-name", "Third_Name"));
              Renaming.object(draft, section, old, now);
              for (Member member : draft.members()) {
                member.map("x-aws-secrets").replaceAll((k, v) -> v.equals(old) ? now : v);
              }
              return old + " of the " + section + " is called " + now;
            });
  }

  static Optional<String> content(Draft draft, Dice dice) {
    return dice.pick(draft.files().keySet())
        .map(
            file -> {
              draft.files().put(file, "content " + dice.between(2, 999));
              return file + " has another content";
            });
  }

  static Optional<String> asVariable(Draft draft, Dice dice) {
    return draft
        .any("secrets", dice)
        .flatMap(
            secret ->
                dice.pick(draft.members(m -> m.isOwn()))
                    .map(
                        member -> {
                          Map<String, Object> variables = member.map("x-aws-secrets");
                          if (variables.remove("FROM_SECRET") != null) {
                            return member.name() + " has no secret in a variable";
                          }
                          variables.put("FROM_SECRET", secret);
                          return member.name() + " has " + secret + " in a variable";
                        }));
  }

  static Optional<String> external(Draft draft, Dice dice) {
    return draft
        .any("secrets", dice)
        .map(
            secret -> {
              boolean now = draft.entry("secrets", secret).containsKey("external");
              draft
                  .section("secrets")
                  .put(
                      secret,
                      now
                          ? Draft.map("file", "./" + secret + ".txt")
                          : Draft.map("external", true, "name", "shared/" + secret));
              draft.files().put("./" + secret + ".txt", "content 1");
              return secret + (now ? " is the project's own" : " exists already");
            });
  }

  static Optional<String> configAdded(Draft draft, Dice dice) {
    return dice.pick(draft.members(m -> m.isOwn()))
        .map(
            member -> {
              String config = draft.fresh("configs", dice.any("settings", "rules"));
              draft.section("configs").put(config, Draft.map("content", "level = 1\n"));
              member
                  .list("configs")
                  .add(Draft.map("source", config, "target", "/etc/app/" + config + ".toml"));
              return member.name() + " has the config " + config;
            });
  }

  static Optional<String> configContent(Draft draft, Dice dice) {
    List<String> plain =
        draft.section("configs").entrySet().stream()
            .filter(e -> Draft.asMap(e.getValue()).containsKey("content"))
            .map(Map.Entry::getKey)
            .toList();
    return dice.pick(plain)
        .map(
            config -> {
              Map<String, Object> entry = draft.entry("configs", config);
              String content = String.valueOf(entry.get("content"));
              entry.put("content", content.replaceAll("\n# .*", "") + "\n# " + dice.between(1, 99));
              return "the config " + config + " has another content";
            });
  }

  static Optional<String> configRemoved(Draft draft, Dice dice) {
    return draft
        .any("configs", dice)
        .map(
            config -> {
              draft.section("configs").remove(config);
              for (Member member : draft.members()) {
                member.list("configs").removeIf(c -> config.equals(Draft.asMap(c).get("source")));
              }
              return "the config " + config + " is gone";
            });
  }
}
