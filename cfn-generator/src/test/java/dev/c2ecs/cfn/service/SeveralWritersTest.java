package dev.c2ecs.cfn.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of several tasks of one service that write the same files. */
class SeveralWritersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acme/api          | data:/app/data           | WARNING
          acme/api          | data:/app/db.sqlite      | WARNING
          acme/api          | data:/var/lib/app        | WARNING
          acme/api          | data:/app/uploads        | INFO
          acme/api          | data:/app/uploads:ro     | ''
          acme/api          | user-uploads:/srv/x      | INFO
          acme/api          | data:/srv/Media          | INFO
          acme/api          | mediawiki:/srv/x         | WARNING
          acme/api          | data:/app/static         | INFO
          acme/api          | data:/uploads/index      | WARNING
          wordpress:6       | data:/var/www/html       | INFO
          bitnami/wordpress | data:/bitnami/wordpress  | INFO
          mysql             | data:/var/lib/mysql      | ''
          """)
  void isWorseWhereNobodyKnowsThatTheyMay(String image, String volume, String severity) {
    Mapped mapped =
        Mapped.project(
            new RolloutMapper(),
            "name: p\nservices: {web: {image: \""
                + image
                + "\", volumes: [\""
                + volume
                + "\"], deploy: {replicas: 2}}}\nvolumes: {data: , user-uploads: , mediawiki: }\n");
    assertThat(
            mapped.diagnostics().stream()
                .filter(one -> one.code().id().equals("C2E424"))
                .map(one -> one.severity().name())
                .toList())
        .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity));
  }
}
