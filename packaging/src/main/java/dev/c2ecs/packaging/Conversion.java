package dev.c2ecs.packaging;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What happens to a value between the method of an interface and the code of a lambda. */
final class Conversion {

  /** Each primitive type beside the class that boxes it. */
  private record Box(Type primitive, String name) {
    Type type() {
      return Type.getObjectType(name);
    }
  }

  private static final List<Box> BOXES =
      List.of(
          new Box(Type.BOOLEAN_TYPE, "java/lang/Boolean"),
          new Box(Type.CHAR_TYPE, "java/lang/Character"),
          new Box(Type.BYTE_TYPE, "java/lang/Byte"),
          new Box(Type.SHORT_TYPE, "java/lang/Short"),
          new Box(Type.INT_TYPE, "java/lang/Integer"),
          new Box(Type.LONG_TYPE, "java/lang/Long"),
          new Box(Type.FLOAT_TYPE, "java/lang/Float"),
          new Box(Type.DOUBLE_TYPE, "java/lang/Double"));

  private Conversion() {}

  static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  /**
   * Converts the value on the stack.
   *
   * @param given its type there
   * @param actual the narrower type that it is known to have
   * @param wanted the type that is needed
   * @throws IllegalArgumentException if Java has no such conversion, or this program no use for it
   */
  static void convert(MethodVisitor code, Type given, Type actual, Type wanted) {
    if (isPrimitive(given) && isPrimitive(wanted)) {
      widen(code, given, wanted);
    } else if (isPrimitive(given)) {
      Type box = boxOf(given);
      String type = Type.getMethodDescriptor(box, given);
      code.visitMethodInsn(Opcodes.INVOKESTATIC, box.getInternalName(), "valueOf", type, false);
    } else if (isPrimitive(wanted)) {
      Box box = known(actual).orElseGet(() -> box(wanted));
      cast(code, given, box.type());
      String unboxing = box.primitive().getClassName() + "Value";
      String type = Type.getMethodDescriptor(box.primitive());
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box.name(), unboxing, type, false);
      widen(code, box.primitive(), wanted);
    } else {
      cast(code, given, wanted);
    }
  }

  /** The class that boxes a primitive type. */
  static Type boxOf(Type primitive) {
    return box(primitive).type();
  }

  /** Takes the value away. */
  static void drop(MethodVisitor code, Type type) {
    if (type.getSize() > 0) {
      code.visitInsn(type.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
    }
  }

  private static void cast(MethodVisitor code, Type given, Type wanted) {
    if (!wanted.equals(given) && !wanted.getDescriptor().equals("Ljava/lang/Object;")) {
      code.visitTypeInsn(Opcodes.CHECKCAST, wanted.getInternalName());
    }
  }

  private static void widen(MethodVisitor code, Type given, Type wanted) {
    boolean fromInt = given.getSort() <= Type.INT;
    if (given.equals(wanted) || (fromInt && wanted.equals(Type.INT_TYPE))) {
      return;
    }
    if (fromInt && wanted.equals(Type.LONG_TYPE)) {
      code.visitInsn(Opcodes.I2L);
    } else if (fromInt && wanted.equals(Type.DOUBLE_TYPE)) {
      code.visitInsn(Opcodes.I2D);
    } else {
      throw new IllegalArgumentException(given + " as " + wanted);
    }
  }

  private static Box box(Type primitive) {
    return BOXES.stream()
        .filter(box -> box.primitive().equals(primitive))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(primitive.getDescriptor()));
  }

  private static Optional<Box> known(Type type) {
    return BOXES.stream().filter(box -> box.type().equals(type)).findFirst();
  }
}
