package dev.c2ecs.packaging;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that stands for a lambda or a method reference. The parts are those of the call that made
 * it.
 *
 * @param name its internal name
 * @param method the name of the method that it implements
 * @param factory from what is captured to the interface
 * @param erased the type of the method as the interface declares it
 * @param target what it calls
 * @param actual the type of the method where the lambda stands
 * @see java.lang.invoke.LambdaMetafactory#metafactory
 */
record LambdaClass(
    String name, String method, Type factory, Type erased, Handle target, Type actual) {

  private static final String INSTANCE = "INSTANCE";

  /** Puts an object of the class on the stack, in the place of what is captured. */
  void use(MethodVisitor code) {
    if (captured().length == 0) {
      code.visitFieldInsn(Opcodes.GETSTATIC, name, INSTANCE, descriptor());
    } else {
      code.visitMethodInsn(Opcodes.INVOKESTATIC, name, "of", factory.getDescriptor(), false);
    }
  }

  /**
   * The class file.
   *
   * @param version the version of the class file in which the lambda stands
   * @param host the internal name of the class whose private members it may use
   */
  byte[] bytes(int version, String host) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        "java/lang/Object",
        new String[] {factory.getReturnType().getInternalName()});
    writer.visitNestHost(host);
    for (int i = 0; i < captured().length; i++) {
      String type = captured()[i].getDescriptor();
      writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), type, null, null);
    }
    constructor(writer);
    if (captured().length == 0) {
      instance(writer);
    } else {
      factory(writer);
    }
    implementation(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private Type[] captured() {
    return factory.getArgumentTypes();
  }

  private String descriptor() {
    return Type.getObjectType(name).getDescriptor();
  }

  private static String field(int index) {
    return "captured" + index;
  }

  private void constructor(ClassWriter writer) {
    MethodVisitor code = begin(writer, Opcodes.ACC_PRIVATE, "<init>", constructorType());
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int slot = 1;
    for (int i = 0; i < captured().length; i++) {
      Type type = captured()[i];
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), type.getDescriptor());
      slot += type.getSize();
    }
    end(code, Opcodes.RETURN);
  }

  private String constructorType() {
    return Type.getMethodDescriptor(Type.VOID_TYPE, captured());
  }

  /** One object is enough for a lambda that captures nothing. */
  private void instance(ClassWriter writer) {
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    writer.visitField(access, INSTANCE, descriptor(), null, null);
    MethodVisitor code = begin(writer, Opcodes.ACC_STATIC, "<clinit>", "()V");
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
    code.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE, descriptor());
    end(code, Opcodes.RETURN);
  }

  private void factory(ClassWriter writer) {
    MethodVisitor code = begin(writer, Opcodes.ACC_STATIC, "of", factory.getDescriptor());
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    int slot = 0;
    for (Type type : captured()) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructorType(), false);
    end(code, Opcodes.ARETURN);
  }

  private void implementation(ClassWriter writer) {
    MethodVisitor code = begin(writer, Opcodes.ACC_PUBLIC, method, erased.getDescriptor());
    boolean creates = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (creates) {
      code.visitTypeInsn(Opcodes.NEW, target.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    for (int i = 0; i < captured().length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), captured()[i].getDescriptor());
    }
    List<Type> wanted = wanted();
    int slot = 1;
    for (int i = 0; i < erased.getArgumentTypes().length; i++) {
      Type given = erased.getArgumentTypes()[i];
      code.visitVarInsn(given.getOpcode(Opcodes.ILOAD), slot);
      slot += given.getSize();
      Type to = wanted.get(captured().length + i);
      Conversion.convert(code, given, actual.getArgumentTypes()[i], to);
    }
    code.visitMethodInsn(
        call(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    Type returned =
        creates ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
    Type result = erased.getReturnType();
    if (result.getSort() == Type.VOID) {
      Conversion.drop(code, returned);
    } else {
      Type to = Conversion.isPrimitive(result) ? result : actual.getReturnType();
      Conversion.convert(code, returned, returned, to);
    }
    end(code, result.getOpcode(Opcodes.IRETURN));
  }

  /** The types that the target takes, its object first. */
  private List<Type> wanted() {
    List<Type> types = new ArrayList<>();
    int tag = target.getTag();
    if (tag != Opcodes.H_INVOKESTATIC && tag != Opcodes.H_NEWINVOKESPECIAL) {
      types.add(Type.getObjectType(target.getOwner()));
    }
    types.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
    return types;
  }

  /** How the target is called; a private method by one of its nest as any other. */
  private int call() {
    return switch (target.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private static MethodVisitor begin(ClassWriter writer, int access, String name, String type) {
    MethodVisitor code = writer.visitMethod(access, name, type, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int returning) {
    code.visitInsn(returning);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
