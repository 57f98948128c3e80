package dev.c2ecs.cfn.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A row of the support table inherits what it would repeat. */
class SupportRowsTest {

  private final Map<String, SupportRow> rows = new LinkedHashMap<>();

  SupportRowsTest() {
    SupportTable.rows().forEach(row -> rows.put(row.path(), row));
  }

  @Test
  void anInheritingRowSaysWhatTheOneAroundItSays() {
    SupportRow around = row("services.*.blkio_config");
    SupportRow row = row("services.*.blkio_config.weight_device[].path");
    assertThat(row.report()).isPresent().isEqualTo(around.report());
    assertThat(row.disposition()).isEqualTo(around.disposition());
    assertThat(row.target()).isEqualTo(around.target());
    assertThat(row("secrets.*.driver_opts.*").fixture()).isEqualTo("secrets");
  }

  @Test
  void noRowRepeatsTheSentenceOfTheOneAroundIt() {
    List<String> written = SupportTable.lines(SupportRows.TEXT);
    assertThat(written).hasSameSizeAs(rows.keySet());
    assertThat(written)
        .filteredOn(line -> !line.contains("\t^\t"))
        .extracting(line -> row(line.substring(0, line.indexOf('\t'))))
        .filteredOn(row -> row.report().isPresent())
        .isNotEmpty()
        .noneMatch(
            row ->
                rows.values().stream()
                    .filter(other -> isParent(other.path(), row.path()))
                    .anyMatch(
                        other ->
                            other.report().equals(row.report())
                                && other.disposition() == row.disposition()));
  }

  private static boolean isParent(String parent, String path) {
    String rest = path.startsWith(parent) ? path.substring(parent.length()) : "";
    return rest.matches("(\\[])?\\.[^.\\[]+");
  }

  private SupportRow row(String path) {
    return Objects.requireNonNull(rows.get(path), path);
  }
}
