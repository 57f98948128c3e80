package dev.c2ecs.acceptance.cloud;

/** A service says no. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A refusal with the error code of the service and its words. */
  Refusal(String code, String words) {
    super(code + ": " + words);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
