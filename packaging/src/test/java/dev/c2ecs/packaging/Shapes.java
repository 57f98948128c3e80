package dev.c2ecs.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas, method references and records of every kind; the text tells what they did. */
public final class Shapes implements Supplier<String> {

  private final List<Object> said = new ArrayList<>();

  /** A record with components of every type. */
  record Parts(
      boolean flag,
      char letter,
      byte tiny,
      short small,
      int number,
      long large,
      float rough,
      double fine,
      String text,
      List<Integer> numbers) {

    static Parts of(int number) {
      return new Parts(
          true, 'c', (byte) 1, (short) 2, number, 1L << 40, 0.5f, Double.NaN, "t", List.of(1));
    }
  }

  /** A record of nothing. */
  record Nothing() {}

  /** An interface with a private method that a lambda calls. */
  interface Greeting {
    String name();

    default Supplier<String> greeting() {
      return () -> greet(name());
    }

    private String greet(String whom) {
      return "hello " + whom;
    }

    static Supplier<String> toAll() {
      return () -> "hello all";
    }
  }

  private static final class Inner {
    private final String secret = "inner";

    String reveal() {
      return Optional.of(" of all").map(rest -> secret + rest).orElse("");
    }
  }

  @Override
  public String get() {
    captures(3, 1L << 40, 0.25, "text");
    references();
    conversions();
    records();
    Greeting greeting = () -> "you";
    say(greeting.greeting().get());
    say(Greeting.toAll().get());
    say(new Inner().reveal());
    try {
      Runnable failing =
          () -> {
            throw new IllegalStateException("failed");
          };
      failing.run();
    } catch (IllegalStateException e) {
      say(String.valueOf(e.getMessage()));
    }
    return said.toString();
  }

  private void say(Object what) {
    said.add(what);
  }

  private void captures(int number, long large, double fine, String text) {
    Supplier<String> nothing = () -> "nothing";
    Supplier<String> all = () -> number + " " + large + " " + fine + " " + text;
    UnaryOperator<String> mixed = given -> given + large + text;
    LongSupplier nested = () -> ((LongSupplier) () -> large + number).getAsLong();
    say(nothing.get());
    say(all.get());
    say(mixed.apply("given"));
    say(nested.getAsLong());
  }

  private void references() {
    Function<String, Integer> instance = String::length;
    BiFunction<String, String, Boolean> unbound = String::startsWith;
    Supplier<String> bound = "bound"::toUpperCase;
    Function<String, StringBuilder> creates = StringBuilder::new;
    IntFunction<String[]> array = String[]::new;
    Function<Object, String> isStatic = String::valueOf;
    Predicate<String> own = this::isShort;
    Function<List<String>, Integer> ofInterface = List::size;
    say(instance.apply("four"));
    say(unbound.apply("prefix", "pre"));
    say(bound.get());
    say(creates.apply("created").append('!').toString());
    say(array.apply(2).length);
    say(isStatic.apply(1));
    say(own.test("s"));
    say(ofInterface.apply(List.of("a", "b")));
  }

  private boolean isShort(String text) {
    return text.length() < 3;
  }

  private static long twice(int number) {
    return 2L * number;
  }

  private void conversions() {
    ToIntFunction<Integer> unboxes = Integer::intValue;
    ToLongFunction<Integer> widens = Integer::intValue;
    ToDoubleFunction<Short> fromShort = Short::shortValue;
    Function<Integer, Long> boxes = Shapes::twice;
    IntToLongFunction plain = Shapes::twice;
    List<Object> list = new ArrayList<>();
    Consumer<Object> drops = list::add;
    Consumer<Integer> dropsTwo = Shapes::twice;
    Function<Character, Integer> letter = Character::getNumericValue;
    drops.accept("dropped");
    dropsTwo.accept(1);
    say(unboxes.applyAsInt(1));
    say(widens.applyAsLong(2));
    say(fromShort.applyAsDouble((short) 3));
    say(boxes.apply(4));
    say(plain.applyAsLong(5));
    say(list);
    say(letter.apply('7'));
  }

  private void records() {
    Parts parts = Parts.of(1);
    say(parts.hashCode());
    say(parts.equals(Parts.of(1)));
    say(parts.equals(Parts.of(2)));
    say(parts.equals(new Nothing()));
    say(new Nothing().equals(new Nothing()));
    say(new Nothing().hashCode());
    say(parts);
  }
}
