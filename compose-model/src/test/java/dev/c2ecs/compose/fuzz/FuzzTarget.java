package dev.c2ecs.compose.fuzz;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.env.Dotenv;
import dev.c2ecs.compose.env.EnvFileException;
import dev.c2ecs.compose.env.RawEnvFile;
import dev.c2ecs.compose.expression.Substitution;
import dev.c2ecs.compose.expression.VariableUses;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.shortform.MountSpec;
import dev.c2ecs.compose.shortform.PortSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold for any bytes, one grammar each. */
public enum FuzzTarget {
  LOADER {
    @Override
    void check(byte[] input) {
      LoadRequest request =
          LoadRequest.builder(MemoryFiles.ROOT)
              .fileAccess(MemoryFiles.parse(input))
              .profiles(List.of("p"))
              .environment(VARIABLES)
              .build();
      LoadResult result = ComposeLoader.load(request);
      require(
          result.project().isPresent() != Diagnostic.anyError(result.diagnostics()),
          "a model or an error");
      for (Diagnostic diagnostic : result.diagnostics()) {
        require(!diagnostic.message().isBlank(), "a message in " + diagnostic);
      }
    }
  },
  INTERPOLATION {
    @Override
    void check(byte[] input) {
      String template = text(input);
      Substitution.Result result = Substitution.substitute(template, FuzzTarget::lookup);
      require(template.indexOf('$') >= 0 || result.text().equals(template), "text without $ stays");
      require(result.fault() == null || result.text().equals(template), "a fault changes nothing");
      VariableUses.of(template);
    }
  },
  DOTENV {
    @Override
    void check(byte[] input) {
      String text = text(input);
      try {
        Dotenv.parse(text, FuzzTarget::lookup, Map.of("EARLIER", "1"), (name, line) -> {})
            .forEach((name, line) -> require(line.line() > 0, "a line for " + name));
      } catch (EnvFileException e) {
        require(e.line() > 0 && e.line() <= text.length() + 1, "the line of " + e.getMessage());
      }
      try {
        RawEnvFile.parse(text, FuzzTarget::lookup)
            .forEach((name, line) -> require(!name.isEmpty() && line.line() > 0, "a name"));
      } catch (EnvFileException e) {
        require(e.line() > 0, "the line of " + e.getMessage());
      }
    }
  },
  PORT {
    @Override
    void check(byte[] input) {
      try {
        for (PortSpec port : PortSpec.parse(text(input))) {
          require(port.target() > 0 && port.target() < 65536, "a port number in " + port);
          require(List.of("tcp", "udp", "sctp").contains(port.protocol()), "protocol of " + port);
        }
      } catch (MalformedValueException e) {
        require(!String.valueOf(e.getMessage()).isBlank(), "a message");
      }
    }
  },
  VOLUME {
    @Override
    void check(byte[] input) {
      try {
        MountSpec mount = MountSpec.parse(text(input));
        require(!mount.target().isEmpty(), "a target in " + mount);
        require(
            mount.type() == MountSpec.Type.VOLUME || MountSpec.isPath(mount.source()),
            "a bind has a path: " + mount);
      } catch (MalformedValueException e) {
        require(!String.valueOf(e.getMessage()).isBlank(), "a message");
      }
    }
  };

  private static final Map<String, String> VARIABLES =
      Map.of("HOME", "/home/user", "A", "a", "B", "", "N", "3", "T", "true", "D", "$A ${B}");
  private static final long SLOW = 10_000_000_000L;

  /** Runs the target and throws when what must hold does not. */
  abstract void check(byte[] input);

  /** Checks an input, the time that it takes included. */
  public void run(byte[] input) {
    long start = System.nanoTime();
    check(input);
    require(System.nanoTime() - start < SLOW, "an end within seconds");
  }

  private static Optional<String> lookup(String name) {
    return Optional.ofNullable(VARIABLES.get(name));
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what);
    }
  }
}
