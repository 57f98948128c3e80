package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which other task gets credentials and data that were there before. */
class HoldingsTest {

  private static final String SECRET = resource("One", "SecretsManager::Secret", "Name: one");
  private static final String DISK = resource("Disk", "EFS::FileSystem", "Encrypted: true");
  private static final String POINT =
      resource("Point", "EFS::AccessPoint", "FileSystemId: !Ref Disk");

  private static String task(String id, String secrets, boolean disk) {
    return resource(
        id,
        "ECS::TaskDefinition",
        "ContainerDefinitions: [{Name: "
            + id.toLowerCase(Locale.ROOT)
            + ", Image: nginx, Secrets: ["
            + secrets
            + "]}]"
            + (disk
                ? ", Volumes: [{Name: data, EFSVolumeConfiguration: {FilesystemId: !Ref Disk,"
                    + " AuthorizationConfig: {AccessPointId: !Ref Point}}}]"
                : ""));
  }

  private static String key(String name) {
    return "{Name: " + name + ", ValueFrom: !Sub \"${One}:" + name + "::\"}";
  }

  private static List<String> said(Template before, Template after, String id) {
    return Optional.ofNullable(forecast(before, after).byId().get(id)).stream()
        .flatMap(effect -> Stream.concat(Stream.of(effect.assessment()), effect.also().stream()))
        .filter(one -> one.consequence() == Consequence.PERMISSIONS_WIDER)
        .flatMap(one -> one.parts().stream())
        .toList();
  }

  private static Template with(String... tasks) {
    return template(
        Stream.concat(Stream.of(SECRET, DISK, POINT), Stream.of(tasks)).toArray(String[]::new));
  }

  @Test
  void aNewTaskThatReadsWhatWasThereIsTold() {
    Template before = with(task("Web", key("DB"), true));
    assertThat(
            said(before, with(task("Web", key("DB"), true), task("New", key("DB"), false)), "New"))
        .containsExactly("reads the secret DB");
    assertThat(said(before, with(task("Web", key("DB"), true), task("New", "", true)), "New"))
        .containsExactly("mounts the volume data");
    assertThat(
            said(before, with(task("Web", key("DB"), true), task("New", key("DB"), true)), "New"))
        .containsExactly("reads the secret DB", "mounts the volume data");
  }

  @Test
  void itsOwnSecretsAreOrdinaryAndSoIsASuccessor() {
    Template before = with(task("Web", key("DB"), true));
    assertThat(
            said(
                before,
                with(task("Web", key("DB"), true), task("New", key("OTHER"), false)),
                "New"))
        .isEmpty();
    assertThat(said(before, with(task("New", key("DB"), true)), "New")).isEmpty();
    assertThat(said(with(), with(task("New", key("DB"), true)), "New")).isEmpty();
  }

  @Test
  void aTaskThatWasThereAndGetsTheKeyOfAnotherOneIsTold() {
    Template before = with(task("Web", key("DB"), false), task("Api", "", false));
    Template after = with(task("Web", key("DB"), false), task("Api", key("DB"), false));
    assertThat(said(before, after, "Api")).containsExactly("reads the secret DB");
    assertThat(said(after, before, "Api")).isEmpty();
    Template own = with(task("Web", key("DB"), false), task("Api", key("OWN"), false));
    assertThat(said(before, own, "Api")).isEmpty();
  }
}
