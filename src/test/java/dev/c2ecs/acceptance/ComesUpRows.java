package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What would become of the applications on ECS, {@code src/test/realworld/comes-up.tsv}: decided by
 * people who read the templates. What a reason says that we say is held against what is said.
 */
final class ComesUpRows {

  private static final Pattern CODE = Pattern.compile("C2E\\d+");

  private record Row(String verdict, String reason) {}

  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  ComesUpRows() {
    for (String line :
        Repo.read(Repo.ROOT.resolve("src/test/realworld/comes-up.tsv")).lines().toList()) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        assertThat(fields).as(line).hasSize(3);
        assertThat(fields[1]).as(line).isIn("yes", "yes, but", "no");
        assertThat(fields[1].equals("yes") || !fields[2].isEmpty()).as(line).isTrue();
        assertThat(rows.put(fields[0], new Row(fields[1], fields[2]))).as(line).isNull();
      }
    }
  }

  /** The verdict on an application and its reason, whose codes are among its diagnostics. */
  String words(Object application, List<Object> diagnostics) {
    assertThat(rows).as("comes-up.tsv").containsKey(String.valueOf(application));
    Row row = rows.getOrDefault(String.valueOf(application), new Row("no", ""));
    Set<String> said = new HashSet<>();
    diagnostics.forEach(one -> said.add(String.valueOf(Template.map(one).get("code"))));
    for (Matcher code = CODE.matcher(row.reason()); code.find(); ) {
      assertThat(said).as(application + ": " + row.reason()).contains(code.group());
    }
    counts.merge(row.verdict(), 1, Integer::sum);
    return row.verdict() + (row.reason().isEmpty() ? "" : ": " + row.reason());
  }

  /** How many applications have a verdict. */
  int count(String verdict) {
    return counts.getOrDefault(verdict, 0);
  }
}
