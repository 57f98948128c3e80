package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which images run, and where ports are reached. */
class ImagesAndPortsTest extends CloudTest {

  @BeforeEach
  void oneProject() {
    cloud.stack("CREATE_COMPLETE");
    FakeLive live = cloud.aws.tasks.live;
    live.task("WebService", "aaaa1111", -300, "web-setup", "web");
    live.task("WebService", "bbbb2222", -300, "web-setup", "web");
    live.task("WebService", "dddd4444", -100, "web").image = "example.com:5000/team/web:2";
    live.task("DbService", "cccc3333", -7200, "db").image = "postgres:17@sha256:" + "cd".repeat(32);
  }

  @Test
  void eachImageOfAServiceHasARow() {
    Cloud.Result result = cloud.run("images");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "SERVICE  REPOSITORY                 TAG   DIGEST               TASKS",
            "db       postgres                   17    sha256:abababababab  1",
            "web      nginx                      1.29  sha256:abababababab  2",
            "web      example.com:5000/team/web  2     sha256:abababababab  1");
    assertThat(cloud.run("images", "-q").out()).isEqualTo("sha256:" + "ab".repeat(32) + "\n");
    assertThat(cloud.run("images", "--format", "json", "db").out())
        .contains("\"Service\" : \"db\"", "\"Tasks\" : 1")
        .doesNotContain("web");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          web 80   ! 0 ! example.test:80 ! ''
          web      ! 0 ! example.test:80 ! ''
          web 81   ! 1 ! ''              ! port 81 of web is not reached
          db 5432  ! 1 ! ''              ! port 5432 of db is not reached
          wbe 80   ! 1 ! ''              ! did you mean `web`?
          web http ! 2 ! ''              ! that is no port: http
          """)
  void aPortIsHostAndPort(String args, int code, String out, String words) {
    List<String> all = new ArrayList<>(List.of("port"));
    all.addAll(List.of(args.split(" ")));
    Cloud.Result result = cloud.run(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
    assertThat(result.out().strip()).isEqualTo(out);
    assertThat(result.err()).contains(words);
    assertThat(cloud.run("port").exitCode()).isEqualTo(2);
  }
}
