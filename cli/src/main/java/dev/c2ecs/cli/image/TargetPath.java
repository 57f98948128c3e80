package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a path may be that something is delivered to. */
final class TargetPath {

  /** Linux: NAME_MAX and PATH_MAX without the end of the string. */
  private static final int LONGEST_NAME = 255;

  private static final int LONGEST_PATH = 4095;

  private TargetPath() {}

  /**
   * The names of an absolute path.
   *
   * @throws ImageException when an image cannot have it, or it is the root
   */
  static List<String> names(String path) throws ImageException {
    if (!path.startsWith("/")) {
      throw bad(path, "is not absolute");
    }
    if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw bad(path.substring(0, 40) + "…", "is longer than " + LONGEST_PATH + " bytes");
    }
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        check(path, name);
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw bad(path, "is the root of the image, which nothing can replace");
    }
    return names;
  }

  private static void check(String path, String name) throws ImageException {
    if (name.equals("..")) {
      throw bad(path, "has a part \"..\"");
    }
    if (name.startsWith(".wh.")) {
      throw bad(path, "has a name that begins with \".wh.\", by which layers take files away");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw bad(path, "has a name of more than " + LONGEST_NAME + " bytes");
    }
    checkText(path, name, "a name");
  }

  /** What a symbolic link leads to. */
  static void checkLink(String path, String text) throws ImageException {
    if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw bad(path, "is a link to nothing, or to more than " + LONGEST_PATH + " bytes");
    }
    checkText(path, text, "the link");
  }

  private static void checkText(String path, String text, String what) throws ImageException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        throw bad(path, "has a control character in " + what);
      }
      if (c == '\ufffd' || (Character.isSurrogate(c) && !isPair(text, i))) {
        throw bad(path, "has bytes in " + what + " that are no UTF-8");
      }
    }
  }

  private static boolean isPair(String name, int place) {
    return Character.isHighSurrogate(name.charAt(place))
        ? place + 1 < name.length() && Character.isLowSurrogate(name.charAt(place + 1))
        : place > 0 && Character.isHighSurrogate(name.charAt(place - 1));
  }

  /**
   * Whether the runtime puts something of its own there, so that a file of the image is never seen.
   *
   * @param way names without links
   */
  static void checkSeen(List<String> way) throws ImageException {
    String path = FileTree.path(way);
    boolean isMounted =
        switch (way.get(0)) {
          case "proc", "sys", "dev" -> true;
          default -> List.of("/etc/hosts", "/etc/hostname", "/etc/resolv.conf").contains(path);
        };
    if (isMounted) {
      throw bad(path, "is made by the runtime when the container starts, which hides files there");
    }
  }

  static ImageException bad(String path, String words) {
    return new ImageException(Problem.BAD_PATH, path + " " + words);
  }
}
