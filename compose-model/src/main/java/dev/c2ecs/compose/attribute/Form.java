package dev.c2ecs.compose.attribute;

import java.util.List;

/**
 * What a value may be, in the part of JSON Schema that Compose uses.
 *
 * @param types the JSON types, in the order in which they are named to a user
 * @param keys which keys a mapping may have
 * @param open whether a mapping may have other keys, of which nothing is said
 * @param required the keys that a mapping must have
 * @param entries the number of the form of entries that have no row; 0 for anything
 * @param items the number of the form of items that have no row; 0 for anything
 * @param unique whether the items of a list must differ
 * @param allowed the texts allowed, empty for all
 * @param pattern the pattern to be found in a text, empty for none
 * @param minimum the smallest number
 * @param maximum the largest number
 */
public record Form(
    List<String> types,
    Keys keys,
    boolean open,
    List<String> required,
    int entries,
    int items,
    boolean unique,
    List<String> allowed,
    String pattern,
    double minimum,
    double maximum) {

  private static final Form[] MADE = new Form[AttributeRows.FORM_COUNT];

  /** The form with a number. Threads may make two of one, which are equal. */
  public static Form of(int number) {
    Form form = MADE[number];
    if (form == null) {
      form = AttributeRows.form(number);
      MADE[number] = form;
    }
    return form;
  }
}
