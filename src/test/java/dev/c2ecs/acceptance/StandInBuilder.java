package dev.c2ecs.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A script in the place of buildah, for projects whose builds need the Internet: what it builds is
 * an image that a test has made, whatever the instructions say.
 */
public final class StandInBuilder {

  private static final String SCRIPT =
      """
      #!/bin/sh
      # usage: build … --platform OS/ARCH … --iidfile FILE …; push … oci-archive:FILE
      here='%s'
      case $1 in
      build)
        if [ "$2" = --help ]; then
          for f in secret ssh build-context cache-to shm-size ulimit add-host build-arg-file; do
            echo "      --$f string   a flag"
          done
          exit 0
        fi
        while [ $# -gt 0 ]; do
          case $1 in
          --platform) architecture=${2##*/} ;;
          --iidfile) identity=$2 ;;
          esac
          shift
        done
        echo "STEP 1/1: FROM $architecture"
        sleep "$(cat "$here/seconds")"
        echo "$architecture" >"$identity"
        ;;
      push)
        for word; do before=${last:-}; last=$word; done
        cp "$here/$before.tar" "${last#oci-archive:}"
        ;;
      esac
      """;

  private final Path directory;

  private StandInBuilder(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes one; it needs the archives of images beside it.
   *
   * @param directory an empty one
   */
  public static StandInBuilder in(Path directory) throws IOException {
    Path program = directory.resolve("buildah");
    Files.writeString(program, SCRIPT.formatted(directory));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(directory.resolve("seconds"), "0\n");
    return new StandInBuilder(directory);
  }

  /** A build takes so long. */
  public StandInBuilder taking(String seconds) throws IOException {
    Files.writeString(directory.resolve("seconds"), seconds + "\n");
    return this;
  }

  /**
   * Where the image for an architecture is to be.
   *
   * @param architecture {@code amd64} or {@code arm64}
   */
  public Path archive(String architecture) {
    return directory.resolve(architecture + ".tar");
  }

  /** The {@code PATH} on which it is the only builder. */
  public String path() {
    return directory + ":/usr/bin:/bin";
  }
}
