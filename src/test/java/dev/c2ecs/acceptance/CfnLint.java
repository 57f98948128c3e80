package dev.c2ecs.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A cfn-lint that runs as long as these tests do. It ends with them, when its standard input does.
 */
final class CfnLint {

  private static final int MINUTES = 8;

  private static @Nullable CfnLint running;

  private final Writer questions;
  private final BufferedReader answers;

  private CfnLint(Process process) {
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Checks templates. */
  static synchronized PythonTools.Result check(Path python, List<Path> templates) {
    try {
      if (running == null) {
        String script = Repo.ROOT.resolve("src/test/tools/lint.py").toString();
        running =
            new CfnLint(
                new ProcessBuilder(python.toString(), script)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
      }
      return running.ask(templates);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PythonTools.Result ask(List<Path> templates) throws IOException {
    String line = JsonText.of(templates.stream().map(Path::toString).toList());
    questions.write(line.replace('\n', ' ') + "\n");
    questions.flush();
    String answered =
        CompletableFuture.supplyAsync(this::answer).orTimeout(MINUTES, TimeUnit.MINUTES).join();
    Map<String, Object> answer = Json.object(answered);
    String out = (String) Objects.requireNonNull(answer.get("out"));
    return new PythonTools.Result(
        ((Number) Objects.requireNonNull(answer.get("code"))).intValue(), out, out);
  }

  private String answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("cfn-lint has ended: run src/test/tools/lint.py by hand");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
