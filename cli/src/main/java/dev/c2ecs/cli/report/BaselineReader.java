package dev.c2ecs.cli.report;

import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads what {@link Baseline#text} writes, and says where another text is none. */
public final class BaselineReader {

  private static final Pattern COUNT = Pattern.compile("(?:([1-9]\\d{0,8}) )?(\\w+)");

  private static final Pattern VERSION = Pattern.compile("[1-" + Baseline.VERSION + "]");

  /** A text that is no baseline; the message says where and why. */
  public static final class NoBaseline extends Exception {
    private static final long serialVersionUID = 1L;

    NoBaseline(TokenStreamLocation place, String why) {
      super(place.getLineNr() + ":" + place.getColumnNr() + ": " + why, null, false, false);
    }
  }

  private final JsonParser json;

  private BaselineReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads a baseline.
   *
   * @throws NoBaseline if the text is none
   */
  public static Baseline read(String text) throws NoBaseline {
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      return new BaselineReader(json).file();
    } catch (JacksonException e) {
      throw new NoBaseline(e.getLocation(), "it is no JSON");
    }
  }

  /** Whether a text is a baseline, of any version. */
  public static boolean isBaseline(String text) {
    try {
      read(text);
      return true;
    } catch (NoBaseline e) {
      return false;
    }
  }

  private Baseline file() throws NoBaseline {
    Map<String, Baseline.Known> known = new HashMap<>();
    Map<String, Map<Disposition, Integer>> leaves = new HashMap<>();
    int version = 0;
    json.nextToken();
    expect(JsonToken.START_OBJECT, "a baseline is an object, which `--update-baseline` writes");
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "version" -> {
          boolean ours =
              json.currentToken() == JsonToken.VALUE_NUMBER_INT
                  && VERSION.matcher(json.getString()).matches();
          require(ours, "its version is not 1 or " + Baseline.VERSION);
          version = json.getIntValue();
        }
        case "diagnostics" -> diagnostics(known);
        case "attributes" -> attributes(leaves);
        default -> throw wrong("a baseline has no " + brief(name));
      }
    }
    require(version > 0, "it has no version");
    require(json.nextToken() == null, "something follows the baseline");
    return new Baseline(version, known, leaves);
  }

  private void diagnostics(Map<String, Baseline.Known> known) throws NoBaseline {
    expect(JsonToken.START_ARRAY, "diagnostics are a list");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(JsonToken.START_OBJECT, "a diagnostic is an object");
      Map<String, String> fields = new HashMap<>();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        expect(JsonToken.VALUE_STRING, brief(name) + " is a text");
        fields.put(name, json.getString());
      }
      String word = fields.getOrDefault("severity", "");
      Severity severity =
          Arrays.stream(Severity.values())
              .filter(s -> s.word().equals(word))
              .findFirst()
              .orElseThrow(() -> wrong("the severity of a diagnostic is error or warning"));
      for (String name : new String[] {"code", "path", "fingerprint"}) {
        require(fields.containsKey(name), "a diagnostic has a " + name);
      }
      Baseline.Known one =
          new Baseline.Known(
              fields.getOrDefault("code", ""),
              fields.getOrDefault("path", ""),
              severity,
              values(fields.getOrDefault("values", "")));
      require(
          known.put(fields.getOrDefault("fingerprint", ""), one) == null,
          "a fingerprint stands twice");
    }
  }

  private static Set<String> values(String marks) {
    return marks.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(marks.split(" ", -1)));
  }

  private void attributes(Map<String, Map<Disposition, Integer>> leaves) throws NoBaseline {
    expect(JsonToken.START_OBJECT, "attributes are an object");
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String path = json.currentName();
      json.nextToken();
      expect(JsonToken.VALUE_STRING, "the state of an attribute is a text");
      require(leaves.put(path, counts(json.getString())) == null, "an attribute stands twice");
    }
  }

  private Map<Disposition, Integer> counts(String text) throws NoBaseline {
    Map<Disposition, Integer> counts = new EnumMap<>(Disposition.class);
    for (String one : text.split(", ", -1)) {
      Matcher matcher = COUNT.matcher(one);
      require(matcher.matches(), "no state of an attribute: " + brief(text));
      String number = matcher.group(1);
      Disposition state =
          Baseline.STATES.entrySet().stream()
              .filter(entry -> entry.getValue().equals(matcher.group(2)))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow(() -> wrong("no state of an attribute: " + brief(text)));
      counts.merge(state, number == null ? 1 : Integer.parseInt(number), Integer::sum);
    }
    return counts;
  }

  private void expect(JsonToken token, String otherwise) throws NoBaseline {
    require(json.currentToken() == token, otherwise);
  }

  private void require(boolean holds, String otherwise) throws NoBaseline {
    if (!holds) {
      throw wrong(otherwise);
    }
  }

  private NoBaseline wrong(String why) {
    return new NoBaseline(json.currentTokenLocation(), why);
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
