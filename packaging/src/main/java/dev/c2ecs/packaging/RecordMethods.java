package dev.c2ecs.packaging;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * How a record compares and hashes, as plain code with the results of the JVM's own.
 *
 * @param type the record
 * @param components the fields of its components, in order
 * @see java.lang.runtime.ObjectMethods
 */
record RecordMethods(Type type, List<Handle> components) {

  private static final int FACTOR = 31;

  /** What the arguments of the bootstrap method say. */
  static RecordMethods of(Object... arguments) {
    List<Handle> components = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      components.add((Handle) arguments[i]);
    }
    return new RecordMethods((Type) arguments[0], components);
  }

  /** Adds a static method to the class of the record; the result is its name. */
  String add(ClassVisitor record, String method) {
    String name = method + "$";
    boolean compares = method.equals("equals");
    Type object = Type.getType(Object.class);
    String descriptor =
        compares
            ? Type.getMethodDescriptor(Type.BOOLEAN_TYPE, type, object)
            : Type.getMethodDescriptor(Type.INT_TYPE, type);
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = record.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    if (compares) {
      equal(code);
      code.visitMaxs(4, 3);
    } else {
      hash(code);
      code.visitMaxs(4, 1);
    }
    code.visitEnd();
    return name;
  }

  private void equal(MethodVisitor code) {
    Label other = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitJumpInsn(Opcodes.IF_ACMPNE, other);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(other);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    Label differs = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitTypeInsn(Opcodes.INSTANCEOF, type.getInternalName());
    code.visitJumpInsn(Opcodes.IFEQ, differs);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    code.visitVarInsn(Opcodes.ASTORE, 2);
    for (Handle component : components) {
      load(code, 0, component);
      load(code, 2, component);
      leaveUnlessEqual(code, Type.getType(component.getDesc()), differs);
    }
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(differs);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
  }

  private static void leaveUnlessEqual(MethodVisitor code, Type component, Label differs) {
    switch (component.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT ->
          code.visitJumpInsn(Opcodes.IF_ICMPNE, differs);
      case Type.LONG, Type.FLOAT, Type.DOUBLE -> {
        String type = Type.getMethodDescriptor(Type.INT_TYPE, component, component);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box(component), "compare", type, false);
        code.visitJumpInsn(Opcodes.IFNE, differs);
      }
      default -> {
        String type = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals", type, false);
        code.visitJumpInsn(Opcodes.IFEQ, differs);
      }
    }
  }

  private void hash(MethodVisitor code) {
    code.visitInsn(Opcodes.ICONST_0);
    for (Handle component : components) {
      code.visitIntInsn(Opcodes.BIPUSH, FACTOR);
      code.visitInsn(Opcodes.IMUL);
      load(code, 0, component);
      Type type = Type.getType(component.getDesc());
      boolean primitive = Conversion.isPrimitive(type);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          primitive ? box(type) : "java/util/Objects",
          "hashCode",
          Type.getMethodDescriptor(Type.INT_TYPE, primitive ? type : Type.getType(Object.class)),
          false);
      code.visitInsn(Opcodes.IADD);
    }
    code.visitInsn(Opcodes.IRETURN);
  }

  private static String box(Type primitive) {
    return Conversion.boxOf(primitive).getInternalName();
  }

  private static void load(MethodVisitor code, int variable, Handle component) {
    code.visitVarInsn(Opcodes.ALOAD, variable);
    code.visitFieldInsn(
        Opcodes.GETFIELD, component.getOwner(), component.getName(), component.getDesc());
  }
}
