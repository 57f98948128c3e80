package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whatever is public in an exported package says what it is. */
class DocumentedApiTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/c2ecs/compose");
  private static final List<String> EXPORTED = List.of("", "diagnostic", "io", "model", "tree");

  /** Codes are documented by their titles. */
  private static final String CODES = "ReadCode.java";

  @Test
  void everyPublicElementHasAComment() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : EXPORTED) {
      try (Stream<Path> all = Files.list(SOURCES.resolve(name))) {
        all.filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java") && !file.endsWith(CODES))
            .forEach(files::add);
      }
    }
    Undocumented found = new Undocumented(files);
    assertThat(found.checked).isGreaterThan(300);
    assertThat(found.missing).isEmpty();
  }

  private static final class Undocumented extends TreePathScanner<Object, Object> {

    private final List<String> missing = new ArrayList<>();
    private final DocTrees comments;
    private int checked;

    Undocumented(List<Path> files) throws IOException {
      JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
        JavacTask task =
            (JavacTask)
                javac.getTask(
                    null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
        comments = DocTrees.instance(task);
        for (CompilationUnitTree file : task.parse()) {
          scan(new TreePath(file), "");
        }
      }
    }

    @Override
    public Object visitClass(ClassTree type, Object unused) {
      if (isPublic(type.getModifiers().getFlags())) {
        check(type.getSimpleName());
        super.visitClass(type, unused);
      }
      return unused;
    }

    @Override
    public Object visitMethod(MethodTree method, Object unused) {
      boolean inherits =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
      boolean compact = method.getName().contentEquals("<init>") && isRecord();
      if (isPublic(method.getModifiers().getFlags()) && !inherits && !compact) {
        check(method.getName());
      }
      return unused;
    }

    @Override
    public Object visitVariable(VariableTree field, Object unused) {
      boolean component = isRecord() && !field.getModifiers().getFlags().contains(Modifier.STATIC);
      if (isPublic(field.getModifiers().getFlags()) && !component) {
        check(field.getName());
      }
      return unused;
    }

    private boolean isRecord() {
      return owner() instanceof ClassTree type && type.getKind() == Tree.Kind.RECORD;
    }

    private Tree owner() {
      return getCurrentPath().getParentPath().getLeaf();
    }

    /** Members of an interface are public without a word. */
    private boolean isPublic(java.util.Set<Modifier> flags) {
      return flags.contains(Modifier.PUBLIC)
          || (owner() instanceof ClassTree type
              && type.getKind() == Tree.Kind.INTERFACE
              && !flags.contains(Modifier.PRIVATE));
    }

    private void check(CharSequence name) {
      checked++;
      String comment = comments.getDocComment(getCurrentPath());
      if (comment == null || comment.isBlank()) {
        missing.add(getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
      }
    }
  }
}
