package dev.c2ecs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class PackagingTest {

  private static final List<String> SHAPES =
      List.of("Shapes", "Shapes$Parts", "Shapes$Nothing", "Shapes$Greeting", "Shapes$Inner");

  private static Map<String, byte[]> shapes() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String name : SHAPES) {
      String entry = "dev/c2ecs/packaging/" + name + ".class";
      try (InputStream in =
          Objects.requireNonNull(PackagingTest.class.getClassLoader().getResourceAsStream(entry))) {
        entries.put(entry, in.readAllBytes());
      }
    }
    return entries;
  }

  /** Loads classes from entries alone, without those of the class path. */
  private static final class Entries extends ClassLoader {
    private final Map<String, byte[]> entries;

    Entries(Map<String, byte[]> entries) {
      super(ClassLoader.getPlatformClassLoader());
      this.entries = entries;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = entries.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static String run(Map<String, byte[]> entries, String name)
      throws ReflectiveOperationException {
    Class<?> type = new Entries(entries).loadClass(name);
    return String.valueOf(((Supplier<?>) type.getConstructor().newInstance()).get());
  }

  /** What the JVM is asked to make at run time. */
  private static List<String> madeAtRunTime(Map<String, byte[]> entries) {
    List<String> made = new ArrayList<>();
    for (byte[] bytes : entries.values()) {
      new ClassReader(bytes)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                  return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInvokeDynamicInsn(
                        String called, String type, Handle bootstrap, Object... arguments) {
                      made.add(called);
                    }
                  };
                }
              },
              0);
    }
    return made;
  }

  @Test
  void lambdasAndRecordsDoAsPlainClassesWhatTheyDidBefore() throws Exception {
    Map<String, byte[]> entries = shapes();
    assertThat(madeAtRunTime(entries)).contains("hashCode", "equals", "get", "applyAsInt");
    Map<String, byte[]> rewritten = Packaging.rewritten(entries);
    assertThat(madeAtRunTime(rewritten)).containsOnly("toString");
    assertThat(rewritten).hasSizeGreaterThan(entries.size() + 20);
    assertThat(run(rewritten, Shapes.class.getName())).isEqualTo(new Shapes().get());
  }

  @Test
  void whatIsRewrittenIsLeftAloneTheNextTime() throws Exception {
    Map<String, byte[]> once = Packaging.rewritten(shapes());
    assertThat(Packaging.rewritten(once)).isEqualTo(once);
  }

  /** A class for Java 5 in whose one method two types meet on the stack. */
  private static byte[] old() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_5,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        "Old",
        null,
        "java/lang/Object",
        new String[] {"java/util/function/Supplier"});
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code = writer.visitMethod(Opcodes.ACC_PUBLIC, "get", "()Ljava/lang/Object;", null, null);
    Label other = new Label();
    Label end = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, other);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Thread", "currentThread", "()Ljava/lang/Thread;", false);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/lang/Thread", "getName", "()Ljava/lang/String;", false);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(other);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitLabel(end);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void oldClassesAreRaisedToAVersionThatArchivesTake() throws Exception {
    Map<String, byte[]> rewritten = Packaging.rewritten(Map.of("Old.class", old()));
    byte[] raised = Objects.requireNonNull(rewritten.get("Old.class"));
    assertThat(raised[7]).isEqualTo((byte) Opcodes.V1_8);
    assertThat(run(rewritten, "Old")).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void aJarGetsALicenceUnlessItHasOne(@TempDir Path directory) throws IOException {
    byte[] text = "licence".getBytes(StandardCharsets.UTF_8);
    Path license = Files.write(directory.resolve("LICENSE"), text);
    Path jar = directory.resolve("a.jar");
    Jars.write(jar, Map.of("Old.class", old()));
    Packaging.main(new String[] {license.toString(), jar.toString()});
    assertThat(Jars.read(jar))
        .containsEntry("META-INF/LICENSE", text)
        .containsKey("META-INF/CHANGES");
    byte[] first = Files.readAllBytes(jar);
    Files.writeString(license, "another");
    Packaging.main(new String[] {license.toString(), jar.toString()});
    assertThat(jar).hasBinaryContent(first);
  }
}
