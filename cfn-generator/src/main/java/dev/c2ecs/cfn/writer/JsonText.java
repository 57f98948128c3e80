package dev.c2ecs.cfn.writer;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON with a streaming generator, indented or on one line. */
public final class JsonText {

  private static final ObjectWriteContext INDENTED =
      new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
          DefaultIndenter lines = new DefaultIndenter("  ", "\n");
          return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        }

        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }
      };

  private JsonText() {}

  /** The text that a writer makes, ending in a newline. */
  public static String write(Consumer<JsonGenerator> content) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(INDENTED, out)) {
      content.accept(json);
    }
    return escaped(out.append('\n').toString());
  }

  /** The same on one line, ending in a newline. */
  public static String line(Consumer<JsonGenerator> content) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      content.accept(json);
    }
    return escaped(out.append('\n').toString());
  }

  /** Escapes what Jackson leaves: characters that steer a terminal or turn the order of letters. */
  private static String escaped(String json) {
    StringBuilder out = new StringBuilder(json.length());
    int done = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c > '~' && isHidden(c)) {
        out.append(json, done, i).append(String.format("\\u%04X", (int) c));
        done = i + 1;
      }
    }
    return done == 0 ? json : out.append(json, done, json.length()).toString();
  }

  private static boolean isHidden(char c) {
    return c < 0xa0
        || switch (Character.getType(c)) {
          case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
          default -> false;
        };
  }
}
