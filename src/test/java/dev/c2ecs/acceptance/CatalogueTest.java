package dev.c2ecs.acceptance;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.c2ecs.cfn.support.AllCodes;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue of diagnostics and the program that makes the codes of it. */
class CatalogueTest {

  private static final Path CATALOGUE = Repo.ROOT.resolve("src/catalogue/diagnostics.txt");

  private static List<Code> codes() {
    List<Code> codes = new ArrayList<>(AllCodes.sorted());
    codes.addAll(Arrays.asList(DeployCode.values()));
    return codes;
  }

  @Test
  void everyEntryIsACodeAndEveryCodeAnEntry() {
    List<String> entries =
        Repo.read(CATALOGUE)
            .lines()
            .filter(line -> line.startsWith("C2E"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(codes()).extracting(Code::id).containsExactlyElementsOf(entries);
  }

  @Test
  void everyEntryIsUsed() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.c2ecs.compose", "dev.c2ecs.cfn", "dev.c2ecs.cli");
    Set<String> used =
        classes.stream()
            .filter(c -> !c.getName().contains("CodeExplanations"))
            .flatMap(c -> c.getFieldAccessesFromSelf().stream())
            .filter(access -> !access.getTargetOwner().equals(access.getOriginOwner()))
            .map(access -> access.getTarget().getFullName())
            .collect(Collectors.toSet());
    SupportTable.rows()
        .forEach(row -> row.report().ifPresent(report -> used.add(name(report.code()))));
    assertThat(codes()).extracting(CatalogueTest::name).isSubsetOf(used);
  }

  private static String name(Code code) {
    return ((Enum<?>) code).getDeclaringClass().getName() + "." + ((Enum<?>) code).name();
  }

  @Test
  void limitsAreThoseOfTheCode() {
    assertThat(ReadCode.FILE_TOO_LARGE.explanation().why())
        .contains(" " + (YamlReader.MAX_BYTES >> 20) + " MiB, ");
  }

  /** A literal of a source that is long enough to be a sentence, pieces of it put together. */
  private static List<String> sentences(String source) {
    Pattern token =
        Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"|'(?:[^'\\\\]|\\\\.)+'|//[^\n]*|/\\*.*?\\*/");
    List<String> sentences = new ArrayList<>();
    Matcher matcher = token.matcher(source.replaceAll("\"\\s*\n\\s*\\+ \"", ""));
    while (matcher.find()) {
      String text = matcher.group(1);
      if (text != null
          && text.length() >= 36
          && text.contains(" ")
          && !text.replace("`", "").startsWith("c2ecs ")) {
        sentences.add(text);
      }
    }
    return sentences;
  }

  /** Rows of tables may say the same. */
  @Test
  void aSentenceIsPutTogetherInOnePlace() throws IOException {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (String module : List.of("compose-model", "cfn-generator", "cli")) {
      try (Stream<Path> files = Files.walk(Repo.ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          for (String sentence : sentences(Repo.read(file))) {
            if (!file.endsWith("ComposeFlags.java") && !seen.add(sentence)) {
              twice.add(file.getFileName() + ": " + sentence);
            }
          }
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(300);
    assertThat(twice).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "C2E002 FILE_UNREADABLE, C2E001 FILE_UNREADABLE, 'codes stand in their order, each once'",
    "C2E002 FILE_UNREADABLE, C2E002 FILE_NOT_FOUND, the group has a constant of this name",
    "FILE_UNREADABLE error, FILE_UNREADABLE bad, 'a severity is error, warning or info'",
    "'why: The operating', 'reason: The operating', there is no field reason",
    "'why: The operating', 'instead: The operating', the field stands twice",
    "'  why: The operating system refuses to open the file.\n', '', C2E002 has the fields",
  })
  void aMistakeEndsTheBuildWithItsLine(
      String from, String to, String words, @TempDir Path directory)
      throws IOException, InterruptedException {
    String text = Repo.read(CATALOGUE);
    assertThat(text).containsOnlyOnce(from);
    Path file = directory.resolve("diagnostics.txt");
    Files.writeString(file, text.replace(from, to));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                Repo.ROOT.resolve("src/catalogue/GenerateCodes.java").toString(),
                file.toString(),
                directory.toString(),
                "reading=dev.c2ecs.compose.diagnostic.ReadCode")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(1);
    assertThat(said).startsWith(file + ":").contains(words);
    try (Stream<Path> made = Files.list(directory)) {
      assertThat(made).containsExactly(file);
    }
  }
}
