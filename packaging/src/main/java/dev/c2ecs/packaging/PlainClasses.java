package dev.c2ecs.packaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The classes of a jar without what the JVM makes at run time: each lambda and method reference is
 * a class of its own, and records compare and hash by plain code. A JVM spends about a tenth of a
 * millisecond on each of them even with a class archive, and a run meets three hundred.
 *
 * <p>Serializable lambdas, joined strings and {@code toString} of records stay as they are.
 */
final class PlainClasses {

  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final int MAJOR = 0xffff;
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";

  private final Map<String, byte[]> plain = new LinkedHashMap<>();
  private final Map<String, byte[]> made = new LinkedHashMap<>();
  private final Map<String, List<String>> nests = new LinkedHashMap<>();

  private PlainClasses() {}

  static Map<String, byte[]> of(Map<String, byte[]> entries) {
    PlainClasses classes = new PlainClasses();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      boolean isClass = OldClasses.isClass(entry.getKey());
      classes.plain.put(
          entry.getKey(), isClass ? classes.plain(entry.getValue()) : entry.getValue());
    }
    for (Map.Entry<String, List<String>> nest : classes.nests.entrySet()) {
      classes.plain.computeIfPresent(
          nest.getKey() + ".class", (name, bytes) -> withMembers(bytes, nest.getValue()));
    }
    classes.plain.putAll(classes.made);
    return classes.plain;
  }

  private byte[] plain(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    Rewriter rewriter = new Rewriter(writer);
    reader.accept(rewriter, 0);
    return rewriter.changed ? writer.toByteArray() : bytes;
  }

  /** A class with more classes that may use its private members. */
  private static byte[] withMembers(byte[] bytes, List<String> members) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visitEnd() {
            for (String member : members) {
              visitNestMember(member);
            }
            super.visitEnd();
          }
        },
        0);
    return writer.toByteArray();
  }

  private final class Rewriter extends ClassVisitor {
    private String name = "";
    private String host = "";
    private int version;
    private int lambdas;
    private boolean changed;

    Rewriter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      this.version = version;
      this.name = name;
      this.host = name;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitNestHost(String nestHost) {
      host = nestHost;
      super.visitNestHost(nestHost);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          if (hasNests()
              && bootstrap.getOwner().equals(LAMBDAS)
              && bootstrap.getName().equals("metafactory")) {
            changed = true;
            lambda(called, type, arguments).use(mv);
          } else if (bootstrap.getOwner().equals(RECORDS)
              && Set.of("equals", "hashCode").contains(called)) {
            changed = true;
            RecordMethods method = RecordMethods.of(arguments);
            mv.visitMethodInsn(
                Opcodes.INVOKESTATIC, name, method.add(Rewriter.this.cv, called), type, false);
          } else {
            super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
          }
        }
      };
    }

    /** From Java 11 on, classes can be told to share their private members. */
    private boolean hasNests() {
      return (version & MAJOR) >= Opcodes.V11;
    }

    private LambdaClass lambda(String called, String type, Object... arguments) {
      lambdas++;
      LambdaClass lambda =
          new LambdaClass(
              name + "$$" + lambdas,
              called,
              Type.getMethodType(type),
              (Type) arguments[0],
              (Handle) arguments[1],
              (Type) arguments[2]);
      made.put(lambda.name() + ".class", lambda.bytes(version, host));
      nests.computeIfAbsent(host, key -> new ArrayList<>()).add(lambda.name());
      return lambda;
    }
  }
}
