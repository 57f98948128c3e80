package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.model.FileReference;
import java.util.List;
import java.util.Optional;

/**
 * Owners and modes of configs and secrets. An owner is a number: a name would have to be looked up
 * in the image. A mode is one of 0 to 07777.
 */
public final class FileRights {

  private static final int OCTAL = 8;
  private static final int MOST = 07777;

  private FileRights() {}

  /**
   * Reports what no file can have.
   *
   * @param what {@code config} or {@code secret}
   */
  public static void check(FileReference file, String what, DiagnosticCollector findings) {
    for (String attribute : List.of("uid", "gid")) {
      Optional<String> said = attribute.equals("uid") ? file.uid() : file.gid();
      if (said.isPresent() && !isNumber(said.get(), 10, Integer.MAX_VALUE)) {
        findings.add(
            PolicyCode.FILE_OWNER,
            file.path().child(attribute),
            attribute
                + " of the "
                + what
                + " "
                + file.source()
                + " is no number: `"
                + said.get()
                + "`",
            "write the number that the user or group has in the image");
      }
    }
    if (file.mode().isPresent() && !isNumber(file.mode().get(), OCTAL, MOST)) {
      findings.add(
          PolicyCode.FILE_OWNER,
          file.path().child("mode"),
          "mode of the "
              + what
              + " "
              + file.source()
              + " is none of a file: "
              + file.mode().get()
              + " in octal",
          "write one from 0 to 07777, as 0440");
    }
  }

  private static boolean isNumber(String text, int radix, int most) {
    try {
      int number = Integer.parseInt(text, radix);
      return number >= 0 && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
