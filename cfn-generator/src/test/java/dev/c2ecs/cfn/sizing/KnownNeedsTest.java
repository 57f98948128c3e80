package dev.c2ecs.cfn.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.task.FargateSize;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNeedsTest {

  @ParameterizedTest
  @CsvSource({
    "docker.elastic.co/elasticsearch/elasticsearch:8.14.0, 2048",
    "bitnamilegacy/elasticsearch, 2048",
    "mcr.microsoft.com/mssql/server:2022-latest, 4096",
    "quay.io/keycloak/keycloak:26.0, 2048",
    "public.ecr.aws/docker/library/mysql:8, 1024",
    "gitlab/gitlab-ce, 8192",
    "eclipse-temurin:21-jre, 1024"
  })
  void imagesAreKnownByTheWholeNameOfTheirRepository(String image, long memory) {
    assertThat(KnownNeeds.of(image).map(Need::memory)).contains(memory);
  }

  @ParameterizedTest
  @CsvSource({"prom/mysqld-exporter", "acme/elasticsearch", "nginx", "''", "mysqlx"})
  void othersAreNot(String image) {
    assertThat(KnownNeeds.of(image)).isEmpty();
  }

  @Test
  void eachImageHasOneRowAndEachRowASizeThatThereIs() {
    Set<String> seen = new HashSet<>();
    List<String> rows =
        Arrays.stream(KnownNeedRows.TEXT.split("\n", 0)).filter(l -> !l.startsWith("#")).toList();
    assertThat(rows).hasSizeGreaterThan(50);
    for (String row : rows) {
      String[] fields = row.split("\t", -1);
      assertThat(fields).as(row).hasSize(4);
      FargateSize size = new FargateSize(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
      assertThat(FargateSize.atLeast(size.cpu(), size.memory())).as(row).contains(size);
      assertThat(size).as(row).isNotEqualTo(FargateSize.SMALLEST);
      for (String name : ImageNames.spelledOut(fields[3])) {
        assertThat(seen.add(name)).as(name).isTrue();
        assertThat(name).matches("[a-z0-9._/-]+");
      }
    }
  }
}
