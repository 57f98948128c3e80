package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.extension.Extension;
import dev.c2ecs.cfn.extension.Extensions;
import dev.c2ecs.cfn.resourcetype.Limits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A limit of AWS stands in one class. */
class AwsLimitsTest {

  private static final Pattern BOUND = Pattern.compile("\\b(?:int|long) (M(?:AX|IN)_\\w+) = \\d");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.{,])\\d[\\d_,]*\\d(?![\\w,}])");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  /** Below it, a number says nothing of where it comes from. */
  private static final long TELLING = 1000;

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (String module : List.of("cfn-generator", "cli")) {
      try (Stream<Path> files = Files.walk(Repo.ROOT.resolve(module).resolve("src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("Limits.java"))
            .forEach(
                file ->
                    sources.put(
                        Repo.ROOT.resolve(module).relativize(file).toString(),
                        COMMENT.matcher(Repo.read(file)).replaceAll("")));
      }
    }
    return sources;
  }

  private static Map<String, Object> limits() throws IllegalAccessException {
    Map<String, Object> limits = new TreeMap<>();
    for (Field field : Limits.class.getFields()) {
      limits.put(field.getName(), field.get(null));
    }
    return limits;
  }

  @Test
  void everyLimitIsUsed() throws IOException, IllegalAccessException {
    String all = String.join("\n", sources().values());
    assertThat(limits()).hasSizeGreaterThan(20);
    assertThat(limits().keySet())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(all).containsPattern("Limits\\." + name + "\\b"));
  }

  /** Bounds that no service of AWS sets. */
  @Test
  void otherBoundsOfTheGeneratorAreOurs() throws IOException {
    Set<String> bounds = new TreeSet<>();
    for (Map.Entry<String, String> source : sources().entrySet()) {
      Matcher matcher = BOUND.matcher(source.getValue());
      while (source.getValue().contains("package dev.c2ecs.cfn") && matcher.find()) {
        bounds.add(Path.of(source.getKey()).getFileName() + " " + matcher.group(1));
      }
    }
    assertThat(bounds)
        .containsExactly(
            "ServicePorts.java MAX_RANGE", "TagValues.java MAX_TAGS", "YamlText.java MAX_WORD");
  }

  @Test
  void rulesHaveNoNumbersOfTheirOwn() throws IOException {
    Set<String> numbers = new TreeSet<>();
    for (Map.Entry<String, String> source : sources().entrySet()) {
      if (source.getValue().contains("package dev.c2ecs.cfn.check;")) {
        Matcher matcher = NUMBER.matcher(STRING.matcher(source.getValue()).replaceAll("\"\""));
        while (matcher.find()) {
          numbers.add(matcher.group());
        }
      }
    }
    assertThat(numbers)
        .as("the defaults of a deployment, in percent")
        .containsExactly("100", "200");
  }

  @Test
  void aNumberThatTellsALimitStandsOnce() throws IOException, IllegalAccessException {
    Set<Long> telling = new TreeSet<>();
    for (Object limit : limits().values()) {
      if (limit instanceof Integer number) {
        telling.add((long) number);
      } else if (limit instanceof Limits.Range range) {
        telling.add(range.max());
      }
    }
    telling.removeIf(number -> number <= TELLING);
    assertThat(telling).contains(1_800L, 51_200L, 65_536L);
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, String> source : sources().entrySet()) {
      Matcher matcher = NUMBER.matcher(source.getValue());
      while (matcher.find()) {
        String digits = matcher.group().replaceAll("[_,]", "");
        if (digits.length() < 10 && telling.contains(Long.parseLong(digits))) {
          found.add(Path.of(source.getKey()).getFileName() + " " + digits);
        }
      }
    }
    assertThat(found)
        .as("a port of Jenkins, and rounds of a hash")
        .containsExactly("KnownServerRows.java 50000", "SecretContent.java 50000");
  }

  /** Their forms are patterns and ranges in a text, which cannot name a constant. */
  @Test
  void extensionsHaveTheLimitsOfAws() {
    Map<String, String> forms = new TreeMap<>();
    for (Extension extension : Extensions.all()) {
      forms.put(extension.path(), extension.form());
    }
    Limits.Range storage = Limits.EPHEMERAL_STORAGE;
    assertThat(forms)
        .containsEntry("services.*.x-aws-ephemeral_storage", storage.min() + ".." + storage.max())
        .containsEntry(
            "services.*.deploy.update_config.x-aws-max_percent", "0.." + Limits.DEPLOYMENT_PERCENT)
        .containsEntry("x-aws-tags", ".{0," + Limits.TAG_VALUE + "}");
    assertThat(forms.get("services.*.ports[].x-aws-host"))
        .endsWith("{1," + Limits.RULE_PATTERN + "}");
    assertThat(forms.get("services.*.ports[].x-aws-path"))
        .startsWith("/")
        .endsWith("{0," + (Limits.RULE_PATTERN - 1) + "}");
  }

  @Test
  void aRangeTellsWhatIsNearest() {
    Limits.Range range = new Limits.Range(2, 120);
    assertThat(range.nearest(1)).isEqualTo(2);
    assertThat(range.nearest(121)).isEqualTo(120);
    assertThat(range.nearest(30)).isEqualTo(30);
    assertThat(range.has(2)).isTrue();
    assertThat(range.has(121)).isFalse();
    assertThat(range).hasToString("2 to 120");
  }

  @Test
  void aLargeNumberIsGrouped() {
    assertThat(Limits.words(500)).isEqualTo("500");
    assertThat(Limits.words(51_200)).isEqualTo("51,200");
    assertThat(Limits.words(1_048_576)).isEqualTo("1,048,576");
  }
}
