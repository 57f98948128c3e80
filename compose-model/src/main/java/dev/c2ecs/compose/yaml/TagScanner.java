package dev.c2ecs.compose.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.tokens.AliasToken;
import org.snakeyaml.engine.v2.tokens.AnchorToken;
import org.snakeyaml.engine.v2.tokens.DirectiveToken;
import org.snakeyaml.engine.v2.tokens.TagToken;
import org.snakeyaml.engine.v2.tokens.TagTuple;
import org.snakeyaml.engine.v2.tokens.Token;

/** Scans what stands before a node or a document: tags, anchors, aliases and directives. */
final class TagScanner {

  private static final String HANDLE_NEEDED = "%TAG has no handle; write `%TAG !name! prefix`";

  private static final String URI_CHARACTERS = ";/?:@&=+$.!~*'()%";
  private static final String FLOW_INDICATORS = ",[]{}";

  private final Cursor cursor;

  TagScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Scans an anchor or alias. */
  Token anchor() {
    Optional<Mark> start = cursor.mark();
    boolean isAlias = cursor.peek() == '*';
    cursor.skip();
    StringBuilder name = new StringBuilder();
    while (isAnchorCharacter(cursor.peek())) {
      cursor.read(1, name);
    }
    if (name.length() == 0 || !(cursor.isSpaceOrEnd(0) || ":,]}".indexOf(cursor.peek()) >= 0)) {
      throw cursor.failure(
          "the name of an "
              + (isAlias ? "alias" : "anchor")
              + " is missing; quote the text if none is meant");
    }
    Anchor anchor = new Anchor(name.toString());
    return isAlias ? new AliasToken(anchor, start, start) : new AnchorToken(anchor, start, start);
  }

  private static boolean isAnchorCharacter(char c) {
    return c > ' ' && c < 0x7f && c != ':' && FLOW_INDICATORS.indexOf(c) < 0;
  }

  /** Scans a tag. */
  Token tag() {
    Optional<Mark> start = cursor.mark();
    TagTuple tag;
    if (cursor.peek(1) == '<') {
      cursor.skip(2);
      tag = new TagTuple(Optional.empty(), uri("", true));
      if (cursor.peek() != '>') {
        throw cursor.failure("there is no `>` behind the tag; add it");
      }
      cursor.skip();
    } else {
      String handle = handle();
      boolean isNamed = handle.length() > 1 && handle.endsWith("!");
      String suffix = uri(isNamed ? "" : handle.substring(1), false);
      if (isNamed && suffix.isEmpty()) {
        throw cursor.failure("the tag has no name; write one behind its handle");
      }
      tag =
          !isNamed && suffix.isEmpty()
              ? new TagTuple(Optional.empty(), "!")
              : new TagTuple(Optional.of(isNamed ? handle : "!"), suffix);
    }
    if (!cursor.isSpaceOrEnd(0)) {
      throw cursor.failure("there is no blank behind the tag; write one");
    }
    return new TagToken(tag, start, start);
  }

  private String handle() {
    StringBuilder handle = new StringBuilder();
    cursor.read(1, handle);
    while (Cursor.isNameCharacter(cursor.peek())) {
      cursor.read(1, handle);
    }
    if (cursor.peek() == '!') {
      cursor.read(1, handle);
    }
    return handle.toString();
  }

  private String uri(String beginning, boolean isVerbatim) {
    StringBuilder uri = new StringBuilder(beginning);
    while (isUriCharacter(cursor.peek(), isVerbatim)) {
      if (cursor.peek() == '%') {
        uri.append(octets());
      } else {
        cursor.read(1, uri);
      }
    }
    return uri.toString();
  }

  private static boolean isUriCharacter(char c, boolean isVerbatim) {
    return Cursor.isNameCharacter(c)
        || URI_CHARACTERS.indexOf(c) >= 0
        || (isVerbatim && FLOW_INDICATORS.indexOf(c) >= 0);
  }

  private String octets() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (cursor.peek() == '%') {
      int high = Character.digit(cursor.peek(1), 16);
      int low = Character.digit(cursor.peek(2), 16);
      if (high < 0 || low < 0) {
        throw cursor.failure(
            "a `%` in a tag has two hexadecimal digits behind it; write %25 for the sign");
      }
      bytes.write(high * 16 + low);
      cursor.skip(3);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Scans a line that begins with {@code %}. */
  Token directive() {
    Optional<Mark> start = cursor.mark();
    cursor.skip();
    StringBuilder name = new StringBuilder();
    while (Cursor.isNameCharacter(cursor.peek())) {
      cursor.read(1, name);
    }
    if (name.length() == 0 || !cursor.isSpaceOrEnd(0)) {
      throw unknownDirective();
    }
    cursor.skipBlanks();
    Token token =
        switch (name.toString()) {
          case DirectiveToken.YAML_DIRECTIVE -> version(start);
          case DirectiveToken.TAG_DIRECTIVE -> tagPrefix(start);
          default -> throw unknownDirective();
        };
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      cursor.skipLine();
    }
    if (!cursor.isBreakOrEnd()) {
      throw cursor.failure("only a comment can follow a directive; write `---` in the next line");
    }
    if (cursor.isBreak()) {
      cursor.skipBreak();
    }
    return token;
  }

  private RuntimeException unknownDirective() {
    return cursor.failure(
        "a line that begins with `%` is a directive, %YAML or %TAG; quote it if it is a text");
  }

  private Token version(Optional<Mark> start) {
    boolean isSupported = number() == 1 && cursor.peek() == '.';
    if (isSupported) {
      cursor.skip();
      isSupported = number() == 1;
    }
    if (!isSupported) {
      throw cursor.failure("docker compose takes no %YAML but 1.1; remove the line");
    }
    return new DirectiveToken<>(
        DirectiveToken.YAML_DIRECTIVE, Optional.of(List.of(1, 1)), start, start);
  }

  /** A number of at most two digits; negative when there is none. */
  private int number() {
    int value = -1;
    for (int i = 0; i < 2 && cursor.peek() >= '0' && cursor.peek() <= '9'; i++) {
      value = Math.max(value, 0) * 10 + cursor.peek() - '0';
      cursor.skip();
    }
    return value;
  }

  private Token tagPrefix(Optional<Mark> start) {
    if (cursor.peek() != '!') {
      throw cursor.failure(HANDLE_NEEDED);
    }
    String handle = handle();
    if ((handle.length() > 1 && !handle.endsWith("!")) || !cursor.isBlank()) {
      throw cursor.failure(HANDLE_NEEDED);
    }
    cursor.skipBlanks();
    String prefix = uri("", true);
    if (prefix.isEmpty() || !cursor.isSpaceOrEnd(0)) {
      throw cursor.failure("%TAG has no prefix; write `%TAG !name! prefix`");
    }
    return new DirectiveToken<>(
        DirectiveToken.TAG_DIRECTIVE, Optional.of(List.of(handle, prefix)), start, start);
  }
}
