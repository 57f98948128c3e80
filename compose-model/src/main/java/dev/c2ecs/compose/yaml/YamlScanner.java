package dev.c2ecs.compose.yaml;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.BlockEndToken;
import org.snakeyaml.engine.v2.tokens.BlockEntryToken;
import org.snakeyaml.engine.v2.tokens.BlockMappingStartToken;
import org.snakeyaml.engine.v2.tokens.BlockSequenceStartToken;
import org.snakeyaml.engine.v2.tokens.DocumentEndToken;
import org.snakeyaml.engine.v2.tokens.DocumentStartToken;
import org.snakeyaml.engine.v2.tokens.FlowEntryToken;
import org.snakeyaml.engine.v2.tokens.FlowMappingEndToken;
import org.snakeyaml.engine.v2.tokens.FlowMappingStartToken;
import org.snakeyaml.engine.v2.tokens.FlowSequenceEndToken;
import org.snakeyaml.engine.v2.tokens.FlowSequenceStartToken;
import org.snakeyaml.engine.v2.tokens.KeyToken;
import org.snakeyaml.engine.v2.tokens.StreamEndToken;
import org.snakeyaml.engine.v2.tokens.StreamStartToken;
import org.snakeyaml.engine.v2.tokens.Token;
import org.snakeyaml.engine.v2.tokens.ValueToken;

/**
 * Splits YAML into tokens where the reference does. The library's own scanner follows YAML 1.2 more
 * strictly: it takes no tab behind a colon, no key of more than 1024 characters, and other line
 * breaks, tags and escapes.
 */
final class YamlScanner implements Scanner {

  /** The parser reads a key with its colon in sight: so many tokens are scanned ahead. */
  private static final int LOOKAHEAD = 2;

  /**
   * So deep the scanner goes before the tree is built, which has a lower limit: a flow collection
   * may be a key, and is scanned to its end first.
   */
  private static final int MAX_FLOW_LEVEL = 10_000;

  private static final int TOP = -1;

  private static final String COLON =
      "a colon cannot stand here; quote a text that has a colon and a blank in it, or look for a"
          + " missing colon or a wrong indentation above";

  static final String NEST_LESS = "nest them less deep";

  private final String file;
  private final Cursor cursor;
  private final ScalarScanner scalars;
  private final BlockScalarScanner blocks;
  private final TagScanner tags;
  private final Comments comments;
  private final SimpleKeys keys = new SimpleKeys();
  private final TokenQueue tokens = new TokenQueue();
  private final List<Integer> indents = new ArrayList<>();
  private int indent = TOP;
  private int flowLevel;
  private boolean isReady;
  private boolean isEnded;

  YamlScanner(String file, String text) {
    this.file = file;
    this.cursor = new Cursor(file, text);
    this.scalars = new ScalarScanner(cursor);
    this.blocks = new BlockScalarScanner(cursor);
    this.tags = new TagScanner(cursor);
    this.comments = new Comments(cursor);
    tokens.add(new StreamStartToken(cursor.mark(), cursor.mark()));
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    if (!hasNext()) {
      return false;
    }
    Token.ID id = tokens.first().getTokenId();
    for (Token.ID choice : choices) {
      if (id == choice) {
        return true;
      }
    }
    return choices.length == 0;
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return hasNext() && tokens.first().getTokenId() == choice;
  }

  @Override
  public Token peekToken() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return tokens.first();
  }

  @Override
  public boolean hasNext() {
    if (!isReady) {
      while (!isEnded && needsMore()) {
        scan();
      }
      isReady = !tokens.isEmpty();
    }
    return isReady;
  }

  @Override
  public Token next() {
    Token token = peekToken();
    tokens.removeFirst();
    isReady = false;
    return token;
  }

  @Override
  public void resetDocumentIndex() {
    // Only the library's own limit on the length of a document needs it.
  }

  private boolean needsMore() {
    return tokens.size() <= LOOKAHEAD || keys.firstPossible() == tokens.taken();
  }

  private void scan() {
    skipToToken();
    unwind(cursor.column());
    char c = cursor.peek();
    if (c == Cursor.END) {
      end();
    } else if (cursor.column() == 0 && c == '%') {
      unwind(TOP);
      remember(false);
      tokens.add(tags.directive());
    } else if (cursor.isDocumentMarker()) {
      documentMarker(c);
    } else {
      content(c);
      if (keys.allowed && flowLevel == 0 && tokens.last() != Token.ID.BlockEntry) {
        comments.skipBehindToken();
      }
    }
  }

  private void content(char c) {
    boolean space = cursor.isSpaceOrEnd(1);
    switch (c) {
      case '[', '{' -> flowStart(c);
      case ']', '}' -> flowEnd(c);
      case ',' -> {
        remember(true);
        Optional<Mark> start = pass(1);
        tokens.add(new FlowEntryToken(start, cursor.mark()));
      }
      case '*', '&' -> {
        saveKey();
        tokens.add(tags.anchor());
      }
      case '!' -> {
        saveKey();
        tokens.add(tags.tag());
      }
      case '\'', '"' -> {
        saveKey();
        tokens.add(scalars.quoted(c));
      }
      case '|', '>' -> {
        if (flowLevel > 0) {
          throw noToken(c);
        }
        remember(true);
        tokens.add(blocks.scan(indent));
      }
      case '-' -> {
        if (space) {
          blockEntry();
        } else {
          plain();
        }
      }
      case '?' -> {
        if (space) {
          key();
        } else {
          plain();
        }
      }
      case ':' -> {
        if (space || (flowLevel > 0 && !isBehindFlowEntry())) {
          value();
        } else {
          plain();
        }
      }
      case '#', '%', '@', '`', '\t' -> throw noToken(c);
      default -> plain();
    }
  }

  private RuntimeException noToken(char c) {
    return cursor.failure(
        c == '\t'
            ? Cursor.TAB_INDENTS
            : "nothing can begin with "
                + (c == '`' ? "a backquote" : "`" + c + "`")
                + "; quote it");
  }

  private void plain() {
    saveKey();
    tokens.add(scalars.plain(indent, flowLevel > 0));
    keys.allowed |= cursor.isBehindBreak();
  }

  private boolean isBehindFlowEntry() {
    Token.ID last = tokens.last();
    return last == Token.ID.FlowEntry || last == Token.ID.FlowSequenceStart;
  }

  private void end() {
    if (cursor.peek(1) != Cursor.END) {
      throw cursor.failure("the text has a character without a meaning here");
    }
    unwind(TOP);
    remember(false);
    tokens.add(new StreamEndToken(cursor.mark(), cursor.mark()));
    isEnded = true;
  }

  private void documentMarker(char c) {
    unwind(TOP);
    remember(false);
    boolean isRepeated =
        tokens.last() == Token.ID.StreamStart || tokens.last() == Token.ID.DocumentEnd;
    Optional<Mark> start = pass(3);
    if (c == '-') {
      tokens.add(new DocumentStartToken(start, cursor.mark()));
    } else if (!isRepeated) {
      // The library takes the end of a document for a node where no document has begun.
      tokens.add(new DocumentEndToken(start, cursor.mark()));
    }
  }

  private void flowStart(char c) {
    saveKey();
    flowLevel++;
    if (flowLevel > MAX_FLOW_LEVEL) {
      throw new DocumentBuilder.Refused(
          Diagnostic.at(
              ReadCode.TOO_DEEP,
              TreePath.ROOT,
              Origin.at(file, cursor.line() + 1, cursor.column() + 1),
              "collections are nested more than " + YamlReader.MAX_DEPTH + " levels deep",
              NEST_LESS));
    }
    keys.enter();
    keys.allowed = true;
    Optional<Mark> start = pass(1);
    tokens.add(
        c == '['
            ? new FlowSequenceStartToken(start, cursor.mark())
            : new FlowMappingStartToken(start, cursor.mark()));
  }

  private void flowEnd(char c) {
    remember(false);
    if (flowLevel > 0) {
      flowLevel--;
      keys.leave(flowLevel);
    }
    Optional<Mark> start = pass(1);
    tokens.add(
        c == ']'
            ? new FlowSequenceEndToken(start, cursor.mark())
            : new FlowMappingEndToken(start, cursor.mark()));
  }

  private void blockEntry() {
    if (flowLevel == 0) {
      if (!keys.allowed) {
        throw cursor.failure("an item of a list cannot begin here; write it in a line of its own");
      }
      if (isDeeper(cursor.column())) {
        tokens.add(new BlockSequenceStartToken(cursor.mark(), cursor.mark()));
      }
    }
    remember(true);
    Optional<Mark> start = pass(1);
    tokens.add(new BlockEntryToken(start, cursor.mark()));
  }

  private void key() {
    if (flowLevel == 0) {
      blockMapping("a key cannot begin here; write it in a line of its own");
    }
    remember(flowLevel == 0);
    Optional<Mark> start = pass(1);
    tokens.add(new KeyToken(start, cursor.mark()));
  }

  private void value() {
    SimpleKeys.Key key = keys.on(cursor.line());
    if (key != null) {
      tokens.insert(key.token(), new KeyToken(key.mark(), key.mark()));
      if (flowLevel == 0 && isDeeper(key.column())) {
        tokens.insert(key.token(), new BlockMappingStartToken(key.mark(), key.mark()));
      }
      keys.use();
      keys.allowed = false;
    } else {
      if (flowLevel == 0) {
        blockMapping(COLON);
      }
      keys.allowed = flowLevel == 0;
    }
    Optional<Mark> start = pass(1);
    tokens.add(new ValueToken(start, cursor.mark()));
  }

  private void blockMapping(String problem) {
    if (!keys.allowed) {
      throw cursor.failure(problem);
    }
    if (isDeeper(cursor.column())) {
      tokens.add(new BlockMappingStartToken(cursor.mark(), cursor.mark()));
    }
  }

  /** Opens a block when a column lies behind that of the block around it. */
  private boolean isDeeper(int column) {
    if (indent >= column) {
      return false;
    }
    indents.add(indent);
    indent = column;
    return true;
  }

  /** Closes the blocks that lie behind a column. */
  private void unwind(int column) {
    while (flowLevel == 0 && indent > column) {
      tokens.add(new BlockEndToken(cursor.mark(), cursor.mark()));
      indent = indents.remove(indents.size() - 1);
    }
  }

  private void saveKey() {
    if (keys.allowed) {
      keys.save(cursor, tokens.taken() + tokens.size(), flowLevel, indent);
    }
    keys.allowed = false;
  }

  private void remember(boolean keyAllowed) {
    keys.drop(cursor);
    keys.allowed = keyAllowed;
  }

  private Optional<Mark> pass(int characters) {
    Optional<Mark> start = cursor.mark();
    cursor.skip(characters);
    return start;
  }

  private void skipToToken() {
    while (true) {
      while (cursor.peek() == ' ' || (cursor.peek() == '\t' && (flowLevel > 0 || !keys.allowed))) {
        cursor.skip();
      }
      if (cursor.peek() == '#') {
        comments.skip();
      }
      if (!cursor.isBreak()) {
        return;
      }
      cursor.skipBreak();
      keys.allowed |= flowLevel == 0;
    }
  }
}
