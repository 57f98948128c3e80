package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.writer.JsonTemplateWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lock changes in a translation, and what is said of it. */
class LockRulesTest {

  private static final String AB = "sha256:" + "ab".repeat(32);
  private static final String CD = "sha256:" + "cd".repeat(32);
  private static final String AMD = "linux/amd64";
  private static final String ARM = "linux/arm64";

  private static ImageFacts facts(String user, Map<String, Optional<Owner>> owners) {
    return new ImageFacts(
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(user).filter(name -> !name.isEmpty()),
        owners,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static LockEntry entry(String... platforms) {
    return new LockEntry(AB, List.of(AMD, ARM), Map.of(platforms[0], facts("", Map.of())));
  }

  private static Translation translate(
      String services, Map<String, LockEntry> lock, Map<String, String> digests) {
    return translate(services, new Surroundings(Map.of(), Map.of(), Optional.of(lock), digests));
  }

  private static Translation translate(String services, Surroundings surroundings) {
    return Translator.translate(
        Projects.of("name: p\nservices: {" + services + "}\nvolumes: {vol: {}}\n"),
        surroundings,
        List.of());
  }

  private static String said(Translation translation) {
    StringBuilder text = new StringBuilder();
    translation
        .diagnostics()
        .forEach(d -> text.append(d.code().id() + " " + d.message() + " | " + d.hint() + "\n"));
    return text.toString();
  }

  private static String template(Translation translation) {
    return JsonTemplateWriter.write(translation.template().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "web: {image: 'x:1'}, '', ''",
    "web: {image: 'y:1'}, 'not have these images: y:1 |', 'no service names: x:1 |'",
    "'web: {image: ''x:1'', platform: linux/arm64}', 'images: x:1 for linux/arm64 |', ''",
    "'a: {image: ''x:1''}, b: {image: ''x:1'', platform: linux/arm64/v8}', 'x:1 for linux', ''",
    // its task decides for what machine it is
    "'a: {image: ''x:1'', network_mode: ''service:b''}, b: {image: ''x:1'', platform: linux/arm64}',"
        + " 'x:1 for linux/arm64', ''",
    "'a: {build: ., image: ''z:1''}, b: {image: ''z:1''}', '', 'no service names: x:1 |'",
    "'a: {image: ''x:1'', pre_start: [{image: ''h:1'', command: [c]}]}', 'images: h:1 |', ''",
  })
  void whatIsMissingOrForNobodyIsSaidOnce(String services, String missing, String stale) {
    String said = said(translate(services, Map.of("x:1", entry(AMD)), Map.of()));
    assertThat(said.contains("C2E377")).as(said).isEqualTo(!missing.isEmpty());
    assertThat(said.contains("C2E378")).as(said).isEqualTo(!stale.isEmpty());
    assertThat(said).contains(missing).contains(stale).doesNotContain("C2E376");
  }

  @Test
  void nothingIsSaidWithoutALock() {
    assertThat(said(translate("web: {image: 'y:1.2'}", Surroundings.UNKNOWN)))
        .doesNotContain("C2E377", "C2E378", "C2E376");
  }

  @ParameterizedTest
  @CsvSource({
    "x:1, x:1@AB", // the lock
    "y:1, y:1@CD", // the registry
    "nginx, nginx@CD",
    "z:1, z:1", // nobody
    "x:1@CD, x:1@CD", // the file itself
  })
  void anImageIsNamedByTagAndDigest(String image, String named) {
    String written = image.replace("CD", CD);
    Translation translation =
        translate(
            "web: {image: '" + written + "'}",
            Map.of("x:1", entry(AMD)),
            Map.of("x:1", CD, "y:1", CD, "nginx", CD));
    assertThat(template(translation))
        .contains("\"Image\" : \"" + named.replace("AB", AB).replace("CD", CD) + "\"");
  }

  @Test
  void hooksAndBasesOfDeliveredFilesAreToo() {
    Surroundings surroundings =
        new Surroundings(
            Map.of("/project/own.ini", SourceFacts.file(3, false)),
            Map.of(),
            Optional.of(Map.of("x:1", entry(AMD))),
            Map.of("h:1", CD));
    Translation translation =
        translate(
            "web: {image: 'x:1', volumes: ['./own.ini:/etc/own.ini:ro'],"
                + " pre_start: [{image: 'h:1', command: [c]}]}",
            surroundings);
    assertThat(translation.images().get(0).base())
        .isEqualTo(new NeededImage.OfRegistry("x:1@" + AB));
    assertThat(template(translation)).contains("h:1@" + CD);
  }

  @Test
  void theFactsAreThoseOfTheMachineOfTheTask() {
    LockEntry both =
        new LockEntry(
            AB,
            List.of(AMD, ARM),
            Map.of(
                AMD, facts("1", Map.of("/d", Optional.of(new Owner(1, 2)))),
                ARM, facts("3", Map.of("/d", Optional.of(new Owner(3, 4))))));
    for (String platform : List.of(AMD, ARM)) {
      String uid = platform.equals(AMD) ? "1" : "3";
      String template =
          template(
              translate(
                  "web: {image: 'x:1', platform: " + platform + ", volumes: ['vol:/d/']}",
                  Map.of("x:1", both),
                  Map.of()));
      assertThat(template).contains("\"OwnerUid\" : \"" + uid + "\"");
      assertThat(template).contains("\"Permissions\" : \"0755\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // of one service: what it says, then what its image has there
    "'', 999:999, 999, 999, 0755, false",
    "5, 999:999, 5, 5, 0755, false",
    "www-data, 999:999, 999, 999, 0755, false",
    "www-data, 0:0, 0, 0, 0777, false",
    "'', 0:0, 0, 0, 0777, false",
    "'', 7:7, 7, 7, 0755, true",
  })
  void aVolumeBelongsToWhomItsPathBelongsToInTheImage(
      String user, String owner, String uid, String gid, String mode, boolean mayNot) {
    String[] ids = owner.split(":", -1);
    Owner there = new Owner(Long.parseLong(ids[0]), Long.parseLong(ids[1]));
    Map<String, LockEntry> lock =
        Map.of(
            "x:1",
            new LockEntry(
                AB, List.of(AMD), Map.of(AMD, facts("999:999", Map.of("/d", Optional.of(there))))));
    String said = user.isEmpty() ? "" : ", user: '" + user + "'";
    Translation translation =
        translate("web: {image: 'x:1', volumes: ['vol:/d']" + said + "}", lock, Map.of());
    assertThat(template(translation).replaceAll("\\s+", ""))
        .contains(
            "\"OwnerUid\":\"%s\",\"OwnerGid\":\"%s\",\"Permissions\":\"%s\""
                .formatted(uid, gid, mode));
    assertThat(said(translation).contains("C2E368")).isEqualTo(mayNot);
  }

  @Test
  void servicesThatDisagreeGetADirectoryForAll() {
    Map<String, Optional<Owner>> owner = Map.of("/d", Optional.of(new Owner(9, 9)));
    Map<String, LockEntry> lock =
        Map.of(
            "x:1", new LockEntry(AB, List.of(AMD), Map.of(AMD, facts("9", owner))),
            "y:1", new LockEntry(CD, List.of(AMD), Map.of(AMD, facts("", Map.of()))));
    assertThat(
            template(
                translate(
                    "a: {image: 'x:1', volumes: ['vol:/d']}, b: {image: 'y:1', volumes: ['vol:/d']}",
                    lock,
                    Map.of())))
        .contains("\"Permissions\" : \"0777\"");
  }

  @Test
  void thePullsOfAProjectHaveWhatALockNeeds() {
    Map<String, PulledImages.Image> images =
        PulledImages.of(
                Projects.of(
                    """
                    name: p
                    services:
                      a: {image: x, volumes: ["vol:/d", "/anonymous"]}
                      b: {image: x, platform: linux/arm64, volumes: ["vol:/e:ro"]}
                      c: {build: ., image: own}
                      d: {image: own}
                    volumes: {vol: }
                    """))
            .images();
    assertThat(images).containsOnlyKeys("x");
    PulledImages.Image x = images.values().iterator().next();
    assertThat(x.platforms()).isEqualTo(Set.of(AMD, ARM));
    assertThat(x.services()).isEqualTo(Set.of("a", "b"));
    assertThat(x.mounts()).isEqualTo(Set.of("/d", "/e"));
    assertThat(x.path()).hasToString("services.a.image");
  }
}
