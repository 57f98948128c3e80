package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.terminal.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What registries say of errors, made fit for people. */
final class Words {

  private static final int LONGEST = 200;

  private Words() {}

  /** A text from elsewhere on one line, not longer than one. */
  static String brief(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    return Visible.onOneLine(start.strip().replaceAll("[\\s]+", " "));
  }

  /**
   * An error of the distribution API.
   *
   * @param code {@code MANIFEST_UNKNOWN} and the like; empty when there is none
   * @param message what is said about it, made fit for people
   */
  record Complaint(String code, String message) {

    static final Complaint NONE = new Complaint("", "");

    /** The errors in a body, in one. */
    static Complaint of(byte[] body) {
      Optional<Json.Obj> object = Json.object(body);
      if (object.isEmpty()) {
        return NONE;
      }
      List<String> codes = new ArrayList<>();
      List<String> messages = new ArrayList<>();
      for (Json item : object.get().list("errors")) {
        Json.Obj error = Json.asMap(item).orElse(Json.EMPTY);
        error.text("code").map(Words::brief).ifPresent(codes::add);
        error.text("message").map(Words::brief).ifPresent(messages::add);
      }
      // token servers and Docker Hub's limit have forms of their own
      for (String key : List.of("message", "error_description", "details", "error")) {
        if (messages.isEmpty()) {
          object.get().text(key).map(Words::brief).ifPresent(messages::add);
        }
      }
      return new Complaint(
          codes.isEmpty() ? "" : codes.get(0).toUpperCase(Locale.ROOT),
          brief(String.join("; ", messages)));
    }

    /** The message in brackets, empty when there is none. */
    String inBrackets() {
      return message.isEmpty() ? "" : " (" + message + ")";
    }
  }
}
