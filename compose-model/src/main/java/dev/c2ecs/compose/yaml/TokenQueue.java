package dev.c2ecs.compose.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.tokens.Token;

/** The tokens that were scanned and not yet taken, each with a number. */
final class TokenQueue {

  private final List<Token> tokens = new ArrayList<>();
  private int head;
  private int taken;
  private Token.@Nullable ID last;

  boolean isEmpty() {
    return head == tokens.size();
  }

  int size() {
    return tokens.size() - head;
  }

  /** How many were taken: the number of the first that was not. */
  int taken() {
    return taken;
  }

  Token first() {
    return tokens.get(head);
  }

  /** What was added last, taken or not. */
  Token.@Nullable ID last() {
    return last;
  }

  void add(Token token) {
    tokens.add(token);
    last = token.getTokenId();
  }

  /** Adds a token before that of a number; behind all when that one was taken. */
  void insert(int number, Token token) {
    int at = number - taken;
    if (at < 0) {
      add(token);
    } else {
      tokens.add(head + at, token);
    }
  }

  void removeFirst() {
    head++;
    taken++;
    if (head == tokens.size()) {
      tokens.clear();
      head = 0;
    }
  }
}
