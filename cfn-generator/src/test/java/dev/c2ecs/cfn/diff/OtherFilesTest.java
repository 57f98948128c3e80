package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service finds where it had files before. */
class OtherFilesTest {

  private static Template template(String volumes) {
    return Projects.template(
        "name: p\nservices: {web: {image: 'x:1', volumes: ["
            + volumes
            + "]}, keep: {image: 'y:1', volumes: ['one:/k', 'two:/l']}}\n"
            + "volumes: {one: {}, two: {}, three: {}, old: {external: true, name: fs-0a1b2c3d},"
            + " other: {external: true, name: fs-0b1b2c3d}}\n");
  }

  private static List<String> said(Template before, Template after) {
    Template deployed = TemplateReader.read(YamlTemplateWriter.write(before)).orElseThrow();
    Forecast.Effect effect =
        Forecast.of(deployed, Map.of(), after, Map.of()).byId().get("WebTaskDefinition");
    return effect == null
        ? List.of()
        : Stream.concat(Stream.of(effect.assessment()), effect.also().stream())
            .filter(one -> one.consequence().compareTo(Consequence.OTHER_FILES) >= 0)
            .map(one -> one.consequence().key() + ": " + one.words())
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"one:/d\" | \"one:/e\" | other-files: /d has what the image has there; the files of volume one are at /e",
        "\"one:/d\", \"one:/e\" | \"one:/e\" | other-files: /d has what the image has there; the files of volume one are at /e",
        "\"one:/d\" | \"two:/d\" | other-files: /d has the files of volume two, not those of volume one",
        "\"one:/d\", \"two:/e\" | \"two:/d\", \"one:/e\" | other-files: /d has the files of volume two, not those of"
            + " volume one; /e has the files of volume one, not those of volume two",
        "\"one:/d\" | | starts-empty: /d is empty or as the image has it; volume one keeps the files",
        "\"one:/d:ro\" | | other-files: /d has what the image has there, not the files of volume one",
        "\"one:/d\" | \"one:/d:ro\" | ",
        "\"one:/d\" | \"one:/d\", \"two:/e\" | ",
        "\"one:/d\" | {type: volume, source: one, target: /d, volume: {subpath: s}}"
            + " | starts-empty: /d has what is in /one/s of volume one, which may be empty; /one keeps the files",
        "{type: volume, source: one, target: /d, volume: {subpath: s}}"
            + " | {type: volume, source: one, target: /d, volume: {subpath: t}}"
            + " | starts-empty: /d has what is in /one/t of volume one, which may be empty; /one/s keeps the files",
        "{type: volume, source: one, target: /d, volume: {subpath: s}} | \"one:/d\""
            + " | other-files: /d has what is in /one of volume one; /one/s keeps the files",
        "\"one:/d\" | \"old:/d\" | starts-empty: /d has what is in fs-0a1b2c3d, which may be empty; volume one keeps the files",
        "\"old:/d\" | \"other:/d\" | other-files: /d has the files of fs-0b1b2c3d, not those of fs-0a1b2c3d",
        "\"old:/d\" | \"three:/d\" | starts-empty: /d has what is in volume three, which may be empty; fs-0a1b2c3d keeps the files",
      })
  void whatItFinds(String old, String now, String expected) {
    assertThat(said(template(old), template(now == null ? "" : now)))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }
}
