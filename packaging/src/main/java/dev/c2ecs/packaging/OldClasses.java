package dev.c2ecs.packaging;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Class files for Java 5 and older, raised to Java 8: neither the class archives of a JVM nor its
 * AOT cache take them, because they say nothing about the types on the stack.
 */
final class OldClasses {

  private static final int MAJOR = 0xffff;

  private OldClasses() {}

  static Map<String, byte[]> raised(Map<String, byte[]> entries) {
    Map<String, byte[]> raised = new LinkedHashMap<>(entries);
    Types types = new Types(entries);
    for (Map.Entry<String, byte[]> entry : raised.entrySet()) {
      if (isClass(entry.getKey()) && version(entry.getValue()) < Opcodes.V1_6) {
        entry.setValue(raised(entry.getValue(), types));
      }
    }
    return raised;
  }

  /** Whether an entry is a class that every Java sees. */
  static boolean isClass(String name) {
    return name.endsWith(".class") && !name.startsWith("META-INF/");
  }

  private static int version(byte[] bytes) {
    return new ClassReader(bytes).readShort(6) & MAJOR;
  }

  private static byte[] raised(byte[] bytes, Types types) {
    // Not a copy of the reader's constants: methods would be copied with them, without frames.
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String one, String other) {
            return types.common(one, other);
          }
        };
    ClassVisitor raising =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              @Nullable String signature,
              @Nullable String superName,
              String @Nullable [] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
          }
        };
    new ClassReader(bytes).accept(raising, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** The classes of a jar in its own words: nothing of it is loaded. */
  private record Types(Map<String, byte[]> entries) {

    private static final String OBJECT = "java/lang/Object";

    /** The nearest class that two types have in common; interfaces have only {@code Object}. */
    String common(String one, String other) {
      for (String type = one; !type.equals(OBJECT); type = parent(type)) {
        for (String candidate = other; !candidate.equals(OBJECT); candidate = parent(candidate)) {
          if (candidate.equals(type)) {
            return type;
          }
        }
      }
      return OBJECT;
    }

    private String parent(String type) {
      byte[] bytes = entries.get(type + ".class");
      if (bytes != null) {
        ClassReader reader = new ClassReader(bytes);
        boolean isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        return isInterface ? OBJECT : reader.getSuperName();
      }
      try {
        Class<?> parent = Class.forName(type.replace('/', '.'), false, null).getSuperclass();
        return parent == null ? OBJECT : parent.getName().replace('.', '/');
      } catch (ClassNotFoundException e) {
        return OBJECT;
      }
    }
  }
}
