package dev.c2ecs.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A headless browser that opens a page of this machine and says what is in it. */
final class Browser {

  private static final int MINUTES = 4;

  private final Path program;
  private final Path directory;

  Browser(Path directory) {
    this.program = SystemTools.program("chromium", "chromium");
    this.directory = directory;
  }

  /**
   * The lines that the scripts of a page write into its element {@code result}.
   *
   * @param isDark whether the viewer prefers dark pages
   */
  List<String> result(String html, boolean isDark) throws IOException, InterruptedException {
    Path page = Files.writeString(directory.resolve("page.html"), html);
    Path out = directory.resolve("page.out");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--disable-sync",
                "--allow-file-access-from-files",
                "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1),
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=60000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("the browser does not end");
    }
    String dom = Files.readString(out);
    int start = dom.indexOf("<pre id=\"result\">") + "<pre id=\"result\">".length();
    String text = dom.substring(start, dom.indexOf("</pre>", start));
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").lines().toList();
  }
}
