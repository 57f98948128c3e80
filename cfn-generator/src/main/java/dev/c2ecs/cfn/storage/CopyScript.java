package dev.c2ecs.cfn.storage;

/**
 * The lines of a shell that copy files of an image to mounts. They run in a container of that
 * image, which may have no shell and no {@code cp}: {@code $b} is busybox, brought along by the
 * helper of the task.
 *
 * <p>What is copied once has a mark in a directory of its own: {@code copied} says that it is done,
 * {@code copying} that it was begun, so that the next start does it again. Whoever copies holds a
 * lock, that the kernel gives back when the container dies; who waits for it finds the mark. A file
 * system without a mark that has files is somebody's, and stays as it is.
 */
final class CopyScript {

  /** Where containers see what the helper brings. */
  static final String TOOLS = "/c2ecs";

  private static final String FUNCTIONS =
      """
      b="TOOLS/env TOOLS/busybox"
      fill() {
        if [ ! -d "$1" ]; then
          echo "$1: the image has no directory there, nothing is copied"
        elif [ "$3" = same ]; then
          $b cp -af "$1/." "$2/"
        else
          for f in "$1"/* "$1"/.[!.]* "$1"/..?*; do
            if [ ! -e "$f" ] && [ ! -L "$f" ]; then continue; fi
            $b cp -af "$f" "$2/"
            t="$2/${f##*/}"
            if [ "$3" = open ]; then
              [ -L "$t" ] || $b chmod -R a+rwX "$t"
            elif [ "$3" != any ]; then
              $b chown -hR "$3" "$t"
            fi
          done
        fi
      }
      once() {
        exec 9> "$3/lock"
        $b flock 9
        if [ -e "$3/copied" ]; then return; fi
        if [ ! -e "$3/copying" ]; then
          if [ -n "$($b ls -A "$2")" ]; then
            echo "$1: the volume has files, nothing is copied"
            return
          fi
          : > "$3/copying"
        fi
        fill "$1" "$2" "$4"
        : > "$3/copied"
        $b rm -f "$3/copying"
      }
      put() {
        $b mkdir -p "${2%/*}"
        if [ -d "$1" ] && [ ! -L "$1" ]; then
          $b mkdir -p "$2"
          $b cp -af "$1/." "$2/"
        else
          $b cp -af "$1" "$2"
        fi
      }
      """;

  private final StringBuilder lines;

  /** Functions, and nothing that calls them yet. */
  CopyScript() {
    this(TOOLS);
  }

  /** The same with the tools elsewhere. */
  CopyScript(String tools) {
    lines = new StringBuilder(FUNCTIONS.replace("TOOLS", tools));
  }

  /**
   * Copies what a directory has, once.
   *
   * @param from the directory in the image
   * @param to where the file system is mounted
   * @param marks where the directory with its mark is mounted
   * @param owners whose the files are then: {@code same} with all that they have in the image, its
   *     own directory included; {@code open} for all to write; {@code any} as the file system
   *     decides; else the numbers of an owner and a group, {@code 999:999}
   */
  CopyScript once(String from, String to, String marks, String owners) {
    return call("once", from, to, marks, owners);
  }

  /** Copies a file or a directory, whatever is there. */
  CopyScript put(String from, String to) {
    return call("put", from, to);
  }

  private CopyScript call(String function, String... words) {
    lines.append(function);
    for (String word : words) {
      lines.append(" '").append(word.replace("'", "'\\''")).append('\'');
    }
    lines.append('\n');
    return this;
  }

  /** The lines. */
  String text() {
    return lines.toString();
  }

  /**
   * The lines for the helper that bring busybox along, with the loader and the libraries that some
   * builds of it need: {@code env} is the loader then, else busybox itself, and either starts the
   * program that it is given.
   */
  static String bring() {
    return """
        b=$(command -v busybox)
        mkdir -p TOOLS/lib
        cp "$b" TOOLS/busybox
        cp "$b" TOOLS/env
        for f in /lib/*.so* /lib64/*.so*; do
          if [ -f "$f" ]; then cp "$f" TOOLS/lib/; fi
        done
        for f in TOOLS/lib/ld-*.so*; do
          if LD_LIBRARY_PATH=TOOLS/lib "$f" TOOLS/busybox true 2> /dev/null; then cp "$f" TOOLS/env; fi
        done
        """
        .replace("TOOLS", TOOLS);
  }
}
