package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever differs between two templates is told, in all their parts. */
class OtherDifferencesTest {

  private static String said(Template before, Template after) {
    return forecast(before, after).difference().others().stream()
        .map(
            change ->
                change.subject()
                    + ": "
                    + change.before().orElse("-")
                    + " > "
                    + change.after().orElse("-"))
        .toList()
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retain | Delete | unprotected",
        "Retain | Snapshot | unprotected",
        "Snapshot | Delete | unprotected",
        "RetainExceptOnCreate | Delete | unprotected",
        "Retain | RetainExceptOnCreate | -",
        "Delete | Retain | -",
        "Delete | Snapshot | -",
      })
  void whatKeepsDataIsToldBothWays(String old, String now, String expected) {
    for (String attribute : new String[] {"DeletionPolicy", "UpdateReplacePolicy"}) {
      Template before = template(resource("F", "EFS::FileSystem", "", attribute + ": " + old));
      Template after = template(resource("F", "EFS::FileSystem", "", attribute + ": " + now));
      Forecast forecast = forecast(before, after);
      assertThat(said(before, after)).isEqualTo("[F " + attribute + ": " + old + " > " + now + "]");
      assertThat(forecast.effects().stream().map(e -> e.assessment().consequence().key()).toList())
          .isEqualTo(expected.equals("-") ? List.of() : List.of(expected));
    }
  }

  /** A database outside of a cluster leaves a snapshot when nothing is said. */
  @Test
  void noPolicyIsOneToo() {
    Template none = template(resource("F", "RDS::DBInstance", ""));
    Template delete = template(resource("F", "RDS::DBInstance", "", "DeletionPolicy: Delete"));
    assertThat(said(none, delete)).isEqualTo("[F DeletionPolicy: Snapshot > Delete]");
    assertThat(forecast(none, delete).byId().get("F"))
        .isNotNull()
        .matches(effect -> effect.has(Consequence.UNPROTECTED));
    Template topic = template(resource("F", "SNS::Topic", ""));
    assertThat(said(topic, template(resource("F", "SNS::Topic", "", "DeletionPolicy: Delete"))))
        .isEqualTo("[F policies: (none), (none) > Delete, (none)]");
  }

  /** What happens to the same resource does not hide it. */
  @Test
  void besideAnotherChange() {
    Template before =
        template(resource("F", "EFS::FileSystem", "ThroughputMode: a", "DeletionPolicy: Retain"));
    Template after = template(resource("F", "EFS::FileSystem", "ThroughputMode: b"));
    assertThat(forecast(before, after).effects())
        .singleElement()
        .matches(effect -> effect.has(Consequence.UNPROTECTED));
    assertThat(said(before, after)).isEqualTo("[F DeletionPolicy: Retain > Delete]");
  }

  private static final String BASE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Description: one
      Transform: [a]
      Metadata: {m: 1}
      Mappings: {M: {a: {b: c}}}
      Conditions: {C: !Equals [!Ref P, x]}
      Rules: {R: {Assertions: []}}
      Parameters:
        P: {Type: String, Default: x, Description: d, NoEcho: true, AllowedValues: [x, y], MinLength: 1}
        Q: {Type: Number}
      Resources:
        A: {Type: "AWS::SNS::Topic", Condition: C, Metadata: {n: 1}, DependsOn: [B, D], Properties: {DisplayName: z}}
        B: {Type: "AWS::S3::Bucket", DeletionPolicy: Retain, UpdateReplacePolicy: Retain, Properties: {Tags: [{Key: a, Value: b}]}}
        D: {Type: "AWS::AutoScaling::AutoScalingGroup", CreationPolicy: {c: 1}, UpdatePolicy: {u: 1}, Properties: {MinSize: 1}}
      Outputs:
        O: {Value: !Ref A, Description: d, Export: {Name: e}, Condition: C}
        U: {Value: v}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Description: one | Description: two | [Description: one > two]",
        "Transform: [a] | Transform: [b] | [Transform: [a] > [b]]",
        "b: c | b: e | [Mappings.M.a.b: c > e]",
        "!Ref P, x] | !Ref P, y] | [Conditions.C.Fn::Equals: [P, x] > [P, y]]",
        "NoEcho: true, | '' | [parameter P NoEcho: true > -]",
        "Default: x | Default: z | [parameter P Default: *** > new content]",
        "Type: Number | Type: String | [parameter Q Type: Number > String]",
        "Q: {Type: Number} | Q: {Type: Number, Default: 2} | [parameter Q Default: - > 2]",
        "Condition: C, Metadata | Metadata | [A Condition: C > -]",
        "n: 1 | n: 2 | [A Metadata n: 1 > 2]",
        "[B, D] | [B] | [A DependsOn: B, D > B]",
        "c: 1 | c: 2 | [D CreationPolicy c: 1 > 2]",
        "u: 1 | u: 2 | [D UpdatePolicy u: 1 > 2]",
        "Name: e | Name: f | [output O Export Name: e > f]",
        "Value: !Ref A | Value: !Ref B | [output O: A > B]",
        "U: {Value: v} | W: {Value: v} | [output U: v > -, output W: - > v]",
        "MinLength: 1 | MinLength: 2 | [parameter P MinLength: 1 > 2]",
      })
  void everyPartIsToldWhereNothingElseDiffers(String old, String now, String expected) {
    assertThat(BASE).contains(old);
    assertThat(
            said(
                TemplateReader.read(BASE).orElseThrow(),
                TemplateReader.read(BASE.replace(old, now)).orElseThrow()))
        .isEqualTo(expected);
  }

  /** Any single edit of what a template says, wherever it is, makes a difference. */
  @Test
  void anyEditMakesADifference() {
    Map<String, Object> base = tree();
    Template before = read(base);
    assertThat(isDifferent(before, read(tree()))).isFalse();
    Random random = new Random(7);
    int edits = 0;
    for (int i = 0; i < 3000; i++) {
      Map<String, Object> edited = tree();
      if (edit(edited, random) && !edited.equals(base) && edited.containsKey("Resources")) {
        edits++;
        TemplateReader.read(json(edited))
            .ifPresent(after -> assertThat(isDifferent(before, after)).as(json(edited)).isTrue());
      }
    }
    assertThat(edits).isGreaterThan(1000);
  }

  private static boolean isDifferent(Template before, Template after) {
    Forecast forecast = forecast(before, after);
    return !forecast.effects().isEmpty()
        || !forecast.difference().changes().isEmpty()
        || !forecast.difference().others().isEmpty();
  }

  private static Template read(Map<String, Object> tree) {
    return TemplateReader.read(json(tree)).orElseThrow();
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  private static List<Object> list(Object... items) {
    return new ArrayList<>(List.of(items));
  }

  /** The template of the table as a tree that can be edited. */
  private static Map<String, Object> tree() {
    return map(
        "Description", "d",
        "Transform", list("a"),
        "Metadata", map("m", "one"),
        "Mappings", map("M", map("a", map("b", "c"))),
        "Conditions", map("C", map("Fn::Equals", list(map("Ref", "P"), "x"))),
        "Parameters",
            map(
                "P",
                map(
                    "Type",
                    "String",
                    "Default",
                    "x",
                    "NoEcho",
                    "yes",
                    "AllowedValues",
                    list("x", "y")),
                "Q",
                map("Type", "Number", "Description", "q")),
        "Resources",
            map(
                "A",
                map(
                    "Type", "AWS::SNS::Topic",
                    "Condition", "C",
                    "Metadata", map("n", "one"),
                    "DependsOn", list("B", "D"),
                    "Properties",
                        map("DisplayName", "z", "Tags", list(map("Key", "k", "Value", "v")))),
                "B",
                map(
                    "Type",
                    "AWS::S3::Bucket",
                    "DeletionPolicy",
                    "Retain",
                    "UpdateReplacePolicy",
                    "Retain"),
                "D",
                map(
                    "Type", "AWS::ECS::TaskDefinition",
                    "CreationPolicy", map("c", "one"),
                    "Properties",
                        map(
                            "Family",
                            "f",
                            "ContainerDefinitions",
                            list(
                                map(
                                    "Name",
                                    "web",
                                    "Image",
                                    "nginx:1",
                                    "Command",
                                    list("a", "b"),
                                    "Environment",
                                    list(map("Name", "A", "Value", "b"))))))),
        "Outputs",
            map(
                "O",
                map("Value", map("Ref", "A"), "Export", map("Name", "e")),
                "U",
                map("Value", "v", "Description", "d")));
  }

  /** One edit at a random place: another text, a key less or more, an item less, more or moved. */
  @SuppressWarnings("unchecked") // trees of this test
  private static boolean edit(Object value, Random random) {
    if (value instanceof Map<?, ?> any) {
      Map<String, Object> map = (Map<String, Object>) any;
      List<String> keys = new ArrayList<>(map.keySet());
      if (keys.isEmpty() || random.nextInt(12) == 0) {
        map.put("New" + random.nextInt(9), "value");
        return true;
      }
      String key = keys.get(random.nextInt(keys.size()));
      // a parameter has a type
      if (random.nextInt(8) == 0 && !key.equals("Type")) {
        map.remove(key);
        return true;
      }
      if (map.get(key) instanceof String text) {
        map.put(key, text + "x");
        return true;
      }
      return edit(Objects.requireNonNull(map.get(key)), random);
    }
    List<Object> list = (List<Object>) value;
    int at = random.nextInt(list.size());
    switch (random.nextInt(4)) {
      case 0 -> list.remove(at);
      case 1 -> list.add("more");
      case 2 -> list.add(list.remove(0));
      default -> {
        if (!(list.get(at) instanceof String text)) {
          return edit(list.get(at), random);
        }
        list.set(at, text + "x");
      }
    }
    return true;
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, inner) -> entries.add("\"" + key + "\": " + json(inner)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OtherDifferencesTest::json).toList().toString();
    }
    return "\"" + value + "\"";
  }
}
