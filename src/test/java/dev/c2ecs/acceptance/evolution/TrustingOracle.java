package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says of every update that it succeeds in one step and loses nothing. */
final class TrustingOracle implements Account.Oracle {

  @Override
  public Account.Prophecy about(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    return new Account.Prophecy(List.of(), List.of(), List.of(after), Set.of());
  }
}
