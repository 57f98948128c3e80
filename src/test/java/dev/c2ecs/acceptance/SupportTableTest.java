package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The support table has a row for each path of the Compose schema, and each row is complete. */
class SupportTableTest {

  /** Definitions whose entries follow the row of their parent. */
  private static final Set<String> FREE_FORM = Set.of("list_or_dict", "extra_hosts", "options");

  private final Map<String, Object> schema =
      Json.object(
          Repo.read(
              Repo.ROOT.resolve(
                  "compose-model/src/main/resources/dev/c2ecs/compose/schema/"
                      + "compose-spec.schema.json")));
  private final Set<String> paths = new TreeSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  @Test
  void everyPathOfTheSchemaHasARowAndNoRowIsWithoutAPath() {
    walk(schema, "");
    assertThat(SupportTable.rows()).extracting(SupportRow::path).doesNotHaveDuplicates();
    Set<String> rows = new TreeSet<>();
    SupportTable.rows().forEach(row -> rows.add(row.path()));
    Set<String> missing = new TreeSet<>(paths);
    missing.removeAll(rows);
    Set<String> unknown = new TreeSet<>(rows);
    unknown.removeAll(paths);
    assertThat(missing).as("paths without a row").isEmpty();
    assertThat(unknown).as("rows without a path").isEmpty();
    assertThat(SupportTable.rows()).hasSize(372);
  }

  @Test
  void aRowThatIsReportedSaysWhatAndWhy() {
    for (SupportRow row : SupportTable.rows()) {
      row.report()
          .ifPresent(
              report -> assertThat(report.code().message()).as(row.path()).hasSizeGreaterThan(10));
      boolean mapped =
          row.disposition() == Disposition.EXACT || row.disposition() == Disposition.APPROXIMATED;
      assertThat(row.target().equals("-")).as(row.path()).isEqualTo(!mapped);
    }
  }

  private void walk(Map<String, Object> node, String path) {
    Object ref = node.get("$ref");
    if (ref != null) {
      String name = ref.toString().substring("#/$defs/".length());
      if (FREE_FORM.contains(name) || open.contains(name)) {
        return;
      }
      open.push(name);
      walk(Template.map(Template.map(schema.get("$defs")).get(name)), path);
      open.pop();
      return;
    }
    for (String key : List.of("oneOf", "anyOf")) {
      if (node.get(key) != null) {
        Template.list(node.get(key)).forEach(alternative -> walk(Template.map(alternative), path));
      }
    }
    properties(node, path);
    Object items = node.get("items");
    if (items != null) {
      walk(Template.map(items), path + "[]");
    }
  }

  private void properties(Map<String, Object> node, String path) {
    if (node.get("properties") != null) {
      Template.map(node.get("properties")).forEach((name, child) -> child(child, join(path, name)));
    }
    if (node.get("patternProperties") != null) {
      Template.map(node.get("patternProperties"))
          .forEach(
              (pattern, child) -> {
                if (!pattern.startsWith("^x-")) {
                  child(child, join(path, "*"));
                }
              });
    }
  }

  private void child(Object child, String path) {
    if (new HashSet<>(paths).contains(path)) {
      return;
    }
    paths.add(path);
    walk(Template.map(child), path);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
