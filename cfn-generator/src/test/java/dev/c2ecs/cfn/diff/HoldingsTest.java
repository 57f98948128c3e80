package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static final String PROJECT =
      """
      name: shop
      services:
        web: {image: nginx, environment: {LOW_TOKEN: "${LOW_TOKEN}"}}
        api: {image: acme, environment: {ADMIN_TOKEN: "${ADMIN_TOKEN}"}, secrets: [k]}
        db: {image: "postgres:17", environment: {POSTGRES_PASSWORD: "${DB_PASSWORD}"}, volumes: ["data:/var/lib/postgresql/data"]}
      volumes: {data: {}}
      secrets: {k: {file: ./k}}
      """;

  /** What a change of a project spreads: text of the file, its replacement, the words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOW_TOKEN: \"${LOW_TOKEN}\" | PW: \"${DB_PASSWORD}\" | reads the secret DB_PASSWORD",
        "LOW_TOKEN: \"${LOW_TOKEN}\" | T: \"${ADMIN_TOKEN}\" | reads the secret ADMIN_TOKEN",
        "LOW_TOKEN: \"${LOW_TOKEN}\" | T: \"a${ADMIN_TOKEN}b\" | ",
        "LOW_TOKEN: \"${LOW_TOKEN}\" | T: \"${NEW_TOKEN}\" | ",
        "nginx, | nginx, secrets: [k], | secret shop_k: may read; reads the secret k",
        "volumes: {data | '  new: {image: evil, secrets: [k]}\nvolumes: {data' | reads the secret k",
        "volumes: {data | '  new: {image: evil, environment: {P: \"${DB_PASSWORD}\"}}\nvolumes: {data'"
            + " | reads the secret DB_PASSWORD",
        "volumes: {data | '  new: {image: evil, volumes: [\"data:/x\"]}\nvolumes: {data'"
            + " | mounts the volume data",
        "volumes: {data | '  new: {image: evil, environment: {P: \"${OTHER_PASSWORD}\"}}\nvolumes: {data' | ",
        "postgres:17\", | postgres:17\", pre_start: [{image: evil, command: [sh]}],"
            + " | db-pre_start1 (evil) runs inside this task, with its role, its networks and all"
            + " that listens at localhost",
        "postgres:17\", | postgres:17\", pre_start: [{command: [sh]}], | ",
        "acme, | acme, deploy: {replicas: 2}, | ",
        "acme, | acme, deploy: {update_config: {order: start-first}}, | ",
        "'  api: ' | '  backend: ' | ",
        "nginx, | nginx, volumes: [\"own:/srv\"], | ",
      })
  void whatSpreadsByAChangeOfAProject(String before, String after, String expected) {
    String old = PROJECT.replace("volumes: {data", "volumes: {own: {}, data");
    String now =
        old.replace(
            before.replace("volumes: {data", "volumes: {own: {}, data"),
            after.replace("\\n", "\n").replace("volumes: {data", "volumes: {own: {}, data"));
    assertThat(now).isNotEqualTo(old);
    List<String> told =
        Forecast.of(Projects.template(old), Map.of(), Projects.template(now), Map.of())
            .effects()
            .stream()
            .flatMap(
                effect -> Stream.concat(Stream.of(effect.assessment()), effect.also().stream()))
            .filter(
                one ->
                    one.consequence() == Consequence.PERMISSIONS_WIDER
                        || one.consequence() == Consequence.NETWORK_WIDER)
            .flatMap(one -> one.parts().stream())
            .filter(words -> !words.startsWith("2049/tcp from"))
            .sorted()
            .toList();
    assertThat(told)
        .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split("; "));
  }
}
