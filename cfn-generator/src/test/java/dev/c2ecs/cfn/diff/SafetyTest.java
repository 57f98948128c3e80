package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps data, or keeps something running, less than before. */
class SafetyTest {

  private static List<String> lost(Template before, Template after) {
    return forecast(before, after).effects().stream()
        .flatMap(effect -> Stream.concat(Stream.of(effect.assessment()), effect.also().stream()))
        .filter(one -> one.consequence() == Consequence.UNPROTECTED)
        .flatMap(one -> one.parts().stream())
        .toList();
  }

  static List<SafetyRows.Row> rows() {
    return Stream.of(
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBCluster",
            "AWS::SQS::Queue",
            "AWS::SNS::Topic",
            "AWS::ECS::TaskDefinition",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::ElastiCache::CacheCluster",
            "AWS::MemoryDB::Cluster")
        .flatMap(type -> SafetyRows.of(type).stream())
        .distinct()
        .toList();
  }

  /** A resource with a property that has a value, or none. */
  private static Template with(SafetyRows.Row row, Optional<String> value) {
    List<String> parts = List.of(row.path().split("/", -1));
    String text = value.orElse("");
    for (int i = parts.size() - 1; i >= 0; i--) {
      String part = parts.get(i);
      int bracket = part.indexOf('[');
      String item = bracket < 0 ? "" : part.substring(bracket + 1, part.length() - 1);
      String one = item.isEmpty() ? text : "{Key: " + item + ", " + text.substring(1);
      text =
          bracket < 0
              ? "{" + part + ": " + text + "}"
              : "{" + part.substring(0, bracket) + ": [" + one + "]}";
    }
    String type = row.type().equals("*") ? "AWS::Some::Thing" : row.type();
    return template(
        "  X: {Type: \"" + type + "\", Properties: " + (value.isEmpty() ? "{}" : text) + "}\n");
  }

  /** Each row of the table, there and back. */
  @ParameterizedTest
  @MethodSource("rows")
  void eachSettingOfTheTable(SafetyRows.Row row) {
    Optional<String> safe =
        switch (row.kind()) {
          case ON -> Optional.of("true");
          case OFF -> Optional.of("false");
          case THERE -> Optional.of("{a: b}");
          case LESS -> Optional.of("900000");
          case FROM -> Optional.of(row.otherwise()).filter(value -> !value.equals("-"));
        };
    Optional<String> less =
        switch (row.kind()) {
          case ON -> Optional.of("false");
          case OFF -> Optional.of("true");
          case THERE -> Optional.empty();
          case LESS -> Optional.of("3");
          case FROM -> Optional.of("another");
        };
    assertThat(lost(with(row, safe), with(row, less))).contains(row.words().replace("%s", "3"));
    assertThat(lost(with(row, less), with(row, safe))).isEmpty();
    assertThat(lost(with(row, safe), with(row, safe))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "driver: local | driver: local, driver_opts: {backup_policy: DISABLED}"
            + " | no automatic backups from now on",
        "driver: local, driver_opts: {backup_policy: DISABLED} | driver: local | ",
        "name: shop | name: shop\\nx-aws-logs_retention: 7"
            + " | log lines that are older than 7 days are deleted",
        "name: shop | name: shop\\nx-aws-logs_retention: 90 | ",
      })
  void whatAComposeFileSays(String before, String after, String expected) {
    String project =
        """
        name: shop
        services: {db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}}
        volumes: {data: {driver: local}}
        """;
    String old =
        project.replace("driver: local", before.contains("driver") ? before : "driver: local");
    String now =
        project
            .replace("driver: local", after.contains("driver") ? after : "driver: local")
            .replace(
                "name: shop", after.contains("name") ? after.replace("\\n", "\n") : "name: shop");
    assertThat(lost(Projects.template(old), Projects.template(now)))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DeletionProtection: true | '' | nothing keeps it from being deleted any more",
        "BackupRetentionPeriod: 14 | BackupRetentionPeriod: 7"
            + " | automatic backups are kept 7 days only",
        "BackupRetentionPeriod: 14 | '' | automatic backups are kept 1 days only",
        "MultiAZ: true | MultiAZ: \"false\""
            + " | it is in one zone only: nothing takes over when that fails",
      })
  void aDatabase(String before, String after, String expected) {
    assertThat(
            lost(
                template(Updates.resource("D", "RDS::DBInstance", before)),
                template(Updates.resource("D", "RDS::DBInstance", after))))
        .contains(expected);
  }
}
