package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedUsersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: 'postgres:17', user: postgres | 999 | 999 | 0755",
        "image: 'postgres:17-alpine', user: postgres | 70 | 70 | 0755",
        "image: 'postgres:17', user: 'postgres:postgres' | 999 | 999 | 0755",
        "image: 'postgres:17', user: 'postgres:0' | 999 | 0 | 0755",
        "image: 'redis:8-alpine', user: redis | 999 | 1000 | 0755",
        "image: 'ecr.aws/docker/library/mysql', user: mysql | 999 | 999 | 0755",
        "image: 'postgres:17', user: '1000:1001' | 1000 | 1001 | 0755",
        "image: 'postgres:17', user: '1000' | 1000 | 1000 | 0755",
        "image: me/postgres, user: postgres | 0 | 0 | 0777",
        "image: 'postgres:17', user: somebody | 0 | 0 | 0777",
        "image: 'postgres:17' | 0 | 0 | 0777",
        "image: prom/prometheus, user: nobody | 0 | 0 | 0777",
      })
  void theFileSystemBelongsToTheUserThatTheFileNames(
      String service, String uid, String gid, String mode) {
    String root =
        Mapped.project(
                new FileSystemMapper(),
                "name: p\nservices: {db: {"
                    + service
                    + ", volumes: ['data:/data']}}\nvolumes: {data: }\n")
            .property("DataAccessPoint", "RootDirectory", "CreationInfo")
            .orElseThrow()
            .toString();
    assertThat(root).contains("text=" + uid + "]", "text=" + gid + "]", "text=" + mode + "]");
  }
}
