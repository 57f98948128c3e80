package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.ComposeLoader;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a program sees of the library {@code compose-model}, by its jar, on the module path. */
class PublishedModelTest {

  /** The packages that are the library's interface; all others are its own. */
  static final Set<String> EXPORTED =
      Set.of(
          "dev.c2ecs.compose",
          "dev.c2ecs.compose.diagnostic",
          "dev.c2ecs.compose.io",
          "dev.c2ecs.compose.model",
          "dev.c2ecs.compose.tree");

  private static final String CLIENT =
      """
      package client;

      import dev.c2ecs.compose.*;
      import dev.c2ecs.compose.diagnostic.Diagnostic;
      import dev.c2ecs.compose.io.FileAccess;
      import dev.c2ecs.compose.model.ComposeProject;
      import dev.c2ecs.compose.model.Service;
      import dev.c2ecs.compose.tree.TreePath;
      import java.nio.file.Path;

      class Client {
        String image(Path directory) {
          LoadResult result =
              ComposeLoader.load(
                  LoadRequest.builder(directory).fileAccess(FileAccess.system()).build());
          for (Diagnostic problem : result.diagnostics()) {
            return problem.message();
          }
          ComposeProject project = result.project().orElseThrow();
          Service web = project.services().get("web");
          return web.image().orElse("") + project.origin(TreePath.of("services", "web")).line();
        }
      }
      """;

  @TempDir Path output;

  @Test
  void isReadFromItsJar() {
    assertThat(location(ComposeLoader.class)).isRegularFile();
  }

  @Test
  void exportsWhatItPromises() {
    ModuleDescriptor module = module().descriptor();
    assertThat(module.name()).isEqualTo("dev.c2ecs.compose");
    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.exports()).isNotEmpty().noneMatch(ModuleDescriptor.Exports::isQualified);
    assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
        .containsExactlyInAnyOrderElementsOf(EXPORTED);
  }

  @Test
  void compilesAClient() {
    assertThat(compile(CLIENT)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hiddenTypes")
  void hidesItsPackages(String type) {
    String packageName = type.substring(0, type.lastIndexOf('.'));
    assertThat(compile("package client; class Client { " + type + " hidden; }"))
        .singleElement()
        .asString()
        .contains("package " + packageName + " is not visible")
        .contains("does not export it");
  }

  /** A public type of each package that is not exported. */
  static Stream<String> hiddenTypes() throws IOException {
    TreeMap<String, String> found = new TreeMap<>();
    try (ModuleReader reader = module().open();
        Stream<String> names = reader.list()) {
      for (String name : names.sorted().toList()) {
        if (name.endsWith(".class") && !name.contains("-info") && !name.contains("$")) {
          String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
          String packageName = type.substring(0, type.lastIndexOf('.'));
          if (!EXPORTED.contains(packageName) && isPublic(type)) {
            found.putIfAbsent(packageName, type);
          }
        }
      }
    }
    Set<String> hidden = new TreeSet<>(module().descriptor().packages());
    hidden.removeAll(EXPORTED);
    assertThat(found.keySet()).as("a public type of each package").isEqualTo(hidden).isNotEmpty();
    return found.values().stream();
  }

  private static boolean isPublic(String type) {
    try {
      return java.lang.reflect.Modifier.isPublic(Class.forName(type).getModifiers());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(type, e);
    }
  }

  /** What javac says to a module with one class that requires the library. */
  private List<String> compile(String source) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(said, Locale.ROOT, null)) {
      List<String> options =
          List.of(
              "-d",
              output.toString(),
              "-proc:none",
              "--class-path",
              "",
              "--module-path",
              Stream.of(ComposeLoader.class, LoadSettings.class)
                  .map(PublishedModelTest::location)
                  .map(Path::toString)
                  .collect(Collectors.joining(java.io.File.pathSeparator)));
      javac
          .getTask(
              null,
              files,
              said,
              options,
              null,
              List.of(
                  text("module-info", "module client { requires dev.c2ecs.compose; }"),
                  text("client/Client", source)))
          .call();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    List<String> errors = new ArrayList<>();
    for (Diagnostic<?> diagnostic : said.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(diagnostic.getMessage(Locale.ROOT));
      }
    }
    return errors;
  }

  private static JavaFileObject text(String name, String content) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return content;
      }
    };
  }

  private static ModuleReference module() {
    return ModuleFinder.of(location(ComposeLoader.class)).findAll().iterator().next();
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
