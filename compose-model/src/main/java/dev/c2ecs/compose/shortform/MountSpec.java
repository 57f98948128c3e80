package dev.c2ecs.compose.shortform;

import dev.c2ecs.compose.model.MalformedValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A mount of the short form {@code [SOURCE:]TARGET[:OPTION[,OPTION…]]}.
 *
 * @param type bind or volume
 * @param source the path or volume name, empty for an anonymous volume
 * @param target the path in the container
 * @param readOnly the option ro
 * @param nocopy the option nocopy, of whatever type
 * @param selinux z or Z, of whatever type; empty when not given
 * @param propagation a bind propagation, of whatever type; empty when not given
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes">Compose
 *     specification, volumes</a>
 */
public record MountSpec(
    Type type,
    String source,
    String target,
    boolean readOnly,
    boolean nocopy,
    String selinux,
    String propagation) {

  /** What is mounted. */
  public enum Type {
    BIND,
    VOLUME
  }

  private static final Set<String> PROPAGATIONS =
      Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

  /** Parses a short form. */
  public static MountSpec parse(String text) throws MalformedValueException {
    if (text.isEmpty()) {
      throw new MalformedValueException("the mount is empty");
    }
    if (isShort(text)) {
      return new MountSpec(Type.VOLUME, "", text, false, false, "", "");
    }
    List<String> parts = split(text);
    if (parts.isEmpty()) {
      throw new MalformedValueException("`" + text + "` opens a brace that it does not close");
    }
    if (parts.stream().anyMatch(String::isEmpty)) {
      throw new MalformedValueException("`" + text + "` has nothing between two colons");
    }
    return switch (parts.size()) {
      case 1 -> new MountSpec(Type.VOLUME, "", parts.get(0), false, false, "", "");
      case 2 -> of(parts.get(0), parts.get(1), "");
      case 3 -> of(parts.get(0), parts.get(1), parts.get(2));
      default -> throw new MalformedValueException("`" + text + "` has too many colons");
    };
  }

  /** Whether a text is too short to have parts: one or two bytes. */
  public static boolean isShort(String text) {
    return text.length() <= 2 && text.getBytes(StandardCharsets.UTF_8).length <= 2;
  }

  private static MountSpec of(String source, String target, String options) {
    boolean readOnly = false;
    boolean nocopy = false;
    String selinux = "";
    String propagation = "";
    for (String option : options.split(",", -1)) {
      if (option.equals("ro") || option.equals("rw")) {
        readOnly = option.equals("ro");
      } else if (option.equals("nocopy")) {
        nocopy = true;
      } else if (option.equals("z") || option.equals("Z")) {
        selinux = option;
      } else if (PROPAGATIONS.contains(option)) {
        propagation = option;
      }
    }
    Type type = isPath(source) ? Type.BIND : Type.VOLUME;
    return new MountSpec(type, source, target, readOnly, nocopy, selinux, propagation);
  }

  /** Whether a source is a path and not the name of a volume. */
  public static boolean isPath(String source) {
    return source.startsWith(".")
        || source.startsWith("/")
        || source.startsWith("~")
        || source.startsWith("\\\\")
        || startsWithDrive(source);
  }

  private static boolean startsWithDrive(String source) {
    return !source.isEmpty()
        && Character.isLetter(source.codePointAt(0))
        && source.startsWith(":", Character.charCount(source.codePointAt(0)));
  }

  /**
   * Splits at colons, except behind a single letter (a Windows drive) and inside ${…}; a part in
   * which that is left open does not count.
   */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
      }
      boolean drive = part.length() == 1 && Character.isLetter(part.charAt(0));
      if (c == ':' && braces == 0 && !drive) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (braces == 0) {
      parts.add(part.toString());
    }
    return parts;
  }
}
