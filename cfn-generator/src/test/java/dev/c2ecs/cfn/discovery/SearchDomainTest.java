package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines are run with the shell of this machine. */
class SearchDomainTest {

  @TempDir Path directory;

  private int run(String file, int dots) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
    String script = SearchDomain.script("shop.local", dots).replace("/etc/resolv.conf", file);
    Process process =
        new ProcessBuilder("/bin/sh", "-euc", script)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nameserver 10.0.0.2~; search shop.local~nameserver 10.0.0.2~",
        "nameserver 10.0.0.2~search eu-west-1.compute.internal~;"
            + " search shop.local eu-west-1.compute.internal~nameserver 10.0.0.2~",
        "search ec2.internal~nameserver 10.0.0.2~;"
            + " search shop.local ec2.internal~nameserver 10.0.0.2~",
        "domain ec2.internal~nameserver 10.0.0.2~options timeout:2~;"
            + " search shop.local ec2.internal~nameserver 10.0.0.2~options timeout:2~",
        "search a b~search c d~nameserver 10.0.0.2;"
            + " search shop.local c d~nameserver 10.0.0.2~",
        "search\ta.example~nameserver 10.0.0.2;"
            + " search shop.local a.example~nameserver 10.0.0.2~",
        "# searched~nameserver 10.0.0.2; search shop.local~# searched~nameserver 10.0.0.2~",
        "search notshop.local~; search shop.local notshop.local~~",
        "search other shop.local~nameserver 10.0.0.2~;"
            + " search shop.local other~nameserver 10.0.0.2~",
        "search .~nameserver 10.0.0.2~; search shop.local~nameserver 10.0.0.2~",
        "search a~search~nameserver 10.0.0.2~; search shop.local a~nameserver 10.0.0.2~",
        "''; search shop.local~~"
      })
  void theDomainComesFirstAndTheOldOnesStay(String before, String after)
      throws IOException, InterruptedException {
    Path file = directory.resolve("resolv.conf");
    Files.writeString(file, before.replace("~", "\n").replace("\\t", "\t"));
    for (int time = 0; time < 2; time++) {
      assertThat(run(file.toString(), 0)).isZero();
      assertThat(Files.readString(file, StandardCharsets.UTF_8))
          .isEqualTo(after.replace("~", "\n"));
    }
  }

  @Test
  void namesWithDotsAreSearchedToo() throws IOException, InterruptedException {
    Path file = directory.resolve("resolv.conf");
    Files.writeString(file, "nameserver 10.0.0.2\nsearch shop.local x\noptions ndots:1\n");
    for (int time = 0; time < 2; time++) {
      assertThat(run(file.toString(), 2)).isZero();
      assertThat(file)
          .hasContent("search shop.local x\nnameserver 10.0.0.2\noptions ndots:1\noptions ndots:3");
    }
  }

  /** musl takes no longer line. */
  @Test
  void whatDoesNotFitIntoALineIsLeftOut() throws IOException, InterruptedException {
    Path file = directory.resolve("resolv.conf");
    String fits = "a".repeat(234);
    Files.writeString(file, "search " + fits + " b.example c\n");
    assertThat(run(file.toString(), 0)).isZero();
    assertThat(Files.readAllLines(file).get(0)).isEqualTo("search shop.local " + fits + " c");
    Files.writeString(file, "search " + fits + "aaa\n");
    assertThat(run(file.toString(), 0)).isZero();
    assertThat(Files.readAllLines(file).get(0)).isEqualTo("search shop.local");
  }

  @Test
  void aFileThatCannotBeWrittenIsAFailure() throws IOException, InterruptedException {
    assertThat(run("/proc/version", 0)).isNotZero();
  }
}
