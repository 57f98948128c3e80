package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The support table and the table of attributes, which has the paths of the Compose schema, belong
 * together; each row is complete.
 */
class SupportTableTest {

  private static final Path ATTRIBUTES =
      Repo.ROOT.resolve("compose-model/src/main/tables/attributes.tsv");

  @Test
  void everyAttributeHasARowAndNoRowIsWithoutAnAttribute() {
    assertThat(SupportTable.rows())
        .isNotEmpty()
        .extracting(SupportRow::path)
        .containsExactlyInAnyOrderElementsOf(attributes());
  }

  /** The paths of attributes; the mappings in a list fare as the list. */
  private static List<String> attributes() {
    return Repo.read(ATTRIBUTES)
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("@"))
        .map(line -> line.substring(0, line.indexOf('\t')))
        .filter(path -> !path.endsWith("[]"))
        .toList();
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
}
