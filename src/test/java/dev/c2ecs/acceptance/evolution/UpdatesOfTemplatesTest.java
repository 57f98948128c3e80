package dev.c2ecs.acceptance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.RealworldTest;
import dev.c2ecs.acceptance.ReleaseTemplates;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates of templates that are not random: of releases, with other IDs, of real applications. */
class UpdatesOfTemplatesTest {

  static List<ReleaseTemplates.Pair> pairs() {
    return ReleaseTemplates.pairs();
  }

  private static Duel.Outcome fought(Template before, Template after) {
    return Duel.of(before, PlausibleValues.of(before), after, PlausibleValues.of(after));
  }

  private static boolean isRight(Duel.Outcome outcome) {
    return outcome.verdict() == Duel.Verdict.AGREED || outcome.verdict() == Duel.Verdict.VOID;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anUpdateFromARelease(ReleaseTemplates.Pair pair) {
    assertThat(fought(pair.old(), pair.today())).matches(UpdatesOfTemplatesTest::isRight);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void logicalIdsThatAreOthers(ReleaseTemplates.Pair pair) {
    Template today = pair.today();
    for (int seed = 0; seed < 4; seed++) {
      List<String> ids = new ArrayList<>(today.resources().stream().map(Resource::id).toList());
      Collections.shuffle(ids, new Random(seed));
      Blueprint plan = new Blueprint(today);
      for (String id : ids.subList(0, 1 + ids.size() * seed / 8)) {
        plan.rename(id, id + "Other");
      }
      assertThat(fought(today, plan.template()))
          .as(seed + " of " + ids)
          .matches(UpdatesOfTemplatesTest::isRight);
    }
  }

  static Stream<RealworldTest.Application> applications() {
    return RealworldTest.applications().filter(RealworldTest.Application::valid);
  }

  /** Each edit there and back, and from one to the next. */
  @ParameterizedTest
  @MethodSource("applications")
  void ordinaryEditsOfAnApplication(RealworldTest.Application application) {
    Optional<Map<String, Object>> compose = RealworldTest.configuration(application);
    Optional<Template> plain = compose.flatMap(tree -> translated(application, tree));
    if (plain.isEmpty()) {
      return;
    }
    Template last = plain.get();
    for (OrdinaryEdit edit : OrdinaryEdit.values()) {
      Optional<Template> now =
          edit.of(compose.get()).flatMap(tree -> translated(application, tree));
      if (now.isPresent()) {
        for (List<Template> update :
            List.of(
                List.of(plain.get(), now.get()),
                List.of(now.get(), plain.get()),
                List.of(last, now.get()))) {
          assertThat(fought(update.get(0), update.get(1)))
              .as(edit.toString())
              .matches(UpdatesOfTemplatesTest::isRight);
        }
        last = now.get();
      }
    }
  }

  private static Optional<Template> translated(
      RealworldTest.Application application, Map<String, Object> compose) {
    return RealworldTest.template(application, compose).flatMap(TemplateReader::read);
  }

  /** Else nothing would be seen of them. */
  @Test
  void mostApplicationsAreTranslated() {
    long translated =
        applications()
            .filter(
                application ->
                    RealworldTest.configuration(application)
                        .flatMap(tree -> translated(application, tree))
                        .isPresent())
            .count();
    assertThat(translated).isGreaterThan(30);
  }
}
