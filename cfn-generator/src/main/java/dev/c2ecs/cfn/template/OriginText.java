package dev.c2ecs.cfn.template;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one line by which a template says where a part of it comes from, {@code
 * services.web.ports[0]}, and its inverse.
 *
 * <p>A name stands as it is, dots included: {@code services.api.orders.ports[0]} is of the service
 * {@code api.orders}, because what is written behind a name is one of a few attributes. Where a
 * text would be read as another path, its names and keys are quoted: {@code
 * services["job.x-aws-schedule"]}. So a reader needs no project to tell them apart, and old
 * templates are read like new ones.
 */
public final class OriginText {

  private static final String SERVICES = "services.";

  /** The sections of a Compose file whose keys are names, which may have dots. */
  private static final String[] NAMED = {SERVICES, "networks.", "volumes.", "secrets."};

  /** The attributes of a service that resources come from. */
  private static final String[] ATTRIBUTES = {".deploy." + Keys.AUTOSCALING, "." + Keys.SCHEDULE};

  /** Those whose items they come from. */
  private static final String[] LISTS = {".ports", ".volumes", ".volumes_from"};

  private static final int HEX = 16;
  private static final int CODE_LENGTH = 4;

  private OriginText() {}

  /** The text of an origin; empty for one that is not known. */
  public static String of(ComposeRef origin) {
    if (!origin.isKnown() || origin.equals(ComposeRef.ALL_PORTS)) {
      return origin.toString();
    }
    String plain = origin.toString();
    return origin.path().equals(path(plain)) ? plain : quoted(origin.path());
  }

  /** The origin that a text names; empty when it is the text of none. */
  public static Optional<ComposeRef> read(String text) {
    if (text.equals(ComposeRef.ALL_PORTS.toString())) {
      return Optional.of(ComposeRef.ALL_PORTS);
    }
    TreePath path = path(text);
    return path == null ? Optional.empty() : Optional.of(ComposeRef.of(path));
  }

  private static @Nullable TreePath path(String text) {
    for (String section : NAMED) {
      if (text.startsWith(section)) {
        return named(section, text);
      }
    }
    return new Steps(text).path();
  }

  /** The path of a name that may have dots, with an attribute behind it. */
  private static @Nullable TreePath named(String section, String text) {
    int end = section.equals(SERVICES) ? nameEnd(text) : text.length();
    String name = text.substring(section.length(), end);
    for (int i = 0; i < name.length(); i++) {
      if (!isSimple(name.charAt(i)) && name.charAt(i) != '.') {
        return null;
      }
    }
    TreePath top = TreePath.of(section.substring(0, section.length() - 1), name);
    return name.isEmpty() ? null : new Steps(text, end, top).path();
  }

  /** Where the attribute behind the name of a service begins, the end where there is none. */
  private static int nameEnd(String text) {
    for (String attribute : ATTRIBUTES) {
      int end = text.length() - attribute.length();
      if (end > SERVICES.length() && text.endsWith(attribute)) {
        return end;
      }
    }
    int bracket = text.lastIndexOf('[');
    for (String list : LISTS) {
      int end = bracket - list.length();
      if (end > SERVICES.length() && text.startsWith(list, end)) {
        return end;
      }
    }
    return text.length();
  }

  /** The text with everything quoted that could be read in two ways. */
  private static String quoted(TreePath path) {
    StringBuilder text = new StringBuilder();
    int place = 0;
    for (TreePath.Segment segment : path.segments()) {
      if (segment instanceof TreePath.Item item) {
        text.append('[').append(item.index()).append(']');
      } else if (segment instanceof TreePath.Key key) {
        boolean name = place == 1 && !ComposeRef.of(path).name().isEmpty();
        if (name || !isSimple(key.name())) {
          quote(key.name(), text.append("[\"")).append("\"]");
        } else {
          text.append(place == 0 ? "" : ".").append(key.name());
        }
      }
      place++;
    }
    return text.toString();
  }

  private static StringBuilder quote(String key, StringBuilder text) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        text.append(c);
      } else {
        text.append("\\u").append(String.format("%04x", (int) c));
      }
    }
    return text;
  }

  private static boolean isSimple(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (!isSimple(key.charAt(i))) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private static boolean isSimple(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** Reads steps: {@code .key}, {@code ["quoted key"]}, {@code [0]}. */
  private static final class Steps {

    private static final int LONGEST_INDEX = 9;

    private final String text;
    private int at;
    private @Nullable TreePath path;

    Steps(String text) {
      this(text, 0, TreePath.ROOT);
    }

    Steps(String text, int from, TreePath above) {
      this.text = text;
      this.at = from;
      this.path = above;
    }

    @Nullable TreePath path() {
      TreePath found = path;
      while (found != null && at < text.length()) {
        found = step(found);
      }
      return found == null || found.isRoot() ? null : found;
    }

    private @Nullable TreePath step(TreePath above) {
      if (text.startsWith("[\"", at)) {
        at += 2;
        String key = quotedKey();
        return key == null ? null : above.child(key);
      }
      if (text.charAt(at) == '[') {
        return item(above);
      }
      if (!above.isRoot() && text.charAt(at++) != '.') {
        return null;
      }
      int start = at;
      while (at < text.length() && isSimple(text.charAt(at))) {
        at++;
      }
      return at == start ? null : above.child(text.substring(start, at));
    }

    private @Nullable TreePath item(TreePath above) {
      int end = text.indexOf(']', at);
      String number = end < 0 ? "" : text.substring(at + 1, end);
      at = end + 1;
      boolean plain = !number.isEmpty() && number.length() <= LONGEST_INDEX;
      for (int i = 0; i < number.length(); i++) {
        plain &= number.charAt(i) >= '0' && number.charAt(i) <= '9';
      }
      return plain ? above.item(Integer.parseInt(number)) : null;
    }

    private @Nullable String quotedKey() {
      StringBuilder key = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          return text.startsWith("]", at++) ? key.toString() : null;
        }
        if (c != '\\') {
          key.append(c);
        } else if (text.startsWith("u", at) && at + CODE_LENGTH < text.length()) {
          key.append(character(at + 1));
          at += 1 + CODE_LENGTH;
        } else if (at < text.length()) {
          key.append(text.charAt(at++));
        }
      }
      return null;
    }

    private char character(int from) {
      int code = 0;
      for (int i = from; i < from + CODE_LENGTH; i++) {
        code = code * HEX + Math.max(0, Character.digit(text.charAt(i), HEX));
      }
      return (char) code;
    }
  }
}
