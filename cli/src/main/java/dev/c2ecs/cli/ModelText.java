package dev.c2ecs.cli;

import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TextBytes;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLGenerator;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** The canonical model as {@code docker compose config} prints it. */
final class ModelText {

  /** Longer numbers may not fit into a long. */
  private static final int ORDINARY_DIGITS = 18;

  /** Stands before the letter of an escape of YAML: it is no character, so that it is escaped. */
  private static final String ESCAPE = "\ufffe";

  private static final String WRITTEN_ESCAPE = "\\ufffe";

  private final JsonGenerator out;
  private final boolean escapeDollars;
  private final boolean binary;

  private ModelText(JsonGenerator out, boolean escapeDollars, boolean binary) {
    this.out = out;
    this.escapeDollars = escapeDollars;
    this.binary = binary;
  }

  /**
   * The model as JSON.
   *
   * @param escapeDollars whether a dollar is doubled, so that the text can be read back
   */
  static String json(Mapping model, boolean escapeDollars) {
    return JsonText.write(out -> new ModelText(out, escapeDollars, false).node(model));
  }

  /** The model as YAML. */
  static String yaml(Mapping model, boolean escapeDollars) {
    YAMLFactory factory =
        YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .stringQuotingChecker(new SafeQuoting())
            .build();
    StringWriter text = new StringWriter();
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      new ModelText(out, escapeDollars, true).node(model);
    }
    return text.toString().replace(WRITTEN_ESCAPE, "\\");
  }

  /**
   * Quotes also what only a reader of YAML 1.1 takes for a number, a time, a merge key or the end
   * of a line.
   */
  private static final class SafeQuoting extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER_LIKE =
        Pattern.compile("[-+.]?[0-9][0-9a-fA-FxXoOeE+.:_-]*");

    @Override
    public boolean needToQuoteName(String name) {
      return super.needToQuoteName(name) || needsEscape(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value)
          || needsEscape(value)
          || NUMBER_LIKE.matcher(value).matches()
          || value.equals("=")
          || value.equals("<<");
    }

    /** Whether a text has a character that YAML 1.1 takes for a line break, or that is none. */
    private static boolean needsEscape(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean isControl = c < ' ' ? c != '\n' && c != '\t' : c >= 0x7f && c < 0xa0;
        if (isControl || c == 0xfffe || c == 0xfeff) {
          return true;
        }
      }
      return false;
    }
  }

  private void node(Node node) {
    if (node instanceof Mapping mapping) {
      out.writeStartObject();
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                out.writeName(text(key));
                node(value);
              });
      out.writeEndObject();
    } else if (node instanceof Sequence sequence) {
      out.writeStartArray();
      sequence.items().forEach(this::node);
      out.writeEndArray();
    } else {
      scalar((Scalar) node);
    }
  }

  private void scalar(Scalar scalar) {
    switch (scalar.type()) {
      case NULL -> out.writeNull();
      case BOOLEAN -> out.writeBoolean(scalar.text().equals("true"));
      case INTEGER -> integer(scalar.text());
      case FLOAT -> floating(Double.parseDouble(scalar.text()));
      case STRING -> string(scalar.text());
    }
  }

  /** YAML has a type for bytes that are no text; JSON has none. */
  private void string(String text) {
    if (!TextBytes.areIn(text)) {
      out.writeString(text(text));
    } else if (binary) {
      out.writeBinary(TextBytes.encode(text));
    } else {
      out.writeString(text(TextBytes.replaced(text)));
    }
  }

  /** YAML has a spelling for an infinity and for no number; JSON gets a text. */
  private void floating(double value) {
    if (out instanceof YAMLGenerator && !Double.isFinite(value)) {
      out.writeNumber(Double.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf");
    } else {
      out.writeNumber(value);
    }
  }

  private void integer(String text) {
    if (text.length() <= ORDINARY_DIGITS) {
      out.writeNumber(Long.parseLong(text));
    } else {
      out.writeNumber(new BigInteger(text));
    }
  }

  /**
   * A text as it is handed to the writer. YAML 1.1 ends a line at U+0085, U+2028 and U+2029; the
   * writer knows 1.2 and escapes only what is no character, so such ones stand for them.
   */
  private String text(String text) {
    String result = escapeDollars ? text.replace("$", "$$") : text;
    return binary
        ? result
            .replace("\u0085", ESCAPE + "N")
            .replace("\u2028", ESCAPE + "L")
            .replace("\u2029", ESCAPE + "P")
        : result;
  }
}
