package dev.c2ecs.compose.attribute;

import dev.c2ecs.compose.tree.TreePath;
import java.util.List;

/**
 * An attribute of Compose: a row of the table, and by its children a place in the tree of all rows.
 * What the table says of it is asked of the columns, {@code Cast.of(attribute)}. Compare by
 * identity with {@link #NONE} only.
 */
public final class Attribute {

  private static final Attribute[] MADE = new Attribute[AttributeRows.COUNT];

  /** A place that is no attribute; nothing is said of it and of what is below. */
  public static final Attribute NONE = of(0);

  /** The top level. */
  public static final Attribute ROOT = of(1);

  private final int row;

  private Attribute(int row) {
    this.row = row;
  }

  /** Threads may make two of one row, which are as good as one. */
  private static Attribute of(int row) {
    Attribute attribute = MADE[row];
    if (attribute == null) {
      attribute = new Attribute(row);
      MADE[row] = attribute;
    }
    return attribute;
  }

  /** The attribute at a path. */
  public static Attribute at(TreePath path) {
    Attribute attribute = ROOT;
    for (TreePath.Segment segment : path.segments()) {
      attribute =
          segment instanceof TreePath.Key key ? attribute.child(key.name()) : attribute.items();
    }
    return attribute;
  }

  /** The attribute under a key of a mapping. */
  public Attribute child(String key) {
    return of(AttributeRows.child(key, row));
  }

  /** The items of a list. */
  public Attribute items() {
    return of(AttributeRows.ITEMS.charAt(row));
  }

  /** The keys that have a row; none for a mapping with any keys. */
  public List<String> keys() {
    String keys = AttributeRows.keys(row);
    return keys.isEmpty() ? List.of() : List.of(keys.split(" ", -1));
  }

  /** Its number in the table; the order of keys of one mapping in print. */
  public int row() {
    return row;
  }

  /** What its value may be. Not to be asked of {@link #NONE}. */
  public Form form() {
    return Form.of(AttributeRows.FORMS.charAt(row));
  }

  /** How to write it; empty when the form says it all. */
  public String hint() {
    return AttributeRows.hint(row);
  }

  /** Whether a column says something of it or of what is below. */
  boolean reaches(int column) {
    return (AttributeRows.REACHES.charAt(row) & column) != 0;
  }
}
